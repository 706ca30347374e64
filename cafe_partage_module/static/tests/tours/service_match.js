import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_service_propose", {
    steps: () => [
        {
            content: "The other network is named, though it cannot be opened",
            trigger: ".o_form_view [name='offer_network_name']:contains(Netwerk Geven)",
        },
        {
            content: "Propose",
            trigger: "button[name='action_ask_propose']",
            run: "click",
        },
        {
            trigger: ".modal [name='message'] textarea",
            run: "edit Shall we try it until summer?",
        },
        {
            trigger: ".modal [name='capacity'] input",
            run: "edit 6",
        },
        {
            trigger: ".modal button[name='action_propose']",
            run: "click",
        },
        {
            content: "The other side has to answer now",
            trigger: ".o_arrow_button_current:contains(Proposed)",
        },
        {
            trigger: "button[name='action_withdraw']",
        },
        {
            content: "The conversation has begun",
            trigger: ".o-mail-Message:contains(until summer)",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_service_agree", {
    steps: () => [
        {
            content: "Read what was proposed",
            trigger: ".o-mail-Message:contains(until summer)",
        },
        {
            trigger: "button[name='action_agree']",
            run: "click",
        },
        {
            content: "Both networks count on it",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            trigger: ".o_arrow_button_current:contains(Agreed)",
        },
        {
            content: "Note the first hours",
            trigger: "[name='usage_ids'] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            trigger: "[name='usage_ids'] .o_selected_row [name='hours'] input",
            run: "edit 2",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            trigger: ".o_form_view [name='hours_used']:contains(2.0)",
        },
    ],
});
