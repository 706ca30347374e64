import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_event_questions", {
    steps: () => [
        {
            content: "The agenda of the session",
            trigger: ".o_form_view .nav-link[name='cafe_agenda']",
            run: "click",
        },
        {
            content: "Both questions, at once",
            trigger: "button[name='action_take_questions']:contains(2)",
            run: "click",
        },
        {
            content: "It says how many",
            trigger: ".o_notification:contains(2 questions are on the agenda)",
        },
        {
            content: "There is nothing left to take over",
            trigger:
                "[name='cafe_questions']:not(:has(button[name='action_take_questions']))",
        },
        {
            content: "See what became of them",
            trigger: "[name='cafe_questions'] button[name='action_view_questions']",
            run: "click",
        },
        {
            content: "One goes back",
            trigger:
                ".o_data_row:contains(Hoe begin je?) button[name='action_take_back_question']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Hoe begin je?):contains(Not taken over yet)",
        },
        {trigger: ".o_data_row:contains(Hoe hou je vol?):contains(On the agenda)"},
        {
            content: "And comes again, by itself",
            trigger:
                ".o_data_row:contains(Hoe begin je?) button[name='action_take_question']",
            run: "click",
        },
        {
            trigger: ".o_notification:contains(1 question is on the agenda)",
        },
        {trigger: ".o_data_row:contains(Hoe begin je?):contains(On the agenda)"},
        {
            content: "The other goes back, from a ticked line",
            trigger:
                ".o_data_row:contains(Hoe hou je vol?) .o_list_record_selector input",
            run: "click",
        },
        {
            trigger: ".o_control_panel button[name='action_take_back_question']",
            run: "click",
        },
        {
            trigger:
                ".o_data_row:contains(Hoe hou je vol?):contains(Not taken over yet)",
        },
    ],
});
