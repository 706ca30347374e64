import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_followup_board", {
    steps: () => [
        {
            content: "Drag the card to Dropped",
            trigger: ".o_kanban_record:contains(Een vorming)",
            run: "drag_and_drop(.o_kanban_group:contains(Dropped))",
        },
        {
            content: "It asks why; closing it leaves the card where it was",
            trigger: ".modal [name='drop_reason'] input",
        },
        {
            trigger: ".modal button[special='cancel'], .modal .o_form_button_cancel",
            run: "click",
        },
        {
            trigger:
                "body:not(:has(.modal)) .o_kanban_group:contains(Proposed) .o_kanban_record:contains(Een vorming)",
            run: "drag_and_drop(.o_kanban_group:contains(Dropped))",
        },
        {
            trigger: ".modal [name='drop_reason'] input",
            run: "edit Een ander doet dit al",
        },
        {trigger: ".modal button[name='action_drop']", run: "click"},
        {
            content: "It is no longer among the open ones",
            trigger:
                "body:not(:has(.modal)):not(:has(.o_kanban_record:contains(Een vorming))) .o_kanban_renderer",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_followup_accept", {
    steps: () => [
        {trigger: "h1:contains(Een vorming)"},
        {trigger: ".o_cafe_accept", run: "click", expectUnloadPage: true},
        {trigger: ".o_cafe_thanks"},
    ],
});
