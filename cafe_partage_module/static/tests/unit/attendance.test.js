import {beforeEach, expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    contains,
    getService,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {WebClient} from "@web/webclient/webclient";

defineMailModels();

const ROW = ".o_cafe_attendance_row[role=checkbox]";
const row = (name) => `${ROW}:contains(${name})`;

let people, steps, lost;

const person = (id, name, values) => ({
    id,
    name,
    organisation: "",
    role: "",
    state: "open",
    slot: false,
    rank: 0,
    offered: false,
    ...values,
});

const makeList = () => ({
    session: {id: 7, name: "Café 7", date: "today", begun: true, seats: 3},
    slots: [],
    people: people.map((one) => ({...one})),
});

function onStep(method, change) {
    onRpc(
        `/web/dataset/call_kw/cafe.attendance.list/${method}`,
        async (request) => {
            if (lost) {
                return new window.Response("", {status: 502});
            }
            const {params} = await request.json();
            steps.push([method, ...params.args.slice(1), params.kwargs.add_seat || ""]);
            const result = change(...params.args.slice(1), params.kwargs) || {};
            return {jsonrpc: "2.0", id: 1, result: {list: makeList(), ...result}};
        },
        {pure: true}
    );
}

const setState = (ids, state) =>
    people.filter((one) => ids.includes(one.id)).forEach((one) => (one.state = state));

beforeEach(() => {
    lost = false;
    steps = [];
    people = [
        person(1, "An", {organisation: "Zaad"}),
        person(2, "Bo", {organisation: "Zaad", role: "Host"}),
        person(3, "Zoë", {organisation: "Huis"}),
        person(4, "Wim", {state: "waiting", rank: 1}),
    ];
    onRpc("cafe.attendance.list", "get_list", () => makeList());
    onStep("mark", (ids, state) => setState(ids, state));
    onStep("undo_no_show", (ids) => setState(ids, "open"));
    onStep("mark_no_show", (ids) => {
        setState(ids, "no_show");
        return {ids};
    });
});

async function mount() {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.client",
        tag: "cafe_attendance",
        context: {active_id: 7},
    });
    await animationFrame();
}

async function tick(name) {
    await contains(row(name)).click();
    await settle();
}

async function settle() {
    for (let i = 0; i < 4; i++) {
        await advanceTime(10);
        await animationFrame();
    }
}

test("who has a seat is a row to tick, who waits has a part of her own", async () => {
    await mount();
    expect(ROW).toHaveCount(3);
    expect(row("Bo")).toHaveText(/Host/);
    expect(".o_cafe_attendance_waiting").toHaveText(/Wim/);
    expect(".o_cafe_attendance_counts").toHaveText(
        /0\s*here\s*3\s*expected\s*1\s*waiting/
    );
});

test("one tap ticks, another unticks, and each says what is so", async () => {
    await mount();
    await tick("An");
    expect(row("An")).toHaveAttribute("aria-checked", "true");
    expect(".o_cafe_count_here b").toHaveText("1");
    await tick("An");
    expect(row("An")).toHaveAttribute("aria-checked", "false");
    expect(steps).toEqual([
        ["mark", [1], "done", ""],
        ["mark", [1], "open", ""],
    ]);
});

test("undo takes back the last step", async () => {
    await mount();
    expect(".o_cafe_attendance_undo").not.toBeEnabled();
    await tick("An");
    await contains(".o_cafe_attendance_undo").click();
    await settle();
    expect(row("An")).toHaveAttribute("aria-checked", "false");
    expect(".o_cafe_attendance_undo").not.toBeEnabled();
});

test("a tick without connection stays, is said not to be saved, and is tried again", async () => {
    await mount();
    lost = true;
    await tick("An");
    expect(row("An")).toHaveAttribute("aria-checked", "true");
    expect(row("An")).toHaveText(/Not saved/);
    expect(".o_cafe_attendance_unsaved").toHaveText(/1 not saved/);
    expect(".o_cafe_attendance_no_show").not.toBeEnabled();
    lost = false;
    await contains(".o_cafe_attendance_unsaved button").click();
    await settle();
    expect(".o_cafe_attendance_unsaved").toHaveCount(0);
    expect(people[0].state).toBe("done");
});

test("what others tick shows after a while", async () => {
    await mount();
    people[2].state = "done";
    await advanceTime(10000);
    await settle();
    expect(row("Zoë")).toHaveAttribute("aria-checked", "true");
});

test("search knows no accents, and looks at organisations too", async () => {
    await mount();
    await contains("input[type=search]").edit("zoe");
    await animationFrame();
    expect(queryAllTexts(`${ROW} .fw-bold`)).toEqual(["Zoë"]);
    await contains("input[type=search]").edit("zaad");
    await animationFrame();
    expect(queryAllTexts(`${ROW} .fw-bold`)).toEqual(["An", "Bo"]);
});

test("not yet here leaves out who is", async () => {
    await mount();
    await tick("An");
    await contains(".o_cafe_attendance_missing").click();
    expect(queryAllTexts(`${ROW} .fw-bold`)).toEqual(["Bo", "Zoë"]);
});

test("the rest did not come after a question, and exactly those are undone", async () => {
    await mount();
    await tick("An");
    await contains(".o_cafe_attendance_no_show").click();
    expect(".modal").toHaveText(/2 people/);
    await contains(".modal .btn-primary").click();
    await settle();
    expect(row("Bo")).toHaveText(/Did not come/);
    await tick("An");
    await contains(".o_cafe_attendance_undo_no_show").click();
    await settle();
    expect(steps.at(-1).slice(0, 2)).toEqual(["undo_no_show", [2, 3]]);
    expect(".o_cafe_attendance_undo_no_show").toHaveCount(0);
});

test("a walk-in in a full session gets in with a seat more, when staff say so", async () => {
    onStep("add_walk_in", (name, organisation, slot, {add_seat}) => {
        if (!add_seat) {
            return {list: false, full: {seats: 3, waiting: 1, may_add: true}};
        }
        people.push(person(5, name, {organisation, state: "done"}));
        return {id: 5, added: true};
    });
    await mount();
    await contains(".o_cafe_walk_in input:first").edit("Dé");
    await contains(".o_cafe_walk_in button[type=submit]").click();
    await settle();
    expect(".modal").toHaveText(/1 wait for one/);
    await contains(".modal .btn-primary").click();
    await settle();
    expect(row("Dé")).toHaveAttribute("aria-checked", "true");
    expect(".o_cafe_walk_in input:first").toHaveValue("");
});

test("a walk-in that cannot be saved stays typed", async () => {
    onStep("add_walk_in", () => ({id: 5, added: true}));
    await mount();
    lost = true;
    await contains(".o_cafe_walk_in input:first").edit("Dé");
    await contains(".o_cafe_walk_in button[type=submit]").click();
    await settle();
    expect(".o_cafe_walk_in input:first").toHaveValue("Dé");
    expect(".o_notification").toHaveText(/not saved/);
});

test("the desk that may not add a seat reads who may", async () => {
    onStep("give_seat", () => ({
        list: false,
        full: {seats: 3, waiting: 1, may_add: false},
    }));
    await mount();
    await contains(".o_cafe_attendance_seat").click();
    await settle();
    expect(".modal").toHaveText(/Who plans the session can add a seat/);
    await contains(".modal .btn-primary").click();
    expect(ROW).toHaveCount(3);
});

test("by organisation: how many are here of how many", async () => {
    await mount();
    await tick("An");
    await contains(".o_cafe_attendance_groups summary").click();
    const cells = queryAllTexts(".o_cafe_attendance_groups tbody :is(th, td)");
    expect(cells).toEqual(["Huis", "0", "1", "Zaad", "1", "2"]);
});
