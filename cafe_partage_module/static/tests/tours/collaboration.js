import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_collaboration", {
    steps: () => [
        {
            content: "Weigh it with the guide",
            trigger: "button[name='action_start_run']:contains(Weigh it)",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Begin",
            trigger: ".o_survey_start button[type='submit']:enabled",
            run: "click",
        },
        {
            content: "Why is not asked yet",
            trigger:
                ".js_question-wrapper:contains(Kun je het alleen?):not(:has(textarea))",
        },
        {
            trigger: ".js_question-wrapper.d-none:not(:visible):contains(Waarom dan?)",
        },
        {
            content: "Yes, alone",
            trigger: ".o_survey_choice_btn:contains(Ja)",
            run: "click",
        },
        {
            content: "Then a question appears",
            trigger: ".js_question-wrapper:contains(Waarom dan?) textarea",
            run: "edit It goes faster",
        },
        {
            trigger: "button[type='submit'][value='finish']",
            run: "click",
        },
        {
            content: "Odoo's surveys ask to confirm",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "What the answers advise",
            trigger: ".o_cafe_guide_done li:contains(Doe het dan alleen.)",
        },
        {
            content: "Back",
            trigger: ".o_cafe_guide_done a.btn-primary",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It is still being weighed",
            trigger: ".o_arrow_button_current:contains(Weighing)",
        },
        {
            content: "The advice is in the first tab",
            trigger: ".o_cafe_advice td:contains(It goes faster)",
        },
        {
            content: "People decide",
            trigger: "button[name='action_ask_decision']",
            run: "click",
        },
        {
            trigger: ".modal [name='outcome'] input[data-value='later']",
            run: "click",
        },
        {
            trigger: ".modal [name='reason'] textarea",
            run: "edit Nobody has time this year.",
        },
        {
            content: "Open the day to look again",
            trigger:
                ".modal [name='date_review'] input, .modal [name='date_review'] button",
            run: "click",
        },
        {
            trigger: ".modal [name='date_review'] input",
            run: "edit 01/15/2099",
        },
        {
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "The decision stands, with its reason",
            trigger: ".o_arrow_button_current:contains(Later)",
        },
        {
            trigger:
                ".o_form_view [name='reason']:contains(Nobody has time this year.)",
        },
    ],
});
