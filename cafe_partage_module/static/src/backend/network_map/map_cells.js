/** What the map of networks shows, from what the server tells. No Owl and no DOM. */

const SMALLEST = 2.75; // rem: room for three figures and for a fingertip
const LARGEST = 7;

/**
 * The diameter of a bubble: its surface grows with the number of members.
 *
 * @param {number} members
 * @param {number} most members of the largest network
 * @returns {number} rem
 */
export function bubbleSize(members, most) {
    const share = most ? Math.sqrt(members / most) : 0;
    return Math.round(100 * (SMALLEST + (LARGEST - SMALLEST) * share)) / 100;
}

/**
 * The values of an axis: those of the field in their order, and "unknown" at the end
 * where there are networks without a value.
 *
 * @param {[string, string][]} selection
 * @param {Object[]} networks
 * @param {string} field
 * @param {string} unknown label
 * @returns {{key: string|false, label: string}[]}
 */
export function makeAxis(selection, networks, field, unknown) {
    const axis = selection.map(([key, label]) => ({key, label}));
    if (networks.some((network) => !network[field])) {
        axis.push({key: false, label: unknown});
    }
    return axis;
}

/**
 * The networks in each cell, the largest first.
 *
 * @returns {{row: Object, cells: {column: Object, networks: Object[]}[]}[]}
 */
export function makeCells(networks, rows, columns) {
    const bySize = (a, b) => b.members - a.members || a.name.localeCompare(b.name);
    return rows.map((row) => ({
        row,
        cells: columns.map((column) => ({
            column,
            networks: networks
                .filter((n) => n.kind === row.key && n.scope === column.key)
                .sort(bySize),
        })),
    }));
}
