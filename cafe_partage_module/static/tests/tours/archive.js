import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_archive_search", {
    steps: () => [
        {
            content: "Ask without accents",
            trigger: "#o_cafe_zoek",
            run: "edit cafes",
        },
        {
            trigger: ".o_cafe_search button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The word is marked",
            trigger: ".o_cafe_snippet mark:contains(café's)",
        },
        {
            content: "Open a filter",
            trigger: ".o_cafe_facet[data-facet='reeks'] summary",
            run: "click",
        },
        {
            trigger: ".o_cafe_facet[data-facet='reeks'] a:contains(Café Test)",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The filter stands, and so does the question",
            trigger: ".o_cafe_facet[data-facet='reeks'] a[aria-current]",
        },
        {
            trigger: ".o_cafe_report_list a:contains(Gevonden)",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Read it",
            trigger: ".o_cafe_report_body:contains(netwerken)",
        },
    ],
});
