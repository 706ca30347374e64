import {describe, expect, test} from "@odoo/hoot";
import {
    findNodes,
    readGraph,
    runsOn,
    toDay,
    toIso,
} from "@cafe_partage_module/graph/graph_data";
import {
    layerLines,
    makeView,
    neighboursOf,
    NO_FILTERS,
    sharedPairs,
    untoldPairs,
} from "@cafe_partage_module/graph/graph_view";
import {BEFORE, makeAggregated, makeGraph, makePayload, ON} from "./graph_fixture";

describe.current.tags("headless");

const graph = makeGraph();
const see = (filters) => makeView(graph, {...NO_FILTERS, day: ON, ...filters});
const namesOf = (view, of = graph) =>
    of.names.filter((_name, node) => view.nodeOn[node]);

test("a day is a number, and comes back", () => {
    expect(toDay("1970-01-02")).toBe(1);
    expect(toIso(toDay("2024-02-29"))).toBe("2024-02-29");
    expect(toIso(ON)).toBe("2022-01-01");
});

test("the end of a period is no part of it", () => {
    expect(runsOn(5, 8, 5)).toBe(true);
    expect(runsOn(5, 8, 7)).toBe(true);
    expect(runsOn(5, 8, 8)).toBe(false);
    expect(runsOn(null, null, -1)).toBe(true);
    expect(runsOn(6, null, 5)).toBe(false);
});

test("who is there changes on the very day", () => {
    const before = see({day: BEFORE});
    expect(namesOf(before)).toEqual(["Appel", "Boom & co", "Zaad", "Étoile"]);
    expect([...before.size]).toEqual([2, 1, 0]);
    expect(before.ring[0]).toBe(0);
    const on = see({});
    expect([...on.size]).toEqual([1, 3, 0]);
    expect(on.ring[0]).toBe(1);
    expect(on.networks).toBe(3);
    expect([on.organisations, on.people]).toEqual([3, 0]);
});

test("people are counted apart", () => {
    const view = see({day: ON - 730});
    expect([view.organisations, view.people]).toEqual([2, 1]);
    // who is in no circle is further out than any circle
    expect(view.ring[3]).toBeGreaterThan(2);
});

test("a sector leaves its members and the networks where they are", () => {
    expect(namesOf(see({sector: "1"}))).toEqual(["Boom & co", "Zaad"]);
    expect(namesOf(see({sector: "2"}))).toEqual([
        "Appel",
        "Boom & co",
        "Étoile",
        "Land",
    ]);
    expect(namesOf(see({sector: "none", day: ON - 730}))).toEqual([
        "Boom & co",
        "Roos Adams",
    ]);
});

test("a kind, a circle, and what is mine", () => {
    expect(namesOf(see({kind: "policy"}))).toEqual([
        "Boom & co",
        "Zaad",
        "Étoile",
        "Land",
    ]);
    expect(namesOf(see({kind: "none"}))).toEqual(["Ceder"]);
    expect(namesOf(see({circle: "0"}))).toEqual(["Boom & co", "Étoile"]);
    expect(namesOf(see({mine: true}))).toEqual(["Appel", "Étoile"]);
});

test("a network whose members are not told counts what the server counted", () => {
    const aggregated = makeAggregated();
    const view = makeView(aggregated, {...NO_FILTERS, day: ON, sector: "2"});
    expect(namesOf(view, aggregated)).toEqual(["Boom & co"]);
    expect([...view.size]).toEqual([2, 2, 0]);
    const circle = makeView(aggregated, {...NO_FILTERS, day: ON, circle: "0"});
    expect(namesOf(circle, aggregated)).toEqual([]);
});

test("shared members are counted on the day, or as the server tells", () => {
    expect(sharedPairs(graph, see({}))).toEqual([{a: 0, b: 1, count: 1, isTold: true}]);
    expect(sharedPairs(graph, see({kind: "policy"}))).toEqual([]);
    const aggregated = makeAggregated();
    const view = makeView(aggregated, {...NO_FILTERS, day: ON});
    const said = [{a: 0, b: 1, count: 1, isTold: false}];
    expect(sharedPairs(aggregated, view)).toEqual(said);
});

test("what the server counts is drawn only where members are not told", () => {
    expect(graph.isCounted).toBe(false);
    expect(untoldPairs(graph, see({}))).toEqual([]);
    // Boom tells its members, Appel and Ceder don't
    const {seats, networks} = makePayload();
    const kept = seats.network.map((n) => n === 1);
    const some = makeGraph({
        seats: Object.fromEntries(
            Object.entries(seats).map(([name, column]) => [
                name,
                column.filter((_value, seat) => kept[seat]),
            ])
        ),
        networks: {...networks, members: [2, 2, 4]},
        shared: {a: [0, 0], b: [1, 2], count: [1, 2], jaccard: [0.1, 0.1]},
    });
    expect(some.isCounted).toBe(true);
    const view = makeView(some, {...NO_FILTERS, day: ON});
    expect(untoldPairs(some, view).map(({a, b, count}) => [a, b, count])).toEqual([
        [0, 1, 1],
        [0, 2, 2],
    ]);
    expect([...view.size]).toEqual([2, 3, 4]);
});

test("an opened network tells with whom it shares; others are counted", () => {
    // all members of Appel with all their places; Boom has more than these
    const {seats} = makePayload();
    const kept = seats.member.map((member) => member < 2);
    const opened = makeGraph(
        {
            detail: "networks",
            seats: Object.fromEntries(
                Object.entries(seats).map(([name, column]) => [
                    name,
                    column.filter((_value, seat) => kept[seat]),
                ])
            ),
            shared: {a: [0, 1], b: [1, 2], count: [9, 2], jaccard: [0.1, 0.1]},
        },
        [11]
    );
    const view = makeView(opened, {...NO_FILTERS, day: ON});
    expect([...view.size]).toEqual([1, 2, 0]);
    expect(sharedPairs(opened, view)).toEqual([
        {a: 0, b: 1, count: 1, isTold: true},
        {a: 1, b: 2, count: 2, isTold: false},
    ]);
});

test("layers follow the day and the networks that are shown", () => {
    const both = {lineage: true, services: true};
    const kinds = (view, layers) => layerLines(graph, view, layers).map((l) => l.kind);
    expect(kinds(see({}), both)).toEqual(["lineage"]);
    expect(kinds(see({day: BEFORE}), both)).toEqual([]);
    expect(kinds(see({day: ON - 731}), both)).toEqual(["services"]);
    expect(kinds(see({day: ON - 731}), {lineage: true})).toEqual([]);
    expect(kinds(see({kind: "project"}), both)).toEqual([]);
});

test("neighbours are those of the day, and of the layers", () => {
    const view = see({});
    expect(neighboursOf(graph, view, 0).nodes).toEqual([4]);
    expect(neighboursOf(graph, view, 4).nodes).toEqual([0, 1]);
    const lines = layerLines(graph, view, {lineage: true});
    expect(neighboursOf(graph, view, 0, lines)).toEqual({
        nodes: [4, 2],
        pairs: [0, 4, 0, 2],
    });
    const aggregated = makeAggregated();
    const all = makeView(aggregated, {...NO_FILTERS, day: ON});
    expect(neighboursOf(aggregated, all, 1).nodes).toEqual([0]);
});

test("a name is found without its accents, the beginning first", () => {
    const all = () => true;
    expect(findNodes(graph, "etoi", all, 8)).toEqual([4]);
    expect(findNodes(graph, " a", all, 8)).toEqual([0, 6, 3, 5]);
    expect(findNodes(graph, "a", (node) => node > 3, 1)).toEqual([6]);
    expect(findNodes(graph, "  ", all, 8)).toEqual([]);
});

test("a graph without anything is a graph", () => {
    const none = readGraph({
        ...makePayload(),
        networks: Object.fromEntries(
            Object.keys(makePayload().networks).map((k) => [k, []])
        ),
        members: Object.fromEntries(
            Object.keys(makePayload().members).map((k) => [k, []])
        ),
        seats: Object.fromEntries(Object.keys(makePayload().seats).map((k) => [k, []])),
        lineage: {parent: [], child: [], since: []},
        services: {giver: [], taker: [], name: [], start: [], end: []},
    });
    const view = makeView(none, {...NO_FILTERS, day: ON});
    expect([view.networks, view.organisations]).toEqual([0, 0]);
});
