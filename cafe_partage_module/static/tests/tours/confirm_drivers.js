import {registry} from "@web/core/registry";

/** A line of what drives the member. */
const driver = (name) => `.o_cafe_driver_list li:contains(${name})`;

registry.category("web_tour.tours").add("cafe_drivers_still_true", {
    steps: () => [
        {
            trigger: driver("Leren van anderen"),
        },
        {
            content: "One click",
            trigger: "button.o_cafe_still_true",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_thanks",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_drivers_changed", {
    steps: () => [
        {
            trigger: ".o_cafe_change summary",
            run: "click",
        },
        {
            content: "This is no longer true",
            trigger:
                ".o_cafe_change[open] .form-check:contains(Leren van anderen) input:checked",
            run: "click",
        },
        {
            content: "This is",
            trigger:
                ".o_cafe_change .form-check:contains(Mensen ontmoeten) input:not(:checked)",
            run: "click",
        },
        {
            trigger: ".o_cafe_change textarea[name='words']",
            run: "edit Wij zijn verhuisd.",
        },
        {
            trigger: ".o_cafe_change button[value='changed']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: `.o_cafe_drivers:has(.o_cafe_thanks) ${driver("Mensen ontmoeten")}`,
        },
    ],
});
