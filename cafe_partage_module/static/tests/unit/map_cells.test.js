import {describe, expect, test} from "@odoo/hoot";
import {
    bubbleSize,
    makeAxis,
    makeCells,
} from "@cafe_partage_module/backend/network_map/map_cells";

describe.current.tags("headless");

const KINDS = [
    ["project", "Project"],
    ["policy", "Policy"],
];
const network = (name, kind, members) => ({name, kind, scope: "one", members});

test("the surface of a bubble grows with the members", () => {
    const [none, quarter, all] = [0, 25, 100].map((members) =>
        bubbleSize(members, 100)
    );
    expect(Math.abs(quarter - none - (all - quarter))).toBeLessThan(0.05);
    expect(bubbleSize(0, 0)).toBe(none);
});

test("unknown is on an axis only where a network is", () => {
    const keys = (networks) =>
        makeAxis(KINDS, networks, "kind", "Unknown").map((value) => value.key);
    expect(keys([network("a", "policy", 1)])).toEqual(["project", "policy"]);
    expect(keys([network("a", false, 1)])).toEqual(["project", "policy", false]);
});

test("a cell has its networks, the largest first", () => {
    const networks = [
        network("small", "policy", 1),
        network("large", "policy", 9),
        network("other", "project", 5),
    ];
    const rows = makeAxis(KINDS, networks, "kind", "Unknown");
    const cells = makeCells(networks, rows, [{key: "one", label: "One"}]);
    expect(
        cells.map(({row, cells: [cell]}) => [
            row.key,
            cell.networks.map((found) => found.name),
        ])
    ).toEqual([
        ["project", ["other"]],
        ["policy", ["large", "small"]],
    ]);
});
