import {registry} from "@web/core/registry";

const DRIVERS = ".o_field_widget[name='driver_ids']";

registry.category("web_tour.tours").add("cafe_conversation_round", {
    steps: () => [
        {
            content: "Divide the conversations over people and days",
            trigger: "button[name='action_plan']:contains(Plan):visible",
            run: "click",
        },
        {
            content: "It says how many",
            trigger: ".o_notification:contains(Conversations planned: 2)",
        },
        {
            content: "Nothing is done yet",
            trigger: ".o_field_widget[name='progress'] [aria-valuenow='0']",
        },
        {
            content: "Start with the first",
            trigger: "button[name='action_open_next']",
            run: "click",
        },
        {
            content: "What drove the member until now is filled in",
            trigger: `.o_form_view:has([name='member_id']:contains(Eerste)) ${DRIVERS} .o_tag:contains(Leren van anderen)`,
        },
        {
            content: "That is no longer true",
            trigger: `${DRIVERS} .o_tag:contains(Leren van anderen) .o_delete`,
            run: "click",
        },
        {
            content: "Something else is",
            trigger: `${DRIVERS} input`,
            run: "edit Mensen",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Mensen ontmoeten)",
            run: "click",
        },
        {
            trigger: `${DRIVERS} .o_tag:contains(Mensen ontmoeten)`,
        },
        {
            trigger: "button[name='action_hold_next']",
            run: "click",
        },
        {
            content: "The next one is there",
            trigger: ".o_form_view [name='member_id']:contains(Tweede)",
        },
        {
            content: "Enough for today: back to the round",
            trigger: "button[name='action_view_round']:contains(1 / 2)",
            run: "click",
        },
        {
            content: "Half of it is done",
            trigger: ".o_field_widget[name='progress'] [aria-valuenow='50']",
        },
        {
            content: "And can be resumed at any time",
            trigger: "button[name='action_open_next']:visible",
        },
    ],
});
