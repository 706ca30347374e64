import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_support_base", {
    steps: () => [
        {
            content: "The page counts when it is opened",
            trigger: ".o_form_view .nav-link[name='support']",
            run: "click",
        },
        {
            content: "The figure is there with its parts",
            trigger:
                "[data-figure='attendance']:contains(1 of 2 members came to a session)",
        },
        {trigger: "[data-figure='attendance'] .o_cafe_support_share:contains(50 %)"},
        {
            content: "Each of the three has its graph",
            trigger: "[data-figure='engagement'] canvas",
        },
        {
            content: "The graph is a table too",
            trigger: "[data-figure='attendance'] summary",
            run: "click",
        },
        {trigger: "[data-figure='attendance'] td:contains(1)"},
        {
            content: "Whom to call, and why",
            trigger:
                ".o_cafe_support_calls li:contains(Stil vzw):contains(Came to none)",
        },
        {trigger: ".o_cafe_support_all", run: "click"},
        {
            content: "The list has the reasons as well",
            trigger: ".o_list_view .o_data_row:contains(Came to none) .o_data_cell",
            run: "click",
        },
        {trigger: ".o_form_view [name='partner_id'] input:value(Stil vzw)"},
    ],
});

registry.category("web_tour.tours").add("cafe_suggested_moves", {
    steps: () => [
        {
            content: "Not now: it leaves the list",
            trigger:
                ".o_data_row:contains(Wacht vzw) button[name='action_decline_suggestion']",
            run: "click",
        },
        {trigger: ".o_list_view:not(:has(.o_data_row:contains(Wacht vzw)))"},
        {
            content: "The reason is on the member's form",
            trigger: ".o_data_row:contains(Komt vzw) .o_data_cell",
            run: "click",
        },
        {
            trigger: ".o_form_view .alert-info:contains(attended 1 of 1 sessions)",
        },
        {
            trigger: ".alert-info button[name='action_move_to_suggested']",
            run: "click",
        },
        {
            trigger:
                ".o_form_view:not(:has(.alert-info[name='suggestion'])):has([name='circle_id'] input:value(Core))",
        },
    ],
});
