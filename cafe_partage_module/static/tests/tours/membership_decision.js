import {registry} from "@web/core/registry";

const DIALOG = ".modal .o_form_view";

/** A button in the header of the membership's form. */
const decide = (words) => ({
    content: words,
    trigger: `.o_form_view .o_statusbar_buttons button:contains(${words})`,
    run: "click",
});

/** Tick in the dialog that a criterion is met. */
const meet = (criterion) => [
    {
        content: `${criterion}: met`,
        trigger: `${DIALOG} .o_data_row:contains(${criterion}) [name='is_met'] input`,
        run: "click",
    },
    {
        trigger: `${DIALOG} .o_data_row:contains(${criterion}) [name='is_met'] input:checked`,
    },
];

const confirm = (words) => ({
    trigger: `.modal footer button:contains(${words}):visible`,
    run: "click",
});

registry.category("web_tour.tours").add("cafe_membership_accept", {
    steps: () => [
        {
            content: "What the applicant wrote",
            trigger: ".o_form_view [name='motivation']:contains(Alleen lukt het niet.)",
        },
        decide("Accept"),
        {
            content: "It wished this circle",
            trigger: `${DIALOG} [name='circle_id'] input:value(Partners)`,
        },
        {
            content: "Something required is not met yet: that would need a reason",
            trigger: `${DIALOG} [name='exception']`,
        },
        ...meet("Shares the vision"),
        ...meet("Works near by"),
        {
            trigger: `${DIALOG}:not(:has([name='exception']))`,
        },
        confirm("Accept"),
        {
            trigger: "body:not(:has(.modal)) .o_arrow_button_current:contains(Active)",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_membership_ask", {
    steps: () => [
        decide("Ask for more"),
        {
            trigger: `${DIALOG} [name='message'] textarea`,
            run: "edit Wie komt er?",
        },
        confirm("Ask"),
        {
            trigger:
                "body:not(:has(.modal)) .o_form_view .alert:contains(Wie komt er?)",
        },
    ],
});
