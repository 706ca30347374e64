import {beforeEach, expect, test} from "@odoo/hoot";
import {press, queryAllAttributes, queryAllTexts} from "@odoo/hoot-dom";
import {animationFrame, mockDate} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";

class Network extends models.Model {
    _name = "network";

    name = fields.Char();
    phase_ids = fields.One2many({relation: "phase", relation_field: "network_id"});

    _records = [
        {id: 1, name: "Zaad", phase_ids: [1, 2]},
        {id: 2, name: "Leeg", phase_ids: []},
    ];
}

class Phase extends models.Model {
    _name = "phase";

    network_id = fields.Many2one({relation: "network"});
    model = fields.Selection({
        string: "Governance",
        selection: [
            ["pioneers", "Pioneers"],
            ["lead", "A partner"],
            ["office", "A secretariat"],
        ],
    });
    leader_id = fields.Many2one({relation: "network", string: "Leader"});
    date_start = fields.Date();
    date_end = fields.Date();
    summary = fields.Char();

    _records = [
        {
            id: 1,
            network_id: 1,
            model: "office",
            leader_id: 2,
            date_start: "2020-01-01",
            date_end: false,
            summary: "2 FTE",
        },
        {
            id: 2,
            network_id: 1,
            model: "pioneers",
            leader_id: 1,
            date_start: "2015-01-01",
            date_end: "2019-12-31",
            summary: false,
        },
    ];
    _views = {
        form: `<form><field name="summary"/><field name="date_start"/></form>`,
    };
}

defineMailModels();
defineModels([Network, Phase]);
beforeEach(() => mockDate("2026-11-24 12:00:00", +1));

const FORM = (options) => `
    <form><field name="phase_ids" widget="cafe_timeline" options="${options}"><list>
        <field name="model"/><field name="leader_id"/><field name="summary"/>
        <field name="date_start"/><field name="date_end"/>
    </list></field></form>`;

const mount = (options, resId = 1) =>
    mountView({type: "form", resModel: "network", resId, arch: FORM(options)});

test("a timeline and, as its text, the list", async () => {
    await mount("{'lane': 'model', 'label': 'summary', 'links': True}");
    expect(queryAllTexts(".o_cafe_timeline_name")).toEqual([
        "Pioneers",
        "A secretariat",
    ]);
    // a bar without a label of its own has its lane's
    expect(queryAllTexts(".o_cafe_bar")).toEqual(["Pioneers", "2 FTE"]);
    expect(".o_cafe_bar_open").toHaveCount(1);
    expect(".o_cafe_timeline_link").toHaveCount(1);
    expect(".o_cafe_timeline_today").toHaveCount(1);
    expect(".o_list_renderer .o_data_row").toHaveCount(2);
});

test("a bar tells in words what it shows", async () => {
    await mount("{'lane': 'model', 'details': ['leader_id', 'summary']}");
    expect(queryAllAttributes(".o_cafe_bar", "aria-label")).toEqual([
        "Pioneers · Jan 1, 2015 to Dec 31, 2019 · Leader: Zaad",
        "A secretariat · since Jan 1, 2020 · Leader: Leeg · Summary: 2 FTE",
    ]);
});

test("lanes of a many2one come in the order of their first bar", async () => {
    await mount("{'lane': 'leader_id', 'empty_lanes': True}");
    expect(queryAllTexts(".o_cafe_timeline_name")).toEqual(["Zaad", "Leeg"]);
});

test("a bar is reached by keyboard, and opens its record", async () => {
    await mount("{'lane': 'model'}");
    await contains(".o_cafe_bar:eq(1)").focus();
    await animationFrame();
    expect(".o_cafe_caption").toHaveText(/since Jan 1, 2020/);
    await press("Enter");
    await animationFrame();
    expect(".modal [name=summary] input").toHaveValue("2 FTE");
});

test("a removed record leaves the timeline at once", async () => {
    await mount("{'lane': 'model'}");
    await contains(
        ".o_data_row:contains(Pioneers) .o_list_record_remove button"
    ).click();
    expect(queryAllTexts(".o_cafe_bar")).toEqual(["A secretariat"]);
});

test("without records there is only the list", async () => {
    await mount("{'lane': 'model'}", 2);
    expect(".o_cafe_timeline").toHaveCount(0);
    expect(".o_field_x2many_list_row_add").toHaveCount(1);
});
