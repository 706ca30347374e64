import {registry} from "@web/core/registry";

const state = (value) => `.o_arrow_button_current[data-value='${value}']`;
const button = (name) => `.o_statusbar_buttons button[name='${name}']`;
const DIALOG = ".modal .o_cafe_publish";
const PUBLISH = ".modal-footer button[name='action_publish']";

/**
 * The whole way of a report, by the secretary, in any language: no words of the
 * interface are looked at.
 */
registry.category("web_tour.tours").add("cafe_report_publish", {
    steps: () => [
        {trigger: state("draft")},
        {trigger: button("action_review"), run: "click"},
        {trigger: state("review")},
        {
            content: "The dialog says what happens, and that the review still runs",
            trigger: button("action_open_publish"),
            run: "click",
        },
        {trigger: `${DIALOG} .text-warning`},
        {trigger: `${DIALOG} [name='named']:contains(An Peeters)`},
        {trigger: `${DIALOG} [name='tell'] input:checked`},
        {
            content: "Thinking better of it changes nothing",
            trigger: ".modal-footer button.btn-secondary",
            run: "click",
        },
        {trigger: `body:not(:has(.modal)) ${state("review")}`},
        {trigger: button("action_open_publish"), run: "click"},
        {trigger: PUBLISH, run: "click"},
        {trigger: `body:not(:has(.modal)) ${state("published")}`},
        {
            content: "A correction",
            trigger: button("action_reopen"),
            run: "click",
        },
        {trigger: state("draft")},
        {
            trigger: ".o_field_html[name='body'] .odoo-editor-editable p",
            run: "editor Wij delen een zaal.",
        },
        {trigger: button("action_open_publish"), run: "click"},
        {trigger: `${DIALOG} .o_cafe_difference ins:contains(zaal)`},
        {trigger: `${DIALOG} .o_cafe_difference del:contains(lokaal)`},
        {trigger: `${DIALOG} [name='tell'] input:not(:checked)`},
        {
            content: "Not without saying what changed",
            trigger: PUBLISH,
            run: "click",
        },
        {trigger: `${DIALOG} .o_field_invalid[name='change_note']`},
        {
            trigger: `${DIALOG} [name='change_note'] input`,
            run: "edit Een zaal, geen lokaal",
        },
        {trigger: PUBLISH, run: "click"},
        {trigger: `body:not(:has(.modal)) ${state("published")}`},
        {
            content: "Both versions are there, and what changed",
            trigger: ".o_notebook a[name='versions']",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name='version_ids'] tr.o_data_row:nth-child(2)",
        },
        {
            trigger:
                ".o_field_widget[name='version_ids'] tr:contains(geen lokaal) button[name='action_compare']",
            run: "click",
        },
        {trigger: ".modal .o_cafe_difference ins:contains(zaal)"},
        {trigger: ".modal-footer .btn-primary", run: "click"},
        {trigger: "body:not(:has(.modal))"},
    ],
});
