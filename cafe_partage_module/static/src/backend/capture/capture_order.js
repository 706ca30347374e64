/**
 * The order of the lines under each item: ids, kept sorted as lines come and go, so that
 * nothing is sorted while the screen is drawn.
 */

const comesAfter = (a, b) => a.sequence - b.sequence || a.id - b.id;

/**
 * @param {Object[]} lines all that there are
 * @returns {Object} `lines` by id, and `order`: per item the ids of its lines
 */
export function orderLines(lines) {
    const order = {};
    for (const line of [...lines].sort(comesAfter)) {
        (order[line.item] ||= []).push(line.id);
    }
    return {order, lines: Object.fromEntries(lines.map((line) => [line.id, line]))};
}

/**
 * Put changed and new lines at their places, and take others out.
 *
 * @param {Object} state has `lines` and `order`
 * @param {Object[]} lines
 * @param {Number[]} gone ids
 */
export function placeLines(state, lines, gone) {
    // all of them leave first: what stays is in order
    for (const id of [...lines.map((line) => line.id), ...gone]) {
        const ids = state.order[state.lines[id]?.item] || [];
        if (ids.includes(id)) {
            ids.splice(ids.indexOf(id), 1);
        }
        delete state.lines[id];
    }
    for (const line of lines) {
        const ids = (state.order[line.item] ||= []);
        let place = ids.length;
        while (place && comesAfter(state.lines[ids[place - 1]], line) > 0) {
            place--;
        }
        state.lines[line.id] = line;
        ids.splice(place, 0, line.id);
    }
}

/**
 * The place one up or down from a line; beyond the edge of an item, in the next item.
 *
 * @param {Object} state has `lines`, `order` and `items`
 * @param {Object} line
 * @param {Number} by -1 or 1
 * @returns {Object|null} `item`, and the line `before` which it comes (false: the end)
 */
export function findPlace(state, line, by) {
    const ids = state.order[line.item] || [];
    const place = ids.indexOf(line.id);
    if (ids[place + by]) {
        const before = by < 0 ? ids[place - 1] : ids[place + 2];
        return {item: line.item, before: before || false};
    }
    const {items} = state;
    const item = items[items.findIndex((other) => other.id === line.item) + by];
    const first = item && by > 0 && state.order[item.id]?.[0];
    return item ? {item: item.id, before: first || false} : null;
}
