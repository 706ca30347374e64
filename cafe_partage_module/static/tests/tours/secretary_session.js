import {registry} from "@web/core/registry";

/** A tab of the session's form. */
const tab = (name) => ({
    content: `Open the tab ${name}`,
    trigger: `.o_form_view .nav-link[name='${name}']`,
    run: "click",
});

/** Add a line in the list of a field. */
const addLine = (field) => ({
    trigger: `.o_field_widget[name='${field}'] .o_field_x2many_list_row_add a`,
    run: "click",
});

/** A cell of the line that is being edited. */
const cell = (field, name, tag) =>
    `.o_field_widget[name='${field}'] .o_selected_row [name='${name}'] ${tag}`;

const save = () => [
    {
        content: "Save",
        trigger: ".o_form_button_save",
        run: "click",
    },
    {trigger: ".o_form_view .o_form_saved, .o_form_status_indicator_buttons.invisible"},
];

registry.category("web_tour.tours").add("cafe_secretary_session", {
    steps: () => [
        {
            content: "Plan a session from the theme",
            trigger: "button[name='action_plan_session']",
            run: "click",
        },
        {
            content: "The theme is filled in, and gave the session its name",
            trigger:
                ".o_form_view:has([name='theme_id'] input:value(Tour theme)) [name='name'] textarea:value(Tour theme)",
        },
        ...save(),
        tab("cafe_attendance"),
        addLine("registration_ids"),
        {
            trigger: cell("registration_ids", "name", "input"),
            run: "edit Roos Adams",
        },
        ...save(),
        {
            content: "She is here",
            trigger: "[name='registration_ids'] button[name='action_set_done']",
            run: "click",
        },
        {
            trigger: "[name='registration_ids'] td[name='state']:contains(Attended)",
        },
        tab("cafe_agenda"),
        addLine("item_ids"),
        {
            trigger: cell("item_ids", "name", "input"),
            run: "edit Who works on what?",
        },
        ...save(),
        tab("cafe_conversation"),
        addLine("contribution_ids"),
        {
            trigger: cell("contribution_ids", "item_id", "input"),
            run: "edit Who works",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Who works on what?)",
            run: "click",
        },
        {
            trigger: cell("contribution_ids", "text", "textarea"),
            run: "edit We look for a second stove.",
        },
        ...save(),
        {
            content: "Make it a follow-up in one click",
            trigger: "[name='contribution_ids'] button[name='action_make_followup']",
            run: "click",
        },
        {
            trigger:
                ".o_form_view:has([name='contribution_id']) [name='name'] input:value(We look for a second stove.)",
        },
        {
            content: "Back to the session",
            trigger: ".o_breadcrumb .o_back_button, .breadcrumb .o_back_button",
            run: "click",
        },
        {
            content: "Make the report",
            trigger: "button[name='action_open_report']",
            run: "click",
        },
        {
            content: "What was said is in it",
            trigger:
                ".o_field_widget[name='body']:contains(We look for a second stove.)",
        },
        {
            content: "Publish",
            trigger: "button[name='action_open_publish']:visible",
            run: "click",
        },
        {
            trigger: ".modal-footer button[name='action_publish']",
            run: "click",
        },
        {
            content: "It is published",
            trigger: ".o_arrow_button_current:contains(Published)",
        },
    ],
});
