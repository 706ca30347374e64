import {registry} from "@web/core/registry";

const FORM = ".modal.modal_shown.show form#attendee_registration";

/** From the session's page to the form for one person. */
const openForm = () => [
    {
        content: "Ask for a place",
        trigger:
            ".o_wevent_event button[data-bs-target='#modal_ticket_registration']:visible",
        run: "click",
    },
    {
        content: "One person is the default",
        trigger: "#modal_ticket_registration .a-submit:not([disabled])",
        run: "click",
    },
    {
        trigger: `${FORM} input[name='1-organisation_name'][role='combobox']`,
    },
];

const fillIn = (name, email) => [
    {
        trigger: `${FORM} input[name^='1-name-']`,
        run: `edit ${name}`,
    },
    {
        trigger: `${FORM} input[name^='1-email-']`,
        run: `edit ${email}`,
    },
];

const confirm = (expected) => [
    {
        trigger: `${FORM} button[type='submit']`,
        run: "click",
        expectUnloadPage: true,
    },
    {
        content: "It says what was registered",
        trigger: `.o_cafe_registered:contains(${expected})`,
    },
];

registry.category("web_tour.tours").add("cafe_register_known_organisation", {
    steps: () => [
        ...openForm(),
        ...fillIn("Tom Test", "tom@visitor.example"),
        {
            content: "Type the first letters",
            trigger: `${FORM} input[name='1-organisation_name']`,
            run: "edit buurtw",
        },
        {
            content: "Choose from what is found",
            trigger: `${FORM} .o_cafe_suggestions li[role='option']:contains(Buurtwerk Noord)`,
            async run() {
                this.anchor.dispatchEvent(
                    new window.MouseEvent("mousedown", {
                        bubbles: true,
                        cancelable: true,
                    })
                );
            },
        },
        {
            trigger: `${FORM} input[name='1-organisation_name']:value(Buurtwerk Noord)`,
        },
        {
            trigger: `${FORM} textarea[name='1-question_brought']`,
            run: "edit Wie zorgt voor de soep?",
        },
        {
            content: "Nobody agreed yet",
            trigger: `${FORM} input[name='1-consent_report']:not(:checked)`,
            run: "click",
        },
        ...confirm("Buurtwerk Noord"),
    ],
});

registry.category("web_tour.tours").add("cafe_register_with_keyboard", {
    steps: () => [
        ...openForm(),
        ...fillIn("Tina Test", "tina@visitor.example"),
        {
            trigger: `${FORM} input[name='1-organisation_name']`,
            run: "edit buurtw",
        },
        {
            content: "Wait for the list",
            trigger: `${FORM} input[aria-expanded='true']`,
            run: "press ArrowDown",
        },
        {
            content: "The first is active, for a screen reader too",
            trigger: `${FORM} input[aria-activedescendant]`,
            run: "press Enter",
        },
        {
            trigger: `${FORM} input[aria-expanded='false']:value(Buurtwerk Noord)`,
        },
        ...confirm("Buurtwerk Noord"),
    ],
});

registry.category("web_tour.tours").add("cafe_register_new_organisation", {
    steps: () => [
        ...openForm(),
        ...fillIn("Nel Nieuw", "nel@visitor.example"),
        {
            content: "An organisation that nobody knows yet",
            trigger: `${FORM} input[name='1-organisation_name']`,
            run: "edit Kring van Zeven",
        },
        {
            content: "Nothing is found, and that is all right",
            trigger: `${FORM} .o_cafe_organisation [role='status']:not(:empty)`,
        },
        ...confirm("Kring van Zeven"),
    ],
});

registry.category("web_tour.tours").add("cafe_register_member", {
    steps: () => [
        ...openForm(),
        {
            trigger: `${FORM} input[name^='1-name-']:value(Member Tester)`,
        },
        {
            trigger: `${FORM} input[name^='1-email-']:value(member@network.example)`,
        },
        {
            trigger: `${FORM} input[name='1-organisation_name']:value(Eigen Huis)`,
        },
        ...confirm("Eigen Huis"),
    ],
});
