import {registry} from "@web/core/registry";

/** Only the focused bar, by the words that a screen reader says. */
const focused = (words) => `.o_cafe_bar:focus[aria-label*='${words}']`;

registry.category("web_tour.tours").add("cafe_followup_timeline_keys", {
    steps: () => [
        {trigger: ".o_switch_view.o_cafe_timeline", run: "click"},
        {
            content: "The drawing and its lanes have a name",
            trigger:
                "figure[role='group'][aria-label='Follow-ups by deadline'] [role='group'][aria-label='Proposed']",
        },
        {
            trigger: ".o_cafe_bar[aria-label*='Eerste']",
            run() {
                this.anchor.focus();
            },
        },
        {
            content: "What is late is said",
            trigger: focused("Eerste · Proposed · Late · deadline"),
            run: "press ArrowRight",
        },
        {trigger: focused("Tweede"), run: "press ArrowDown"},
        {
            content: "On to the next lane",
            trigger: `[role='group'][aria-label='In progress'] ${focused("Derde")}`,
            run: "press ArrowRight",
        },
        {content: "There it ends", trigger: focused("Derde"), run: "press Home"},
        {trigger: focused("Eerste"), run: "press ArrowLeft"},
        {trigger: focused("Eerste"), run: "press End"},
        {trigger: focused("Derde"), run: "press ArrowUp"},
        {trigger: focused("Tweede"), run: "press Enter"},
        {
            content: "It is open",
            trigger: ".o_form_view .o_breadcrumb .active:contains(Tweede)",
        },
    ],
});
