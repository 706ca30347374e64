import {registry} from "@web/core/registry";

/** From the list: plan calls to all that are shown, and confirm. */
const planCalls = (count) => [
    {
        content: "Choose them all",
        trigger: ".o_list_view thead .o_list_record_selector input",
        run: "click",
    },
    {
        trigger: "button[name='action_plan_calls']",
        run: "click",
    },
    {
        content: "The dialog tells how many are still to be called",
        trigger: `.modal [name='member_count']:contains(${count})`,
    },
];

registry.category("web_tour.tours").add("cafe_call_list", {
    steps: () => [
        {
            content: "The figures of the network",
            trigger: "button[name='action_view_figures']",
            run: "click",
        },
        {
            content: "Who stayed is there as a table",
            trigger: ".o_field_widget[name='retention_table']",
        },
        {
            trigger: "button[name='action_view_report']:contains(Who drifts away)",
            run: "click",
        },
        {
            content: "Who missed three in a row, with whom to call",
            trigger: ".o_data_row:contains(Stil vzw):contains(+32 2 555 01 01)",
        },
        {
            content: "Who came is not there",
            trigger: ".o_list_view:not(:contains(Komt vzw))",
        },
        ...planCalls(2),
        {trigger: ".modal button[name='action_plan']", run: "click"},
        {
            content: "It tells what was planned",
            trigger: ".o_notification:contains(Calls planned: 2)",
        },
        {trigger: "body:not(:has(.modal))"},
        {
            content: "The list knows it",
            trigger: ".o_data_row:contains(Stil vzw).text-muted",
        },
        ...planCalls(0),
        {
            content: "Nobody is called twice",
            trigger: ".modal:not(:has(button[name='action_plan']))",
        },
        {trigger: ".modal button:contains(Cancel)", run: "click"},
        {trigger: "body:not(:has(.modal))"},
    ],
});
