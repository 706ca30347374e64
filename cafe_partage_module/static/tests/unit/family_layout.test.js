import {describe, expect, test} from "@odoo/hoot";
import {layoutFamily} from "@cafe_partage_module/backend/family_tree/family_layout";

describe.current.tags("headless");

const family = (names, links) => ({
    networks: names.map((name, index) => ({name, founded: 2000 + index})),
    links: links.map(([source, kind, target]) => ({
        source: names.indexOf(source),
        target: names.indexOf(target),
        kind,
    })),
});
const places = (tree) =>
    Object.fromEntries(
        layoutFamily(tree).nodes.map(({network, column, row}) => [
            network.name,
            [column, row],
        ])
    );

test("descendants are to the right, their parent in the middle of them", () => {
    const tree = family(
        ["mother", "first", "second", "grandchild"],
        [
            ["mother", "born", "first"],
            ["mother", "split", "second"],
            ["second", "born", "grandchild"],
        ]
    );
    expect(places(tree)).toEqual({
        mother: [0, 0.5],
        first: [1, 0],
        second: [1, 1],
        grandchild: [2, 1],
    });
});

test("one that went up in another stands right before it, on a row of its own", () => {
    const tree = family(
        ["mother", "child", "guest"],
        [
            ["mother", "born", "child"],
            ["guest", "merged", "child"],
        ]
    );
    expect(places(tree)).toEqual({mother: [0, 0], child: [1, 0], guest: [0, 1]});
});

test("one that merges back into its origin stays to the right of it", () => {
    const tree = family(
        ["mother", "child"],
        [
            ["mother", "split", "child"],
            ["child", "merged", "mother"],
        ]
    );
    expect(places(tree)).toEqual({mother: [0, 0], child: [1, 0]});
});

test("no two networks are on one place", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const tree = family(names, [
        ["a", "born", "b"],
        ["b", "split", "c"],
        ["c", "merged", "d"],
        ["e", "merged", "d"],
        ["d", "born", "f"],
        ["g", "merged", "a"],
        ["f", "merged", "a"],
    ]);
    const found = Object.values(places(tree)).map((place) => place.join());
    expect(new Set(found).size).toBe(names.length);
    expect(layoutFamily(tree).links.length).toBe(7);
});
