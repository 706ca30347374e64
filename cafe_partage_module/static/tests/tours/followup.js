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

registry.category("web_tour.tours").add("cafe_followup_done", {
    steps: () => [
        {
            content: "Drag the card to Done",
            trigger: ".o_kanban_record:contains(Een vorming)",
            run: "drag_and_drop(.o_kanban_group:contains(Done))",
        },
        {
            trigger: ".modal [name='effect'] textarea",
            run: "edit Minder dubbel werk",
        },
        {trigger: ".modal button[name='action_done']", run: "click"},
        {
            content: "It is no longer among the open ones",
            trigger:
                "body:not(:has(.modal)):not(:has(.o_kanban_record:contains(Een vorming))) .o_kanban_renderer",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_followup_timeline", {
    steps: () => [
        {
            content: "Switch to the timeline",
            trigger: ".o_switch_view.o_cafe_timeline",
            run: "click",
        },
        {
            content: "A late one is red, and the word says so",
            trigger: ".o_cafe_bar_late:contains(Late: Een vorming)",
            run: "click",
        },
        {trigger: ".o_form_view [name='name']"},
        {trigger: ".o_breadcrumb a:contains(Follow-ups)", run: "click"},
        {
            trigger:
                ".o_cafe_followup_timeline table tr:has(.badge:contains(Late)) button:contains(Een vorming)",
            run: "click",
        },
        {trigger: ".o_form_view [name='name']"},
    ],
});
