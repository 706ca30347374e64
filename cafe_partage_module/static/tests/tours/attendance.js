import {registry} from "@web/core/registry";

const row = (name) => `.o_cafe_attendance_row[role='checkbox']:contains(${name})`;

registry.category("web_tour.tours").add("cafe_attendance_phone", {
    steps: () => [
        {
            content: "Tick who is here",
            trigger: row("An"),
            run: "click",
        },
        {
            trigger: `${row("An")}[aria-checked='true'][aria-busy='false']`,
        },
        {
            trigger: row("Bo"),
            run: "click",
        },
        {
            trigger: `${row("Bo")}[aria-checked='true'][aria-busy='false']`,
        },
        {
            content: "Somebody walked in",
            trigger: ".o_cafe_walk_in label:contains(Name) input",
            run: "edit Dé Maes",
        },
        {
            trigger: ".o_cafe_walk_in label:contains(Organisation) input",
            run: "edit Nieuwe vzw",
        },
        {
            trigger: ".o_cafe_walk_in button[type='submit']",
            run: "click",
        },
        {
            content: "The session is full: make it one seat larger",
            trigger: ".modal .btn:contains(Add a seat and let in)",
            run: "click",
        },
        {
            trigger: `${row("Dé Maes")}[aria-checked='true']`,
        },
        {
            content: "The rest did not come",
            trigger: ".o_cafe_attendance_no_show:contains(2)",
            run: "click",
        },
        {
            trigger: ".modal .btn:contains(They did not come)",
            run: "click",
        },
        {
            trigger: `${row("Cas")}:contains(Did not come)`,
        },
        {
            content: "Too early: expect them again",
            trigger: ".o_cafe_attendance_undo_no_show",
            run: "click",
        },
        {
            trigger: ".o_cafe_attendance_counts:not(:contains(did not come))",
        },
        {
            content: "One of them came after all",
            trigger: row("Cas"),
            run: "click",
        },
        {
            trigger: `${row("Cas")}[aria-checked='true'][aria-busy='false']`,
        },
    ],
});
