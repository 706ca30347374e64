import {registry} from "@web/core/registry";

const PAGE = ".o_cafe_my_registration";

/** What a person reads who opens the link of her mail. */
const read = (state, text) => ({
    content: `Her page says: ${text}`,
    trigger: `${PAGE} .o_cafe_state[data-state='${state}']:contains(${text})`,
    run() {
        const page = document.scrollingElement;
        if (page.scrollWidth > page.clientWidth) {
            throw new Error("the page scrolls sideways");
        }
    },
});

registry.category("web_tour.tours").add("cafe_place_waits", {
    steps: () => [read("waiting", "you are number 2 on the waiting list")],
});

registry.category("web_tour.tours").add("cafe_place_has_seat", {
    steps: () => [read("open", "you have a seat")],
});

/** She has a seat and gives it up: a page asks, a button does, the page says so. */
registry.category("web_tour.tours").add("cafe_place_cancels", {
    steps: () => [
        read("open", "you have a seat"),
        {
            trigger: `${PAGE} a.o_cafe_cancel`,
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Nothing is cancelled by a link: the page asks",
            trigger: ".o_cafe_ask_cancel button.o_cafe_step_cancel",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: `${PAGE} .o_cafe_thanks:contains(Somebody else can have your seat)`,
        },
        read("cancel", "your registration is cancelled"),
    ],
});
