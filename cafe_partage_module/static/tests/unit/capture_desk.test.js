import {beforeEach, expect, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {mountWithCleanup, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {CaptureDesk} from "@cafe_partage_module/backend/capture/capture_desk";
import {CaptureGroup} from "@cafe_partage_module/backend/capture/capture_group";
import {CaptureLine} from "@cafe_partage_module/backend/capture/capture_line";

defineMailModels();

const ITEM = 7;
const line = (id, text = `Regel ${id}`) => ({
    ...{id, text, item: ITEM, sequence: 10 * id, kind: "tip", origin_ids: []},
    ...{organisation: "", followups: 0},
});
const failure = (name, message = "") =>
    Object.assign(new Error(), {data: {name, message}});

let answers, asked, count;

beforeEach(() => {
    count = 3;
    asked = [];
    answers = {
        get_desk: () => ({
            ...{items: [{id: ITEM, name: "Rondje"}], people: [], kinds: []},
            ...{session: {}, step: false, seen: 5},
            lines: Array.from({length: count}, (_none, i) => line(i + 1)),
        }),
    };
});

/** A desk whose server answers as ``answers`` says, by method. */
async function openDesk() {
    const desk = new CaptureDesk({
        silent: {
            call: async (_model, method, args) => {
                asked.push([method, ...args.slice(1)]);
                return answers[method]();
            },
        },
    });
    await desk.open(1);
    return desk;
}

test("a new line draws itself alone, with 300 before it", async () => {
    count = 300;
    const desk = await openDesk();
    const props = {desk, itemId: ITEM, name: "Rondje"};
    let drawn = 0;
    patchWithCleanup(CaptureLine.prototype, {
        get kindLabel() {
            drawn++;
            return super.kindLabel;
        },
    });
    await mountWithCleanup(CaptureGroup, {props});
    expect(drawn).toBe(300);
    desk.onMessage({lines: [line(301)], gone: [], user: 99});
    await animationFrame();
    expect(drawn).toBe(301);
    desk.onMessage({lines: [line(150, "Anders")], gone: [], user: 99});
    await animationFrame();
    expect(".o_cafe_capture_line:contains(Anders)").toHaveCount(1);
    // the line itself, and the one below it, which may be joined to it
    expect(drawn).toBe(303);
    expect(".o_cafe_capture_line").toHaveCount(301);
});

test("who edits a line that somebody else changed hears that both stay", async () => {
    const desk = await openDesk();
    let told = 0;
    desk.onBoth = () => told++;
    answers.edit = () => ({lines: [line(2, "van ons")], gone: [], step: 6});
    desk.edit(desk.state.lines[2], {text: "van ons", was: "Regel 2"});
    await desk.queue.flush();
    expect(told).toBe(0);
    answers.edit = () => ({lines: [line(2, "hun\nons")], gone: [], step: 7});
    desk.edit(desk.state.lines[2], {text: "ons", was: "van ons"});
    await desk.queue.flush();
    expect(told).toBe(1);
    expect(desk.state.lines[2].text).toBe("hun\nons");
    expect(asked.at(-1)[3]).toEqual({text: "ons", was: "van ons"});
});

test("what was typed over a line that is taken out is put aside", async () => {
    const desk = await openDesk();
    answers.edit = () => {
        throw failure("odoo.exceptions.UserError", "Weg");
    };
    desk.drafts.set(2, {text: "half", was: "Regel 2"});
    desk.onMessage({lines: [], gone: [2], user: 99});
    await desk.queue.flush();
    await animationFrame();
    expect(desk.state.aside.map(({message, text}) => [message, text])).toEqual([
        ["Weg", "half"],
    ]);
    desk.takeBack(desk.state.aside[0]);
    expect(desk.state.returned).toBe("half");
    expect(desk.state.aside).toHaveLength(0);
});

test("who may not write any more still sees what was written", async () => {
    const desk = await openDesk();
    answers.add = answers.get_desk = () => {
        throw failure("odoo.exceptions.AccessError", "Niet voor u");
    };
    desk.drafts.line = {text: "half"};
    desk.add({text: "heel"}, {});
    await desk.queue.flush();
    await animationFrame();
    expect(desk.state.failed).toBe("Niet voor u");
    expect(desk.unsentOf(desk.state)).toEqual(["heel", "half"]);
});

test("who is signed out is told so, and everything waits", async () => {
    const desk = await openDesk();
    answers.add = () => {
        throw failure("odoo.http.SessionExpiredException");
    };
    desk.add({text: "later"}, {});
    await desk.queue.flush();
    expect(desk.state.signedOut).toBe(true);
    expect(desk.state.waiting).toHaveLength(1);
    answers.add = () => ({lines: [line(4, "later")], gone: [], step: 6});
    await desk.queue.retry();
    expect(desk.state.signedOut).toBe(false);
    expect(desk.state.waiting).toHaveLength(0);
});

test("a desk that did not hear of a step reads everything again", async () => {
    const desk = await openDesk();
    answers.look = () => ({items: [], seen: 5});
    await desk.look();
    expect(asked.at(-1)[0]).toBe("look");
    answers.look = () => ({items: [], seen: 6});
    await desk.look();
    expect(asked.at(-1)[0]).toBe("get_desk");
    desk.onMessage({lines: [line(4)], gone: [], user: 99, seen: 8});
    answers.look = () => ({items: [], seen: 8});
    await desk.look();
    expect(asked.at(-1)[0]).toBe("look");
});
