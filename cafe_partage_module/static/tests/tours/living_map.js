import {registry} from "@web/core/registry";

const DRAWN = ".o_cafe_graph_map[data-drawn='1']";

/** A sentence tells what is shown. */
const sees = (text) => ({trigger: `.o_cafe_graph_seen:contains(${text})`});

/** With the keyboard: first the focus must come there. */
const press = (trigger, key = "Enter") => [
    {
        trigger,
        run() {
            this.anchor.focus();
        },
    },
    {trigger: `${trigger}:focus`, run: `press ${key}`},
];

const choose = (name, label) => ({
    trigger: `.o_cafe_graph_filters select[name='${name}']`,
    run: `selectByLabel ${label}`,
});

const search = (name) => [
    {trigger: ".o_cafe_graph_search input", run: `edit ${name}`},
    {trigger: `.o_cafe_graph_found li.active:contains(${name})`},
    {trigger: ".o_cafe_graph_search input", run: "press Enter"},
    {trigger: `.o_cafe_graph_focus strong:contains(${name})`},
];

/** Nodes that Cytoscape shows, read off the page. */
const countNodes = (expected) => ({
    content: `${expected} nodes are drawn`,
    trigger: DRAWN,
    async run() {
        const el = document.querySelector(".o_cafe_graph_nodes");
        const count = () => el.cy.nodes().filter((node) => node.visible()).length;
        for (let turn = 0; turn < 50 && count() !== expected; turn++) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        if (count() !== expected) {
            throw new Error(`${count()} nodes instead of ${expected}`);
        }
    },
});

registry.category("web_tour.tours").add("cafe_living_map", {
    steps: () => [
        {trigger: DRAWN},
        sees("2 networks, 3 organisations on"),
        countNodes(5),
        choose("kind", "Project"),
        sees("1 network, 2 organisations"),
        countNodes(3),
        {trigger: ".o_cafe_graph_facts .o_cafe_graph_clear", run: "click"},
        sees("2 networks, 3 organisations on"),
        {
            content: "Two years ago, by typing the date",
            trigger: ".o_cafe_graph_slider input[type='date']",
            run() {
                this.anchor.value = "2020-06-01";
                this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
            },
        },
        sees("2 networks, 1 organisation on June 1, 2020"),
        countNodes(3),
        {
            content: "To the end of the slider",
            trigger: ".o_cafe_graph_slider input[type='range']",
            run: "range 9999",
        },
        sees("2 networks, 3 organisations on"),
        {trigger: ".o_cafe_graph_filters input[name='lineage']", run: "click"},
        {trigger: ".o_cafe_graph_legend .o_cafe_graph_lineage"},
        ...search("Tourkaart Appel"),
        {trigger: ".o_cafe_graph_fades"},
        {trigger: ".o_cafe_graph_focus:contains(2 members)"},
        {trigger: ".o_cafe_graph_focus .o_cafe_graph_open", run: "click"},
        {trigger: ".o_form_view [name='name'] input:value(Tourkaart Appel)"},
        {
            content: "Back, and it is as it was left",
            trigger: ".o_breadcrumb a:contains(Living map)",
            run: "click",
        },
        {trigger: `${DRAWN} .o_cafe_graph_fades`},
        {trigger: ".o_cafe_graph_focus strong:contains(Tourkaart Appel)"},
        {trigger: ".o_cafe_graph_filters input[name='lineage']:checked"},
        ...press(".o_cafe_graph_to_map", "Escape"),
        {trigger: ".o_cafe_graph_map:not(:has(.o_cafe_graph_focus))"},
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_keys", {
    steps: () => [
        {trigger: DRAWN},
        ...press(".o_cafe_graph_to_table"),
        {
            content: "The network with most members first",
            trigger: ".o_cafe_graph_table tbody tr:first:contains(Tourkaart Appel)",
        },
        {
            trigger:
                ".o_cafe_graph_table tr:contains(Tourkaart Appel):contains(Tourkaart Boom (1))",
        },
        ...press(".o_cafe_graph_table button[data-column='count']"),
        {trigger: "th[aria-sort='ascending'] button[data-column='count']"},
        {trigger: ".o_cafe_graph_table tbody tr:first:contains(Tourkaart Boom)"},
        ...press(".o_cafe_graph_rows_members"),
        {
            trigger:
                ".o_cafe_graph_table tr:contains(Tourkaart Zaad):contains(Tourkaart Appel (Core))",
        },
        choose("kind", "Project"),
        {trigger: ".o_cafe_graph_table:not(:contains(Tourkaart Land))"},
        ...press(".o_cafe_graph_row:contains(Tourkaart Zaad)"),
        {
            trigger:
                ".o_form_view [name='name']:contains(Tourkaart Zaad), .o_form_view [name='name'] textarea:value(Tourkaart Zaad), .o_form_view [name='name'] input:value(Tourkaart Zaad)",
        },
        {trigger: ".o_breadcrumb a:contains(Living map)", run: "click"},
        {
            content: "The table and its filter are still there",
            trigger: ".o_cafe_graph_table tbody tr:contains(Tourkaart Appel)",
        },
        {trigger: ".o_cafe_graph_table:not(:contains(Tourkaart Land))"},
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_save", {
    steps: () => [
        {trigger: DRAWN},
        {trigger: ".o_cafe_graph_menu summary", run: "click"},
        {trigger: ".o_cafe_graph_menu a[href*='kumu']"},
        {trigger: ".o_cafe_graph_menu a[href*='gexf']"},
        {trigger: ".o_cafe_graph_svg", run: "click"},
        {trigger: ".o_cafe_graph_saved:contains(.svg)"},
        {trigger: ".o_cafe_graph_menu summary", run: "click"},
        {trigger: ".o_cafe_graph_png", run: "click"},
        {trigger: ".o_cafe_graph_saved:contains(.png)"},
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_from_network", {
    steps: () => [
        {
            content: "From a network to the map, on that network",
            trigger: ".o-form-buttonbox .o_button_more",
            run: "click",
        },
        {
            trigger: ".o-dropdown--menu .oe_stat_button:contains(Show on the map)",
            run: "click",
        },
        {trigger: DRAWN},
        {trigger: ".o_cafe_graph_focus strong:contains(Tourkaart Boom)"},
        sees("1 network, 2 organisations on"),
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_error", {
    steps: () => [
        {trigger: DRAWN},
        {
            content: "The connection is gone, and comes back",
            trigger: ".o_cafe_graph_search input",
            run() {
                const real = window.fetch;
                window.fetch = (url, ...rest) =>
                    String(url).includes("graph.json")
                        ? Promise.reject(new TypeError("Failed to fetch"))
                        : real(url, ...rest);
                window.comeBack = () => (window.fetch = real);
            },
        },
        {
            trigger: "[data-menu-xmlid='cafe_partage_module.cafe_menu_networks']",
            run: "click",
        },
        {
            trigger: "[data-menu-xmlid='cafe_partage_module.cafe_living_map_menu']",
            run: "click",
        },
        {trigger: ".o_cafe_graph_map .alert:contains(Is there a connection?)"},
        {trigger: ".o_cafe_graph_again", run: () => window.comeBack()},
        {trigger: ".o_cafe_graph_again", run: "click"},
        {trigger: DRAWN},
        {trigger: ".o_cafe_graph_map:not(:has(.alert))"},
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_phone", {
    steps: () => [
        {trigger: DRAWN},
        {trigger: "body:not(:has(.o_cafe_graph_plain:visible))"},
        sees("1 network, 2 organisations"),
        {
            content: "Filters are folded away, and fold out",
            trigger: ".o_cafe_graph_fold:not([open]) summary",
            run: "click",
        },
        {trigger: ".o_cafe_graph_slider input[type='range']", run: "range 0"},
        {trigger: ".o_cafe_graph_facts .o_cafe_graph_clear", run: "click"},
        sees("1 network, 2 organisations"),
        ...search("Tourkaart Appel"),
        {trigger: ".o_cafe_graph_to_table", run: "click"},
        {trigger: ".o_cafe_graph_table tr:contains(Tourkaart Appel)"},
        {
            content: "What was chosen stands in the address",
            trigger: ".o_cafe_graph_table",
            run() {
                const {hash} = window.location;
                if (!/view=table/.test(hash) || !/focus=n/.test(hash)) {
                    throw new Error(`${hash} does not tell what was chosen`);
                }
            },
        },
    ],
});

registry.category("web_tour.tours").add("cafe_living_map_opened", {
    steps: () => [
        {
            content: "One of two networks shows its members",
            trigger: DRAWN,
        },
        sees("2 networks, 2 organisations"),
        countNodes(4),
        {trigger: ".o_cafe_graph_facts:contains(Open a network to see its members)"},
        ...search("Tourkaart Boom"),
        {trigger: ".o_cafe_graph_focus:contains(2 members)"},
        {trigger: ".o_cafe_graph_members:contains(Show members)", run: "click"},
        sees("2 networks, 3 organisations"),
        countNodes(5),
        {trigger: ".o_cafe_graph_members:contains(Hide members)", run: "click"},
        sees("2 networks, 2 organisations"),
        countNodes(4),
    ],
});
