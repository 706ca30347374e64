import {registry} from "@web/core/registry";

const PASSAGE = ".o_cafe_passage:contains(Dat kost tijd)";

registry.category("web_tour.tours").add("cafe_report_suggest", {
    steps: () => [
        {
            content: "The page fits on a phone",
            trigger: ".o_cafe_report_review",
            run: () => {
                if (document.documentElement.scrollWidth > window.innerWidth) {
                    throw new Error("The page is wider than the screen.");
                }
            },
        },
        {trigger: `${PASSAGE} summary`, run: "click"},
        {
            trigger: `${PASSAGE} details[open] textarea[name='text']`,
            run: "edit Zaad: Dat kost veel tijd.",
        },
        {
            trigger: `${PASSAGE} textarea[name='remark']`,
            run: "edit Ik was er zelf bij",
        },
        {
            trigger: `${PASSAGE} .o_cafe_suggest`,
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_thanks"},
        {
            content: "Take it back, and suggest it again",
            trigger: ".o_cafe_own:contains(veel tijd) .o_cafe_withdraw",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_own:not(:has(.o_cafe_withdraw))"},
        {trigger: `${PASSAGE} summary`, run: "click"},
        {
            trigger: `${PASSAGE} details[open] textarea[name='text']`,
            run: "edit Zaad: Dat kost geld.",
        },
        {
            trigger: `${PASSAGE} .o_cafe_suggest`,
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_own:contains(Dat kost geld) .o_cafe_withdraw"},
    ],
});

registry.category("web_tour.tours").add("cafe_report_answer", {
    steps: () => [
        {trigger: ".o_notebook a[name='suggestions']", run: "click"},
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(veel) button[name='action_take']",
            run: "click",
        },
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(veel) button[name='action_undo']",
            run: "click",
        },
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(veel) button[name='action_take']",
            run: "click",
        },
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(veel) button[name='action_undo']",
        },
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(Weten) button[name='action_leave']",
            run: "click",
        },
        {
            trigger:
                ".o_cafe_suggestions .o_kanban_record:contains(Weten) button[name='action_undo']",
        },
        {
            content: "The text has the new words",
            trigger: ".o_notebook a[name='report']",
            run: "click",
        },
        {trigger: ".o_field_html[name='body']:contains(Dat kost veel tijd)"},
        {
            content: "The review still runs: publishing asks",
            trigger: ".o_cafe_publish_early",
            run: "click",
        },
        {trigger: ".modal:contains(still runs) .btn-primary", run: "click"},
        {trigger: ".o_arrow_button_current[data-value='published']"},
    ],
});

const SUGGESTION = ".o_cafe_suggestion";

registry.category("web_tour.tours").add("cafe_report_reporter", {
    steps: () => [
        {
            content: "The page fits on a phone",
            trigger: ".o_cafe_report_reporter .o_cafe_waiting:contains(2)",
            run: () => {
                if (document.documentElement.scrollWidth > window.innerWidth) {
                    throw new Error("The page is wider than the screen.");
                }
            },
        },
        {
            content: "Take one over",
            trigger: `${SUGGESTION}:contains(veel) .o_cafe_take`,
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Leave the other, and say why",
            trigger: `.o_cafe_waiting:contains(1)`,
        },
        {trigger: `${SUGGESTION}:contains(Weten) summary`, run: "click"},
        {
            trigger: `${SUGGESTION}:contains(Weten) details[open] textarea`,
            run: "edit Zo heet het in de agenda",
        },
        {
            trigger: `${SUGGESTION}:contains(Weten) .o_cafe_leave`,
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_all_done"},
        {trigger: `${SUGGESTION}:contains(Weten):contains(in de agenda)`},
        {
            content: "Change her mind about the first",
            trigger: `${SUGGESTION}:contains(veel) .o_cafe_undo`,
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "And once more: the report has the new words",
            trigger: `${SUGGESTION}:contains(veel) .o_cafe_take`,
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_whole summary", run: "click"},
        {trigger: ".o_cafe_whole[open]:contains(Dat kost veel tijd)"},
    ],
});
