import {registry} from "@web/core/registry";

const choose = (list, text) => ({
    content: `Choose “${text}”`,
    trigger: `.modal [name='${list}'] .o_data_row:contains(${text}) [name='is_chosen'] input`,
    run: "click",
});

registry.category("web_tour.tours").add("cafe_agenda_offer", {
    steps: () => [
        {
            content: "The agenda of the session",
            trigger: ".o_form_view .nav-link[name='cafe_agenda']",
            run: "click",
        },
        {
            content: "It was made from the series, with its times",
            trigger: "[name='item_ids'] .o_data_row:contains(Lessons):contains(25)",
        },
        {
            content: "What could come on it",
            trigger: "[name='cafe_agenda_buttons'] button:contains(open follow-ups)",
            run: "click",
        },
        choose("question_ids", "Hoe begin je?"),
        choose("topic_ids", "Vorming geven"),
        {
            content: "Put both on the agenda",
            trigger: ".modal button[name='action_put']",
            run: "click",
        },
        {
            content: "It says how many",
            trigger: ".o_notification:contains(questions 1, follow-ups 1)",
        },
        {
            content: "The topic is a point of the agenda",
            trigger: "[name='item_ids'] .o_data_row:contains(Vorming geven)",
        },
        {
            content: "It is not offered twice",
            trigger: "[name='cafe_agenda_buttons'] button:contains(open follow-ups)",
            run: "click",
        },
        {
            trigger:
                ".modal [name='question_ids']:contains(Hoe hou je vol?):not(:contains(Hoe begin je?))",
        },
        {
            trigger: ".modal .btn-secondary:contains(Close)",
            run: "click",
        },
        {
            trigger: "body:not(:has(.modal))",
        },
        {
            content: "Off the agenda again",
            trigger:
                "[name='item_ids'] .o_data_row:contains(Vorming geven) .o_list_record_remove button",
            run: "click",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            trigger:
                ".o_form_saved, .o_form_status_indicator:not(:has(button:visible))",
        },
        {
            content: "So it is offered again",
            trigger: "[name='cafe_agenda_buttons'] button:contains(open follow-ups)",
            run: "click",
        },
        {
            trigger: ".modal [name='topic_ids'] .o_data_row:contains(Vorming geven)",
        },
    ],
});
