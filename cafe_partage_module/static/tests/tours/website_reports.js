import {registry} from "@web/core/registry";

const readReport = () => [
    {
        content: "Choose the report from the list",
        trigger: ".o_cafe_report_list a:contains(Hoe blijf je samen?)",
        run: "click",
        expectUnloadPage: true,
    },
    {
        content: "Read it",
        trigger: ".o_cafe_report_body:contains(Een secretariaat is geheugen)",
    },
    {
        content: "It can be taken along",
        trigger: ".o_cafe_report a.o_cafe_pdf[href$='/pdf']",
    },
];

registry.category("web_tour.tours").add("cafe_report_from_menu", {
    steps: () => [
        {
            trigger: "header a[href$='/verslagen']:visible",
            run: "click",
            expectUnloadPage: true,
        },
        ...readReport(),
    ],
});

registry.category("web_tour.tours").add("cafe_report_from_portal", {
    steps: () => [
        {
            trigger: ".o_portal_my_home a[href$='/verslagen']:visible",
            run: "click",
            expectUnloadPage: true,
        },
        ...readReport(),
    ],
});
