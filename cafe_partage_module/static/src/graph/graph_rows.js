/** The map told as a table. No Owl and no DOM. */

import {fold, industryOf} from "./graph_data";
import {OUTSIDE, sharedPairs} from "./graph_view";

function sectorName(graph, node) {
    const index = industryOf(graph, node);
    return index === null ? "" : graph.industries[index].name;
}

function labelOf(selection, key) {
    return (selection.find(([value]) => value === key) || [])[1] || "";
}

/** For each network, with whom it shares members: the most first. */
function sharers(graph, view) {
    const found = new Map();
    const add = (node, other, count) => {
        if (!found.has(node)) {
            found.set(node, []);
        }
        found.get(node).push({node: other, count});
    };
    for (const {a, b, count} of sharedPairs(graph, view)) {
        add(a, b, count);
        add(b, a, count);
    }
    for (const others of found.values()) {
        others.sort((one, other) => other.count - one.count || one.node - other.node);
    }
    return found;
}

/** @returns {Object[]} one for each network that is shown */
export function networkRows(graph, view) {
    const shares = sharers(graph, view);
    const rows = [];
    for (let node = 0; node < graph.networkCount; node++) {
        if (view.nodeOn[node]) {
            const others = shares.get(node) || [];
            rows.push({
                node,
                name: graph.names[node],
                count: view.size[node],
                sector: sectorName(graph, node),
                kind: labelOf(graph.kinds, graph.networks.kind[node]),
                ties: others.length,
                with: others.slice(0, 3).map((other) => ({
                    name: graph.names[other.node],
                    count: other.count,
                })),
            });
        }
    }
    return rows;
}

/** @returns {Object[]} one for each organisation or person that is shown */
export function memberRows(graph, view) {
    const {networkCount, seats} = graph;
    const rows = [];
    for (let member = 0; member < graph.memberCount; member++) {
        if (view.ring[member] >= 0) {
            const own = graph.seatsOf[member].filter((seat) => view.seatOn[seat]);
            const rankOf = (seat) => seats.rank[seat] ?? OUTSIDE;
            own.sort((a, b) => rankOf(a) - rankOf(b));
            rows.push({
                node: networkCount + member,
                name: graph.members.name[member],
                count: own.length,
                sector: sectorName(graph, networkCount + member),
                rank: view.ring[member],
                places: own.map((seat) => ({
                    network: graph.names[seats.network[seat]],
                    circle: graph.circles[seats.circle[seat]] || "",
                })),
            });
        }
    }
    return rows;
}

/**
 * @param {Object[]} rows
 * @param {string} column
 * @param {boolean} isDown the largest first
 * @returns {Object[]} a new list; equals come by name
 */
export function sortRows(rows, column, isDown) {
    const isNumber = rows.length && typeof rows[0][column] === "number";
    const keys = new Map(
        rows.map((row) => [row, isNumber ? row[column] : fold(row[column])])
    );
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return [...rows].sort(
        (a, b) =>
            compare(keys.get(a), keys.get(b)) * (isDown ? -1 : 1) ||
            compare(fold(a.name), fold(b.name))
    );
}
