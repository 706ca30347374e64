import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_my_registration", {
    steps: () => [
        {
            trigger: ".o_cafe_state[data-state='open']",
        },
        {
            content: "Change the question",
            trigger: ".o_cafe_change:not(.o_cafe_hand_over) summary",
            run: "click",
        },
        {
            trigger: ".o_cafe_change[open] textarea[name='question_brought']",
            run: "edit Wie zorgt voor de soep?",
        },
        {
            trigger: ".o_cafe_change[open] button.o_cafe_save",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_my_registration:has(.o_cafe_thanks) a.o_cafe_cancel",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Cancelling is asked first",
            trigger: ".o_cafe_ask_cancel button.o_cafe_step_cancel",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "And can be undone",
            trigger: ".o_cafe_state[data-state='cancel'] button.o_cafe_step_rejoin",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_thanks",
        },
        {
            trigger: ".o_cafe_state[data-state='open']",
        },
    ],
});
