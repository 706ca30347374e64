import {expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    mockService,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";

const FAMILY = {
    networks: [
        {res_id: 1, name: "Moeder", founded: 2001, merged: false, active: true},
        {
            res_id: 2,
            name: "Kind",
            founded: 2010,
            merged: false,
            active: true,
            current: true,
        },
        {name: "Another network", active: true},
        {res_id: false, name: "Buur", founded: 2003, merged: 2014, active: false},
    ],
    links: [
        {source: 0, target: 1, kind: "split"},
        {source: 1, target: 2, kind: "born"},
        {source: 3, target: 1, kind: "merged"},
    ],
};

class Network extends models.Model {
    _name = "network";

    name = fields.Char();
    tree = fields.Json();

    _records = [
        {id: 2, name: "Kind", tree: FAMILY},
        {
            id: 3,
            name: "Alleen",
            tree: {networks: [{res_id: 3, name: "Alleen"}], links: []},
        },
    ];
}

defineMailModels();
defineModels([Network]);

const mount = (resId) =>
    mountView({
        type: "form",
        resModel: "network",
        resId,
        arch: `<form><field name="tree" widget="cafe_family_tree"/></form>`,
    });

test("the family from old to new, with how each came about", async () => {
    await mount(2);
    expect(queryAllTexts(".o_cafe_family_name")).toEqual([
        "Moeder",
        "Buur",
        "Kind",
        "Another network",
    ]);
    expect(queryAllTexts(".o_cafe_family_link text")).toEqual([
        "split off",
        "born",
        "merged",
    ]);
    expect(".o_cafe_family_current").toHaveText(/Kind/);
    expect(".o_cafe_family_current").toHaveAttribute("aria-current", "true");
    expect(queryAllTexts(".o_cafe_family_years")[1]).toBe("2003 – 2014 (archived)");
});

test("only a relative that may be read opens", async () => {
    mockService("action", {
        doAction: ({res_model, res_id}) => expect.step([res_model, res_id]),
    });
    await mount(2);
    expect(queryAllTexts("button.o_cafe_family_node .o_cafe_family_name")).toEqual([
        "Moeder",
    ]);
    await contains("button.o_cafe_family_node").click();
    expect.verifySteps([["network", 1]]);
});

test("the tree in words", async () => {
    await mount(2);
    await contains(".o_cafe_family summary").click();
    expect(queryAllTexts(".o_cafe_family li")).toEqual([
        "Moeder, founded in 2001",
        "Kind, founded in 2010, split off from Moeder",
        "Another network, born out of Kind",
        "Buur, founded in 2003, merged into Kind in 2014",
    ]);
});

test("a network without relatives says so", async () => {
    await mount(3);
    expect(".o_cafe_family").toHaveCount(0);
    expect(".o_field_widget[name=tree]").toHaveText(/No relatives yet/);
});
