import {registry} from "@web/core/registry";

/** The column of a circle on the board of members. */
const column = (circle) => `.o_kanban_group:has(.o_column_title:contains(${circle}))`;

registry.category("web_tour.tours").add("cafe_circle_board", {
    steps: () => [
        {
            content: "The members of the network",
            trigger: "button[name='action_view_members']",
            run: "click",
        },
        {
            content: "As a board of circles",
            trigger: ".o_switch_view.o_kanban",
            run: "click",
        },
        {
            content: "Also circles without members are there",
            trigger: column("Core"),
        },
        {
            content: "Drag a member to the core",
            trigger: `${column("Partners")} .o_kanban_record:contains(Stichting Zaad)`,
            run: `drag_and_drop ${column("Core")}`,
        },
        {
            trigger: `${column("Core")} .o_kanban_record:contains(Stichting Zaad)`,
        },
    ],
});
