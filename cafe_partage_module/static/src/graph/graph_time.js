/** A day on a slider that has a stop for each month. No Owl and no DOM. */

import {toDay} from "./graph_data";

const YEARS = 8; // labels at most
const TIGHT = 0.1; // of the slider: two labels that touch

function monthOf(day) {
    const date = new Date(day * 86400000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** @returns {number} the first day of a month, counted from the year 0 */
function firstDayOf(month) {
    const [year, rest] = [Math.floor(month / 12), month % 12];
    return toDay(
        `${String(year).padStart(4, "0")}-${String(rest + 1).padStart(2, "0")}-01`
    );
}

/** The last stop of the slider; the first is 0. */
export function lastStop(first, last) {
    return Math.max(monthOf(last) - monthOf(first) + 1, 1);
}

export function stopOf(day, first, last) {
    const stop = day >= last ? lastStop(first, last) : monthOf(day) - monthOf(first);
    return Math.max(stop, 0);
}

export function dayOf(stop, first, last) {
    if (stop >= lastStop(first, last)) {
        return last;
    }
    return Math.min(Math.max(firstDayOf(monthOf(first) + stop), first), last);
}

/** @returns {{year: number, share: number}[]} where each year begins, from 0 to 1 */
export function yearMarks(first, last) {
    const [from, to] = [first, last].map((day) => Math.floor(monthOf(day) / 12));
    const step = Math.ceil((to - from + 1) / YEARS);
    const marks = [];
    for (let year = from; year <= to; year += step) {
        const stop = Math.max(year * 12 - monthOf(first), 0);
        marks.push({year, share: stop / lastStop(first, last)});
    }
    // the first year may be nearly over
    const isTight = marks.length > 1 && marks[1].share - marks[0].share < TIGHT;
    return isTight ? marks.slice(1) : marks;
}
