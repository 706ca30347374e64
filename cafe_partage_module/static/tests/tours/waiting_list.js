import {registry} from "@web/core/registry";

const FORM = ".modal.modal_shown.show form#attendee_registration";

/** From the page of a full session to a place in line; ends on the page that says so. */
registry.category("web_tour.tours").add("cafe_join_waiting_list", {
    steps: () => [
        {
            content: "The page says that the session is full, and how many wait",
            trigger: ".o_cafe_full:visible:contains(This session is full)",
        },
        {
            content: "Ask for a place on the waiting list",
            trigger:
                ".o_wevent_event button[data-bs-target='#modal_ticket_registration']:visible:contains(Join the waiting list)",
            run: "click",
        },
        {
            trigger: "#modal_ticket_registration .a-submit:not([disabled])",
            run: "click",
        },
        {
            content: "The form says that it leads to the line",
            trigger: `${FORM} .o_cafe_form_waiting`,
        },
        {
            trigger: `${FORM} input[name^='1-name-']`,
            run: "edit Wanda Wacht",
        },
        {
            trigger: `${FORM} input[name^='1-email-']`,
            run: "edit wanda@visitor.example",
        },
        {
            content: "Nothing is wider than the screen",
            trigger: FORM,
            run() {
                const page = document.scrollingElement;
                if (page.scrollWidth > page.clientWidth) {
                    throw new Error("the page scrolls sideways");
                }
            },
        },
        {
            trigger: `${FORM} button[type='submit']:contains(Join the waiting list)`,
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Her place in line, and the link to leave it",
            trigger: ".o_cafe_registered:contains(number 2)",
        },
        {
            trigger: ".o_cafe_registered a.o_cafe_my_link[href*='/inschrijving/']",
        },
    ],
});

/** Colleagues share the organisation that is asked once, and it can be changed. */
registry.category("web_tour.tours").add("cafe_register_colleagues", {
    steps: () => [
        {
            trigger:
                ".o_wevent_event button[data-bs-target='#modal_ticket_registration']:visible",
            run: "click",
        },
        {
            trigger:
                "#modal_ticket_registration button[data-increment-type='plus']:not([disabled])",
            run: "click",
        },
        {
            trigger: "#modal_ticket_registration .a-submit:not([disabled])",
            run: "click",
        },
        {
            trigger: `${FORM} input[name='1-organisation_name'][role='combobox']`,
            run: "edit Kring van Zeven",
        },
        {
            trigger: `${FORM} input[name^='1-name-']`,
            run: "edit Tom Test",
        },
        {
            trigger: `${FORM} input[name^='1-email-']`,
            run: "edit tom@visitor.example",
        },
        {
            content: "The second person has it too",
            trigger: `${FORM} input[name='2-organisation_name']:value(Kring van Zeven)`,
        },
        {
            trigger: `${FORM} input[name^='2-name-']`,
            run: "edit Eva Test",
        },
        {
            trigger: `${FORM} input[name^='2-email-']`,
            run: "edit eva@visitor.example",
        },
        {
            content: "Who registers is none of the two",
            trigger: `${FORM} .o_cafe_booker_check`,
            run: "click",
        },
        {
            trigger: `${FORM} input[name='0-booker_name']`,
            run: "edit Bea Boek",
        },
        {
            trigger: `${FORM} input[name='0-booker_email']`,
            run: "edit bea@huis.example",
        },
        {
            trigger: `${FORM} button[type='submit']`,
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_registered:contains(Eva Test comes for)",
        },
    ],
});
