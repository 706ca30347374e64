import {beforeEach, expect, test} from "@odoo/hoot";
import {queryAllAttributes, queryAllTexts} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {WebClient} from "@web/webclient/webclient";

class Network extends models.Model {
    _name = "cafe.network";

    _records = [{id: 1}, {id: 2}, {id: 3}];
    _views = {form: `<form><field name="id"/></form>`};
}

defineMailModels();
defineModels([Network]);

const network = (id, name, values) => ({
    id,
    name,
    kind: "policy",
    scope: "intersectoral",
    model: "pioneers",
    members: 4,
    staff: 0,
    mine: false,
    ...values,
});
const DATA = {
    networks: [
        network(1, "Omslag", {members: 11, staff: 1.5, mine: true}),
        network(2, "Podium", {kind: "learning", model: false}),
        network(3, "Nieuw", {kind: false, scope: false, members: 0}),
    ],
    kinds: [
        ["project", "Project"],
        ["policy", "Policy"],
        ["learning", "Learning"],
    ],
    scopes: [
        ["intrasectoral", "One sector"],
        ["intersectoral", "Several sectors"],
    ],
    models: [["pioneers", "Pioneers"]],
};

let calls, data;
beforeEach(() => {
    data = DATA;
    calls = 0;
    onRpc("cafe.network", "get_network_map", () => {
        calls++;
        return data;
    });
});

async function mount() {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.client",
        tag: "cafe_network_map",
    });
    await animationFrame();
}

test("each network is in the cell of its kind and scope, after one call", async () => {
    await mount();
    expect(calls).toBe(1);
    const cell = (label) =>
        `.o_cafe_map_cell[aria-label='${label}'] .o_cafe_bubble span`;
    expect(queryAllTexts(cell("Policy, Several sectors"))).toEqual(["Omslag"]);
    expect(queryAllTexts(cell("Learning, Several sectors"))).toEqual(["Podium"]);
    expect(queryAllTexts(cell("Kind unknown, Scope unknown"))).toEqual(["Nieuw"]);
    expect(".o_cafe_map_cell").toHaveCount(12);
});

test("a bubble tells its figures in words, also to the keyboard", async () => {
    await mount();
    const told =
        "Omslag · 11 members · Policy · Several sectors · Pioneers · 1.5 full-time places";
    expect(queryAllAttributes(".o_cafe_bubble", "aria-label")).toInclude(told);
    await contains(`.o_cafe_bubble[aria-label^=Omslag]`).focus();
    await animationFrame();
    expect(".o_cafe_caption").toHaveText(told);
});

test("the legend follows the colours", async () => {
    await mount();
    const legend = () => queryAllTexts(".o_cafe_map_legend li").slice(0, -1);
    expect(legend()).toEqual(["Pioneers", "Unknown"]);
    await contains(".o_cafe_map_by_kind").click();
    expect(legend()).toEqual(["Policy", "Learning", "Unknown"]);
});

test("my networks only", async () => {
    await mount();
    await contains(".o_cafe_map_tools input[type=checkbox]").click();
    expect(queryAllTexts(".o_cafe_bubble span")).toEqual(["Omslag"]);
});

test("the same as a table, that opens a network", async () => {
    await mount();
    await contains(".o_cafe_map_as_table").click();
    expect(queryAllTexts(".o_cafe_map_table tbody tr:first td")).toEqual([
        "Policy",
        "Several sectors",
        "Pioneers",
        "11",
        "1.5",
    ]);
    await contains(".o_cafe_map_table tbody button:first").click();
    expect(".o_form_view").toHaveCount(1);
});

test("a bubble opens its network, and the map is as it was on return", async () => {
    await mount();
    await contains(".o_cafe_map_by_kind").click();
    await contains(`.o_cafe_bubble[aria-label^=Omslag]`).click();
    expect(".o_form_view").toHaveCount(1);
    await contains(".o_breadcrumb .o_back_button a, .breadcrumb-item:first a").click();
    expect(".o_cafe_map_by_kind").toHaveClass("active");
});

test("without networks the map says so", async () => {
    data = {...DATA, networks: []};
    await mount();
    expect(".o_cafe_map").toHaveText(/No networks to show yet/);
});
