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
