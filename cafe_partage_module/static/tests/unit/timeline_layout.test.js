import {describe, expect, test} from "@odoo/hoot";
import {layoutTimeline} from "@cafe_partage_module/backend/timeline/timeline_layout";

describe.current.tags("headless");

const {DateTime} = luxon;
const day = (text) => DateTime.fromISO(text);
const entry = (id, lane, start, end) => ({
    id,
    lane,
    start: start && day(start),
    end: end && day(end),
});
const LANES = [
    {key: "pioneers", label: "Pioneers"},
    {key: "lead", label: "A partner"},
    {key: "office", label: "A secretariat"},
];
const today = day("2026-11-24");
const layout = (entries, options = {}) =>
    layoutTimeline(entries, LANES, {today, ...options});

test("lanes keep their order, and empty ones are left out unless asked for", () => {
    const entries = [
        entry(1, "office", "2015-01-01", "2020-01-01"),
        entry(2, "pioneers", "2020-01-01", false),
    ];
    const keys = (options) => layout(entries, options).lanes.map((lane) => lane.key);
    expect(keys()).toEqual(["pioneers", "office"]);
    expect(keys({emptyLanes: true})).toEqual(["pioneers", "lead", "office"]);
    // a lane has its colour whether others are shown or not
    expect(layout(entries).lanes.map((lane) => lane.index)).toEqual([0, 2]);
});

test("bars are where their days are, and an open one goes on to the edge", () => {
    const {lanes, today: now} = layout([
        entry(1, "pioneers", "2025-01-01", "2026-01-01"),
        entry(2, "office", "2026-01-01", false),
    ]);
    const [[first], [second]] = lanes.map((lane) => lane.bars);
    expect(first.left).toBe(0);
    expect(Math.round(first.width)).toBe(50);
    expect(Math.round(second.left)).toBe(50);
    expect(Math.round(second.left + second.width)).toBe(100);
    expect([first.isOpen, second.isOpen]).toEqual([false, true]);
    expect(Math.round(now)).toBe(95);
});

test("bars that overlap in one lane lie on rows of their own", () => {
    const [lane] = layout([
        entry(1, "office", "2015-01-01", "2018-01-01"),
        entry(2, "office", "2017-01-01", "2020-01-01"),
        entry(3, "office", "2018-01-01", "2019-01-01"),
    ]).lanes;
    expect(lane.bars.map((bar) => [bar.entry.id, bar.row])).toEqual([
        [1, 0],
        [2, 1],
        [3, 0],
    ]);
    const [single] = layout([entry(1, "office", "2015-01-01", false)]).lanes;
    expect(lane.height).toBeGreaterThan(single.height);
});

test("a swing is a link between lanes, where one follows the other", () => {
    const swing = [
        entry(1, "pioneers", "2010-01-01", "2015-01-01"),
        entry(2, "office", "2015-01-01", "2019-01-01"),
        // years after
        entry(3, "lead", "2022-01-01", false),
    ];
    const {links, lanes} = layout(swing, {links: true});
    expect(links.length).toBe(1);
    expect(links[0].top).toBe(lanes[0].bars[0].middle);
    expect(links[0].top + links[0].height).toBe(lanes[2].bars[0].middle);
    expect(layout(swing).links).toEqual([]);
});

test("there are at most ten labels, and those of many years are round", () => {
    const labels = (start) =>
        layout([entry(1, "office", start, false)]).ticks.map((tick) => tick.label);
    expect(labels("2006-09-01")).toEqual(["2010", "2015", "2020", "2025"]);
    expect(labels("2021-03-01")).toEqual([
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    ]);
    expect(labels("1901-01-01").length).toBeLessThan(11);
    expect(labels("2026-03-01").length).toBeGreaterThan(1);
});

test("a period of a day can still be clicked", () => {
    const [lane] = layout([
        entry(1, "office", "2000-01-01", "2000-01-02"),
        entry(2, "office", "2010-01-01", false),
    ]).lanes;
    expect(lane.bars[0].width).toBeGreaterThan(0.9);
});

test("a span in months begins and ends with a month", () => {
    const {ticks, lanes} = layout([entry(1, "lead", "2026-11-10", "2027-01-10")], {
        unit: "month",
    });
    expect(ticks[0]).toEqual({at: 0, label: day("2026-11-01").toFormat("LLL yyyy")});
    const [bar] = lanes[0].bars;
    expect(Math.round(bar.left)).toBe(10);
    expect(Math.round(bar.width)).toBe(66);
});
