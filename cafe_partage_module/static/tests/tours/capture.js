import {registry} from "@web/core/registry";

const INPUT = ".o_cafe_capture_text";
const line = (text) => `.o_cafe_capture_line:contains(${text})`;
const sent = (text) => `.o_cafe_capture_line:not(.o_waits):contains(${text})`;
const type = (text) => [
    {content: `Write: ${text}`, trigger: INPUT, run: `edit ${text}`},
    {trigger: ".o_cafe_capture_enter", run: "click"},
];

registry.category("web_tour.tours").add("cafe_capture", {
    steps: () => [
        {
            content: "Go to the point that the session talks about",
            trigger: ".o_cafe_capture_item:contains(Talk)",
            run: "click",
        },
        {trigger: ".o_cafe_capture_item.active:contains(Talk) .fa-clock-o"},
        {
            content: "Enter writes down",
            trigger: INPUT,
            run: "edit ? Hoe doen jullie dat",
        },
        {trigger: INPUT, run: "press Enter"},
        {trigger: sent("Hoe doen jullie dat")},
        {
            content: "Choose who says it",
            trigger: INPUT,
            run: "edit + Samen kopen @roos",
        },
        {trigger: ".o_cafe_capture_choices li:contains(Roos Adams)"},
        {trigger: INPUT, run: "press Enter"},
        {trigger: ".o_cafe_capture_chips .badge:contains(Roos Adams)"},
        {trigger: INPUT, run: "press Enter"},
        {trigger: `${sent("Samen kopen")}:contains(Stichting Zaad):contains(Tip)`},
        {content: "A mark is a button", trigger: "[data-mark='!']", run: "click"},
        {trigger: INPUT, run: "edit ! Zo doen we het #jullie"},
        {trigger: ".o_cafe_capture_choices li:contains(Hoe doen)"},
        {trigger: INPUT, run: "press Enter"},
        {trigger: INPUT, run: "press Enter"},
        {trigger: `${sent("Zo doen we het")}:contains(↳ Hoe doen)`},
        ...type("> Een zaal zoeken"),
        {trigger: `${sent("Een zaal zoeken")} .fa-flag`},
        {
            content: "Move it by the keyboard",
            trigger: sent("Een zaal zoeken"),
            run: (helpers) => {
                helpers.anchor.focus();
                helpers.anchor.dispatchEvent(
                    new KeyboardEvent("keydown", {
                        key: "ArrowUp",
                        altKey: true,
                        bubbles: true,
                    })
                );
            },
        },
        {trigger: `${sent("Een zaal zoeken")} + ${sent("Zo doen we het")}`},
        {content: "Undo", trigger: ".o_cafe_capture_undo", run: "click"},
        {trigger: `${sent("Zo doen we het")} + ${sent("Een zaal zoeken")}`},
        {
            content: "Drag it under the lessons",
            trigger: `${sent("Een zaal zoeken")} .o_cafe_capture_handle`,
            run: "drag_and_drop .o_cafe_capture_section:contains(Lessons) ul",
        },
        {
            trigger: `.o_cafe_capture_section:contains(Lessons) ${sent("Een zaal zoeken")}`,
        },
    ],
});

registry.category("web_tour.tours").add("cafe_capture_mend", {
    steps: () => [
        ...type("een"),
        {trigger: sent("een")},
        ...type("twee"),
        {trigger: sent("twee"), run: (helpers) => helpers.anchor.focus()},
        {
            content: "Edit a line, and change what kind it is",
            trigger: `${sent("twee")} [title='Edit']`,
            run: "click",
        },
        {trigger: ".o_cafe_capture_line textarea", run: "edit twee en half"},
        {trigger: ".o_cafe_capture_line select[aria-label='Kind']", run: "select tip"},
        {trigger: ".o_cafe_capture_line button:contains(Save)", run: "click"},
        {trigger: `${sent("twee en half")}:contains(Tip)`},
        {trigger: "body:not(:has(.o_waits)) .o_cafe_capture_undo:enabled"},
        {trigger: sent("twee en half"), run: (helpers) => helpers.anchor.focus()},
        {
            content: "Join it to the one above",
            trigger: `${sent("twee en half")} .o_cafe_capture_merge`,
            run: "click",
        },
        {trigger: `${sent("een")}:contains(twee en half)`},
        {content: "And apart again", trigger: ".o_cafe_capture_undo", run: "click"},
        {trigger: `${sent("een")}:not(:contains(twee)) + ${sent("twee en half")}`},
        {trigger: sent("twee en half"), run: (helpers) => helpers.anchor.focus()},
        {
            content: "Take one out",
            trigger: `${sent("twee en half")} .o_cafe_capture_remove`,
            run: "click",
        },
        {trigger: `.o_cafe_capture_talk:not(:has(${line("twee")}))`},
    ],
});

registry.category("web_tour.tours").add("cafe_capture_offline", {
    steps: () => [
        {
            trigger: INPUT,
            run: () => {
                const {open, send} = window.XMLHttpRequest.prototype;
                window.XMLHttpRequest.prototype.open = function (method, url, ...rest) {
                    this.forDesk = url.includes("cafe.capture");
                    return open.call(this, method, url, ...rest);
                };
                window.XMLHttpRequest.prototype.send = function (body) {
                    // as when the cable is pulled out
                    return this.forDesk
                        ? setTimeout(() => this.dispatchEvent(new Event("error")))
                        : send.call(this, body);
                };
            },
        },
        ...type("een"),
        ...type("twee"),
        ...type("drie"),
        {trigger: ".o_cafe_capture_waiting:contains(3 wait to be sent)"},
        {trigger: `${line("drie")}.o_waits`},
        {
            content: "What is half typed stays too",
            trigger: INPUT,
            run: "edit half getypt",
        },
        {
            content: "The page reloads meanwhile, and there is a connection again",
            trigger: INPUT,
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        {trigger: sent("een")},
        {trigger: sent("twee")},
        {trigger: sent("drie")},
        {trigger: "body:not(:has(.o_cafe_capture_waiting))"},
        {
            trigger: INPUT,
            run: (helpers) => {
                if (helpers.anchor.value !== "half getypt") {
                    throw new Error("What was typed is gone");
                }
            },
        },
        ...type("vier"),
        {trigger: sent("vier")},
    ],
});
