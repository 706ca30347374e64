/** Colours, rings and sizes of what the map shows. No Owl and no DOM. */

import {industryOf, isNetwork} from "./graph_data";
import {OUTSIDE, untoldPairs} from "./graph_view";

// nine quiet colours that stay apart for people who see few colours
const COLOURS = [
    ...["#4477aa", "#cc6677", "#ddcc77", "#228833", "#88ccee"],
    ...["#aa4499", "#44aa99", "#ee8866", "#999933"],
];
const OTHER = "#8a8a8a";
const UNKNOWN = "#cfcfcf";
// from the core outward: how far from the background, and how wide
const RINGS = [
    {share: 1, width: 2.2},
    {share: 0.6, width: 1.4},
    {share: 0.32, width: 0.8},
];
const SEATS = [
    {alpha: 0.5, width: 1.3},
    {alpha: 0.3, width: 1},
    {alpha: 0.18, width: 0.8},
];
const ALONE = 1.6; // times as large
const MANY = 600; // lines
const MEMBER = 5; // radius, in the map's units

export const LIGHT = {ink: "#22303c", paper: "#ffffff"};
export const LAYER_COLOURS = {lineage: "#7b3294", services: "#b8560a"};

/** A colour between two, "#rrggbb" each. */
export function mix(from, to, share) {
    const parts = [1, 3, 5].map((at) => {
        const [a, b] = [from, to].map((colour) =>
            parseInt(colour.slice(at, at + 2), 16)
        );
        return Math.round(a + (b - a) * share)
            .toString(16)
            .padStart(2, "0");
    });
    return `#${parts.join("")}`;
}

/**
 * The sectors with their colours: the most frequent ones have one of their own.
 *
 * @returns {{colours: string[], legend: {key: string, colour: string, name: string}[]}}
 *  colours by position in `industries`; the legend's keys are ids, "other" and "none"
 */
export function colourSectors(graph) {
    const counts = graph.industries.map(() => 0);
    const weights = graph.industries.map(() => 0);
    let unknown = 0;
    // of a large graph only networks weigh: their colours stay when members come
    const isLarge = graph.detail === "networks";
    graph.keys.forEach((_key, node) => {
        const index = industryOf(graph, node);
        if (index === null) {
            unknown++;
        } else {
            counts[index]++;
            weights[index] += isLarge && !isNetwork(graph, node) ? 0 : 1;
        }
    });
    const order = counts
        .map((_count, index) => index)
        .filter((index) => counts[index])
        .sort((a, b) => weights[b] - weights[a] || a - b);
    const own = order.slice(0, COLOURS.length);
    const colours = counts.map(() => OTHER);
    own.forEach((index, place) => (colours[index] = COLOURS[place]));
    const legend = own.map((index) => ({
        key: String(graph.industries[index].id),
        colour: colours[index],
        name: graph.industries[index].name,
    }));
    if (order.length > own.length) {
        legend.push({key: "other", colour: OTHER, name: ""});
    }
    if (unknown) {
        legend.push({key: "none", colour: UNKNOWN, name: ""});
    }
    return {colours, legend};
}

/** How the circles of each rank are mostly called, from the core outward. */
export function nameRings(graph) {
    const {rank, circle} = graph.seats;
    const counts = RINGS.map(() => new Map());
    rank.forEach((value, seat) => {
        if (value !== null && circle[seat] !== null) {
            const names = counts[Math.min(value, RINGS.length - 1)];
            names.set(circle[seat], (names.get(circle[seat]) || 0) + 1);
        }
    });
    return counts
        .map((names, place) => ({
            rank: place,
            names: [...names]
                .sort((a, b) => b[1] - a[1])
                .slice(0, 2)
                .map(([index]) => graph.circles[index]),
        }))
        .filter(({names}) => names.length);
}

/**
 * @param {Object} graph
 * @param {{ink: string, paper: string}} theme
 */
export function makeLook(graph, theme = LIGHT) {
    const rings = RINGS.map(({share, width}) => ({
        colour: mix(theme.paper, theme.ink, share),
        width,
    }));
    return {theme, rings, ...colourSectors(graph)};
}

/** The disc of a node. */
export function discOf(graph, view, look, node) {
    const index = industryOf(graph, node);
    const fill = index === null ? UNKNOWN : look.colours[index];
    if (isNetwork(graph, node)) {
        // without members around them networks have room to be larger
        const room = graph.memberCount ? 1 : ALONE;
        const radius = room * (10 + 2.4 * Math.sqrt(view.size[node]));
        return {radius, fill, ring: mix(fill, look.theme.ink, 0.55), width: 2.5};
    }
    const member = node - graph.networkCount;
    const rank = Math.min(Math.max(view.ring[member], 0), RINGS.length - 1);
    const {colour, width} = look.rings[rank];
    return {
        radius: MEMBER,
        fill,
        ring: colour,
        width,
        isPerson: Boolean(graph.members.person[member]),
    };
}

/**
 * The lines of the map, in groups that look the same.
 *
 * @returns {{colour: string, alpha: number, width: number, pairs: number[]}[]} pairs:
 *  from and to in turn
 */
export function lineGroups(graph, view, look) {
    const {seats, networkCount} = graph;
    const groups = SEATS.map((style) => ({
        ...style,
        colour: look.theme.ink,
        pairs: [],
    }));
    view.seatOn.forEach((on, seat) => {
        if (on) {
            const rank = Math.min(seats.rank[seat] ?? OUTSIDE, SEATS.length - 1);
            const member = networkCount + seats.member[seat];
            groups[rank].pairs.push(seats.network[seat], member);
        }
    });
    // the more lines, the fainter: what is under them stays to be seen
    const count = groups.reduce((sum, {pairs}) => sum + pairs.length / 2, 0);
    const share = Math.min(1, Math.max(0.25, Math.sqrt(MANY / count)));
    groups.forEach((group) => (group.alpha *= share));
    return [...groupShared(graph, view, look), ...groups].filter(
        ({pairs}) => pairs.length
    );
}

/** Lines between networks: the more members they share, the thicker. */
function groupShared(graph, view, look) {
    const groups = new Map();
    for (const {a, b, count} of untoldPairs(graph, view)) {
        const step = Math.floor(Math.log2(count));
        if (!groups.has(step)) {
            const alpha = Math.min(0.14 + 0.04 * step, 0.4);
            const width = 1 + 1.2 * step;
            groups.set(step, {colour: look.theme.ink, alpha, width, pairs: []});
        }
        groups.get(step).pairs.push(a, b);
    }
    return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}
