/**
 * Where the bars of a timeline come: no Owl and no DOM, so that it is easily tested.
 * Across, places are percentages of the whole span; down, they are in rem.
 */

export const LANE_HEAD = 1.5;
export const BAR_ROW = 2;
export const LANE_GAP = 0.5;
const MOST_TICKS = 10;
const TICK_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600]; // months
const CLOSE = 45; // days between two bars that still follow one another
const NARROWEST = 1; // percent, so that a short period can still be clicked

/**
 * @typedef {Object} Entry
 * @property {any} id
 * @property {string|number} lane key of its lane
 * @property {luxon.DateTime|false} start false: since ever
 * @property {luxon.DateTime|false} end first moment after it; false: still
 */

/** @returns {[luxon.DateTime, luxon.DateTime]} whole units around all entries */
function findSpan(entries, today, unit) {
    const days = entries.flatMap((entry) => [entry.start, entry.end]).filter(Boolean);
    const first = days.reduce((a, b) => (b < a ? b : a), today);
    const last = days.reduce((a, b) => (b > a ? b : a), today);
    return [first.startOf(unit), last.endOf(unit)];
}

function makeTicks(from, until, place) {
    const months = until.diff(from, "months").months;
    const step =
        TICK_STEPS.find((size) => months / size <= MOST_TICKS) || TICK_STEPS.at(-1);
    const ticks = [];
    // round years: 2010, 2015 …
    const late = step > 12 ? -from.year % (step / 12) : 0;
    const first = late ? from.plus({years: step / 12 + late}) : from;
    for (let day = first; day < until; day = day.plus({months: step})) {
        const label = day.toFormat(step < 12 ? "LLL yyyy" : "yyyy");
        ticks.push({at: place(day), label});
    }
    return ticks;
}

/** Bars of one lane that overlap in time go on rows of their own. */
function stack(bars) {
    const rowEnds = [];
    for (const bar of bars) {
        let row = rowEnds.findIndex((end) => end <= bar.left);
        row = row < 0 ? rowEnds.length : row;
        rowEnds[row] = bar.left + bar.width;
        bar.row = row;
    }
    return Math.max(rowEnds.length, 1);
}

function makeLinks(lanes) {
    const bars = lanes.flatMap((lane) => lane.bars);
    bars.sort((a, b) => a.left - b.left);
    const links = [];
    for (const [index, bar] of bars.entries()) {
        const next = bars[index + 1];
        if (!next || next.lane === bar.lane || !bar.entry.end || !next.entry.start) {
            continue;
        }
        if (Math.abs(next.entry.start.diff(bar.entry.end, "days").days) <= CLOSE) {
            const [top, bottom] = [bar.middle, next.middle].sort((a, b) => a - b);
            links.push({at: next.left, top, height: bottom - top});
        }
    }
    return links;
}

/**
 * @param {Entry[]} entries
 * @param {{key: string|number, label: string}[]} lanes all lanes, in their order
 * @param {Object} options
 * @param {luxon.DateTime} options.today
 * @param {boolean} [options.emptyLanes] keep lanes without a bar
 * @param {string} [options.unit] "year" or "month": what the span is rounded to
 * @param {boolean} [options.links] join bars of different lanes that follow each other
 * @returns {{lanes: Object[], ticks: Object[], links: Object[], today: number,
 *  height: number, years: number}}
 */
export function layoutTimeline(entries, lanes, options) {
    const {today, emptyLanes, links, unit = "year"} = options;
    const [from, until] = findSpan(entries, today, unit);
    const span = until - from;
    const place = (day) => (100 * (day - from)) / span;
    let top = 0;
    const placed = [];
    for (const [index, {key, label}] of lanes.entries()) {
        const bars = entries
            .filter((entry) => entry.lane === key)
            .map((entry) => {
                const left = entry.start ? place(entry.start) : 0;
                const right = entry.end ? place(entry.end) : 100;
                const width = Math.max(right - left, NARROWEST);
                return {entry, lane: key, left, width, isOpen: !entry.end};
            })
            .sort((a, b) => a.left - b.left);
        if (!bars.length && !emptyLanes) {
            continue;
        }
        const height = LANE_HEAD + BAR_ROW * stack(bars);
        for (const bar of bars) {
            bar.top = LANE_HEAD + BAR_ROW * bar.row;
            bar.middle = top + bar.top + BAR_ROW / 2;
        }
        placed.push({key, label, index, top, height, bars});
        top += height + LANE_GAP;
    }
    return {
        lanes: placed,
        ticks: makeTicks(from, until, place),
        links: links ? makeLinks(placed) : [],
        today: place(today),
        height: Math.max(top - LANE_GAP, 0),
        years: until.diff(from, "years").years,
    };
}
