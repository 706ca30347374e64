import {registry} from "@web/core/registry";

registry.category("web_tour.tours").add("cafe_participation", {
    steps: () => [
        {
            content: "From the series to its participation",
            trigger: ".o-form-buttonbox button:contains(Participation)",
            run: "click",
        },
        {trigger: ".o_facet_value:contains(Café Test)"},
        {
            content: "The total counts each once, and the rate is a share",
            trigger: ".o_pivot tbody tr:first:contains(Total):contains(66.67%)",
        },
        {
            content: "A cell opens its registrations",
            trigger: ".o_pivot_cell_value:contains(2)",
            run: "click",
        },
        {
            content: "A row opens the registration",
            trigger: ".o_list_view .o_data_row:contains(Bo) td[name='date']",
            run: "click",
        },
        {trigger: ".o_form_view [name='name'] input:value(Bo)"},
    ],
});

registry.category("web_tour.tours").add("cafe_followup_figures", {
    steps: () => [
        {
            content: "From the series to the figures of its follow-ups",
            trigger: ".o-form-buttonbox button:contains(Follow-up figures)",
            run: "click",
        },
        {trigger: ".o_pivot tbody tr:first:contains(Total):contains(50.00%)"},
        {
            content: "How long they take, as a graph",
            trigger: ".o_switch_view.o_graph",
            run: "click",
        },
        {trigger: ".o_graph_view canvas"},
        {trigger: ".o_switch_view.o_list", run: "click"},
        {
            content: "A row opens the follow-up",
            trigger: ".o_list_view .o_data_row:contains(Een gids) td[name='state']",
            run: "click",
        },
        {trigger: ".o_form_view [name='name'] input:value(Een gids)"},
    ],
});
