import {registry} from "@web/core/registry";

/** A tab of the network's form. */
const tab = (name) => ({
    content: `Open the tab ${name}`,
    trigger: `.o_form_view .nav-link[name='${name}']`,
    run: "click",
});

registry.category("web_tour.tours").add("cafe_network_governance", {
    steps: () => [
        tab("phases"),
        {
            content: "The swing is visible: a bar in each of two lanes",
            trigger:
                ".o_cafe_timeline_lane:has(.o_cafe_bar):contains(Pioneers around the table)",
        },
        {
            trigger:
                ".o_cafe_timeline_lane:has(.o_cafe_bar_open):contains(A secretariat)",
        },
        {trigger: ".o_cafe_timeline_link"},
        {
            content: "A new phase",
            trigger: ".o_field_widget[name='phase_ids'] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            trigger: ".modal [name='governance_model'] label:contains(Pioneers)",
            run: "click",
        },
        {trigger: ".modal .o_form_button_save", run: "click"},
        {
            content: "It is on the timeline before it is saved",
            trigger:
                "body:not(:has(.modal)) .o_cafe_timeline_lane:contains(Pioneers) .o_cafe_bar_open",
        },
        {trigger: ".o_form_button_save:visible", run: "click"},
        {
            content: "Saving ended the phase before",
            trigger:
                ".o_cafe_timeline_lane:contains(A secretariat):has(.o_cafe_bar:not(.o_cafe_bar_open))",
        },
        tab("statements"),
        {
            content: "What changed between two versions",
            trigger:
                ".o_field_widget[name='statement_ids'] button[name='action_compare']",
            run: "click",
        },
        {trigger: ".modal .o_cafe_difference ins:contains(share means)"},
        {trigger: ".modal-footer button:contains(Close)", run: "click"},
        tab("lineage"),
        {
            content: "From the family tree to a relative",
            trigger: "button.o_cafe_family_node:contains(Tour mother)",
            run: "click",
        },
        {trigger: ".o_form_view [name='name'] input:value(Tour mother)"},
        {
            content: "To the map",
            trigger: "[data-menu-xmlid='cafe_partage_module.cafe_menu_networks']",
            run: "click",
        },
        {
            trigger: "[data-menu-xmlid='cafe_partage_module.cafe_network_map_menu']",
            run: "click",
        },
        {trigger: ".o_cafe_bubble:contains(Tour child)", run: "click"},
        {trigger: ".o_form_view [name='name'] input:value(Tour child)"},
    ],
});
