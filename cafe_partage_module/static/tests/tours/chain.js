import {registry} from "@web/core/registry";

const node = (stage, text) =>
    `.o_cafe_chain_widget [data-stage='${stage}'] .o_cafe_chain_node:contains(${text})`;

registry.category("web_tour.tours").add("cafe_chain", {
    steps: () => [
        {
            content: "Where the follow-up comes from, and what it changed",
            trigger: ".o_form_view .nav-link[name='chain']",
            run: "click",
        },
        {trigger: node("effect", "Iedereen kookt")},
        {trigger: `${node("followup", "Kookclub")}.o_cafe_chain_current`},
        {
            content: "Back to the question",
            trigger: node("question", "Hoe blijf je samen?"),
            run: "click",
        },
        {
            content: "And forward again",
            trigger: `.o_form_view:has(${node("question", "samen").replace(".o_cafe_chain_widget ", "")}.o_cafe_chain_current) ${node("followup", "Kookclub")}`,
            run: "click",
        },
        {
            content: "The follow-up it is",
            trigger:
                ".o_form_view [name='name']:has(input), .o_form_view [name='name']",
        },
    ],
});
