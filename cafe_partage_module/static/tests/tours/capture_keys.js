import {registry} from "@web/core/registry";

const INPUT = ".o_cafe_capture_text";
const LONG = 40000;
const sent = (text) => `.o_cafe_capture_line:not(.o_waits):contains(${text})`;
const focused = (text) => `.o_cafe_capture_line:focus:contains(${text})`;
const press = (trigger, key, options = {}) => ({
    content: `Press ${key}`,
    trigger,
    run: ({anchor}) =>
        anchor.dispatchEvent(
            new KeyboardEvent("keydown", {
                ...{key, bubbles: true, cancelable: true},
                ...options,
            })
        ),
});
const fill = (text) => ({
    content: "As when somebody pastes",
    trigger: INPUT,
    run: ({anchor}) => {
        anchor.value += text;
        anchor.dispatchEvent(new Event("input", {bubbles: true}));
    },
});
const check = (what, is) => ({
    content: what,
    trigger: INPUT,
    run: ({anchor}) => {
        if (!is(anchor)) {
            throw new Error(`${what}: ${anchor.value.slice(0, 80)}`);
        }
    },
});
const MARKS = {"?": "een", "!": "twee", "*": "drie", "+": "vier", ">": "vijf"};

registry.category("web_tour.tours").add("cafe_capture_keys", {
    steps: () => [
        ...Object.entries(MARKS).flatMap(([mark, text]) => [
            {
                content: "Each mark is a button",
                trigger: `.o_cafe_capture_marks [data-mark='${mark}']`,
                run: "click",
            },
            {trigger: `[data-mark='${mark}'][aria-pressed='true']`},
            fill(text),
            press(INPUT, "Enter"),
            {trigger: sent(text)},
        ]),
        {trigger: "[data-mark='@']", run: "click"},
        {trigger: ".o_cafe_capture_choices [role='option']:contains(Roos Adams)"},
        press(INPUT, "ArrowDown"),
        {trigger: "[role='option'][aria-selected='true']:contains(Stichting Zaad)"},
        press(INPUT, "Enter"),
        {trigger: ".o_cafe_capture_chips .badge:contains(Stichting Zaad)"},
        {trigger: "[data-mark='#']", run: "click"},
        {trigger: ".o_cafe_capture_choices [role='option']:contains(vijf)"},
        press(INPUT, "Enter"),
        {trigger: ".o_cafe_capture_chips .badge:contains(vijf)"},
        fill("zes"),
        press(INPUT, "Enter"),
        {trigger: `${sent("zes")}:contains(Stichting Zaad):contains(↳ vijf)`},
        press(INPUT, "ArrowUp"),
        press(focused("zes"), "ArrowUp"),
        press(focused("vijf"), "ArrowUp", {altKey: true}),
        {trigger: `${focused("vijf")} + ${sent("vier")}`},
        press(focused("vijf"), "ArrowUp", {altKey: true}),
        {trigger: `${focused("vijf")} + ${sent("drie")}`},
        press(focused("vijf"), "m"),
        {trigger: `${focused("twee")}:contains(vijf)`},
        press(focused("twee"), "Escape"),
        {trigger: `${INPUT}:focus`},
        press(INPUT, "z", {ctrlKey: true}),
        {content: "Apart again", trigger: `${sent("twee")} + ${sent("vijf")}`},
        {trigger: sent("een"), run: ({anchor}) => anchor.focus()},
        press(focused("een"), "Delete"),
        {trigger: `.o_cafe_capture_talk:not(:has(${sent("een")}))`},
        {content: "The keyboard is at the next line", trigger: focused("twee")},
    ],
});

registry.category("web_tour.tours").add("cafe_capture_odd", {
    steps: () => [
        fill("x".repeat(LONG)),
        {trigger: ".o_cafe_capture_long:contains(30000)"},
        press(INPUT, "Enter"),
        check("Nothing of a long paste is cut off", ({value}) => value.length === LONG),
        {trigger: INPUT, run: "edit ?"},
        press(INPUT, "Enter"),
        check("A mark alone is nothing that was said", ({value}) => value === "?"),
        {trigger: INPUT, run: "clear"},
        fill("<script>window.broken = true</script>"),
        press(INPUT, "Enter"),
        {
            trigger: sent("<script>window.broken = true</script>"),
            run: () => {
                if (window.broken) {
                    throw new Error("What was typed was run");
                }
            },
        },
        {content: "Something is half edited", ...press(sent("script"), "Enter")},
        {trigger: ".o_cafe_capture_line textarea", run: "edit half gewijzigd"},
        {
            trigger: ".o_cafe_capture_line select[aria-label='Move to another item']",
            run: "selectByLabel Lessons",
        },
        {
            content: "The page reloads meanwhile",
            trigger: INPUT,
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_capture_line textarea",
            run: ({anchor}) => {
                if (anchor.value !== "half gewijzigd") {
                    throw new Error("What was half edited is gone");
                }
            },
        },
        {trigger: ".o_cafe_capture_line button:contains(Save)", run: "click"},
        {
            trigger: `.o_cafe_capture_section:contains(Lessons) ${focused("half gewijzigd")}`,
        },
        {trigger: "body:not(:has(.o_waits)) .o_cafe_capture_undo:enabled"},
    ],
});
