import {describe, expect, test} from "@odoo/hoot";
import {toDay} from "@cafe_partage_module/graph/graph_data";
import {addressOf} from "@cafe_partage_module/graph/graph_load";
import {inSlices} from "@cafe_partage_module/graph/graph_slices";
import {
    keptState,
    readState,
    START,
    writeState,
} from "@cafe_partage_module/graph/graph_state";
import {
    dayOf,
    lastStop,
    stopOf,
    yearMarks,
} from "@cafe_partage_module/graph/graph_time";

describe.current.tags("headless");

const [FIRST, LAST] = ["2020-03-15", "2022-02-10"].map(toDay);

test("what somebody chose comes back from an address", () => {
    const state = {
        ...START,
        mode: "table",
        day: toDay("2022-03-01"),
        sector: "3",
        kind: "none",
        focus: "n12",
        lineage: true,
        opened: [4, 5],
    };
    expect(readState(`#${writeState(state)}`)).toEqual(state);
    expect(writeState(START)).toBe("");
    expect(keptState({...state, status: "ready"})).toEqual(state);
});

test("an address that somebody spoiled is an untouched map", () => {
    expect(readState("#day=soon&focus=%3Cb%3E&open=x,-1,&view=moon&mine=2")).toEqual(
        START
    );
    expect(readState("#day=2022-13-45").day).toBe(null);
});

test("the slider has a stop for each month, and one for the last day", () => {
    expect(lastStop(FIRST, LAST)).toBe(24);
    expect(dayOf(0, FIRST, LAST)).toBe(FIRST);
    expect(dayOf(1, FIRST, LAST)).toBe(toDay("2020-04-01"));
    expect(dayOf(24, FIRST, LAST)).toBe(LAST);
    for (let stop = 0; stop <= 24; stop++) {
        expect(stopOf(dayOf(stop, FIRST, LAST), FIRST, LAST)).toBe(stop);
    }
    expect(stopOf(FIRST - 1000, FIRST, LAST)).toBe(0);
    expect(dayOf(1, FIRST, FIRST)).toBe(FIRST);
});

test("years stand where they begin, and few enough to read", () => {
    const marks = yearMarks(FIRST, LAST);
    expect(marks.map(({year}) => year)).toEqual([2020, 2021, 2022]);
    expect(marks[0].share).toBe(0);
    expect(marks[1].share).toBe(10 / 24);
    expect(yearMarks(toDay("1980-01-01"), LAST).length).toBeLessThan(9);
});

test("the server is asked for members of opened networks only", () => {
    const none = {opened: [], day: null};
    expect(addressOf("/g.json", none)).toBe("/g.json");
    expect(addressOf("/g.json", {opened: [1, 2], day: FIRST})).toBe(
        "/g.json?detail=networks&networks=1%2C2&day=2020-03-15"
    );
});

test("long work stops when it is stale", async () => {
    const done = [];
    const all = await inSlices(
        [1, 2, 3],
        2,
        (slice) => done.push(slice),
        () => false
    );
    expect(all).toBe(true);
    expect(done).toEqual([[1, 2], [3]]);
    const some = await inSlices(
        [1, 2, 3],
        1,
        (slice) => done.push(slice),
        () => done.length > 2
    );
    expect(some).toBe(false);
    expect(done).toEqual([[1, 2], [3], [1]]);
});
