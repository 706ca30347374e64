/** The whole map as an SVG drawing, which also makes the PNG. No Owl and no DOM. */

import {isNetwork} from "./graph_data";
import {discOf, LAYER_COLOURS, lineGroups} from "./graph_look";

// names and legend grow with the map: a unit is the height of a letter
const UNITS = 110; // in the longest side
const LEAST_UNIT = 8;
const LETTER = 0.62; // the mean width of a letter, in heights
const LABELLED_MEMBERS = 400; // more names than this hide each other

const round = (number) => Math.round(number * 10) / 10;

export function escapeXml(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** The box around all nodes that are shown. */
export function boundsOf(graph, view, look) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    view.nodeOn.forEach((on, node) => {
        if (on) {
            const {radius} = discOf(graph, view, look, node);
            left = Math.min(left, graph.x[node] - radius);
            top = Math.min(top, graph.y[node] - radius);
            right = Math.max(right, graph.x[node] + radius);
            bottom = Math.max(bottom, graph.y[node] + radius);
        }
    });
    if (left > right) {
        return {left: 0, top: 0, width: 1, height: 1};
    }
    return {left, top, width: right - left, height: bottom - top};
}

function pathOf(graph, pairs) {
    const steps = [];
    for (let at = 0; at < pairs.length; at += 2) {
        const [from, to] = [pairs[at], pairs[at + 1]];
        steps.push(
            `M${round(graph.x[from])} ${round(graph.y[from])}` +
                `L${round(graph.x[to])} ${round(graph.y[to])}`
        );
    }
    return steps.join("");
}

function shapeOf(graph, node, disc) {
    const [x, y, r] = [graph.x[node], graph.y[node], disc.radius].map(round);
    const look = `fill="${disc.fill}" stroke="${disc.ring}" stroke-width="${disc.width}"`;
    if (disc.isPerson) {
        const path = `M${x} ${round(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
        return `<path d="${path}" ${look}/>`;
    }
    return `<circle cx="${x}" cy="${y}" r="${r}" ${look}/>`;
}

/** Names below their discs, in the order given, where there is room. */
function labelsOf(graph, nodes, discs, unit) {
    const taken = [];
    const texts = [];
    for (const node of nodes) {
        const isBig = isNetwork(graph, node);
        const size = round(isBig ? unit : 0.75 * unit);
        const x = graph.x[node];
        const y = graph.y[node] + discs.get(node).radius + size;
        const half = (graph.names[node].length * size * LETTER) / 2;
        const box = [x - half, y - size, x + half, y + 0.2 * size];
        const isHidden = taken.some(
            (other) =>
                other[0] < box[2] &&
                other[2] > box[0] &&
                other[1] < box[3] &&
                other[3] > box[1]
        );
        if (!isHidden) {
            taken.push(box);
            const weight = isBig ? ' font-weight="bold"' : "";
            const text = escapeXml(graph.names[node]);
            texts.push(
                `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight}>` +
                    `${text}</text>`
            );
        }
    }
    return texts.join("");
}

/** The arrow of a layer, from the edge of one disc to the edge of the other. */
function arrowOf(graph, line, discs) {
    const [dx, dy] = [
        graph.x[line.to] - graph.x[line.from],
        graph.y[line.to] - graph.y[line.from],
    ];
    const length = Math.hypot(dx, dy) || 1;
    const at = (node, reach) => [
        round(graph.x[node] + (dx / length) * reach),
        round(graph.y[node] + (dy / length) * reach),
    ];
    const [x1, y1] = at(line.from, discs.get(line.from).radius);
    const [x2, y2] = at(line.to, -discs.get(line.to).radius - 6);
    const dash = line.kind === "services" ? ' stroke-dasharray="3 5"' : "";
    return (
        `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-width="2"` +
        ` stroke="${LAYER_COLOURS[line.kind]}" marker-end="url(#${line.kind})"${dash}/>`
    );
}

function markers() {
    return Object.entries(LAYER_COLOURS)
        .map(
            ([kind, colour]) =>
                `<marker id="${kind}" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="4"` +
                ` markerHeight="4" orient="auto"><path d="M0 0L8 4L0 8z"` +
                ` fill="${colour}"/></marker>`
        )
        .join("");
}

function legendOf(entries, {left, bottom, unit}) {
    return entries
        .map(({colour, name}, place) => {
            const y = bottom + 1.8 * unit * (place + 1);
            return (
                `<circle cx="${round(left + unit / 2)}" cy="${round(y)}"` +
                ` r="${round(0.6 * unit)}" fill="${colour}"/>` +
                `<text x="${round(left + 1.6 * unit)}" y="${round(y + 0.35 * unit)}"` +
                ` font-size="${round(unit)}" text-anchor="start">${escapeXml(name)}</text>`
            );
        })
        .join("");
}

/**
 * @param {Object} graph
 * @param {Object} view
 * @param {Object} look
 * @param {{title: string, lines: Object[], legend: Object[]}} options lines of the layers;
 *  the legend's entries with a colour and a name
 * @returns {{text: string, width: number, height: number}}
 */
export function drawSvg(graph, view, look, {title, lines = [], legend = []}) {
    const box = boundsOf(graph, view, look);
    const unit = Math.max(LEAST_UNIT, Math.max(box.width, box.height) / UNITS);
    const margin = 6 * unit;
    const frame = {
        left: round(box.left - margin),
        top: round(box.top - margin),
        width: Math.ceil(Math.max(box.width, 40 * unit) + 2 * margin),
        height: Math.ceil(box.height + 2 * margin + 1.8 * unit * legend.length),
    };
    const shown = graph.keys.map((_key, node) => node).filter((n) => view.nodeOn[n]);
    const discs = new Map(shown.map((n) => [n, discOf(graph, view, look, n)]));
    const namesAll = view.organisations + view.people <= LABELLED_MEMBERS;
    const bySize = shown
        .filter((node) => namesAll || isNetwork(graph, node))
        .sort((a, b) => discs.get(b).radius - discs.get(a).radius);
    const {ink, paper} = look.theme;
    const parts = [
        openingOf(frame, title, paper),
        ...lineGroups(graph, view, look).map((group) => pathsOf(graph, group)),
        // networks come on top of their members
        ...shown.reverse().map((node) => shapeOf(graph, node, discs.get(node))),
        ...lines.map((line) => arrowOf(graph, line, discs)),
        `<g fill="${ink}" stroke="${paper}" stroke-width="${round(unit / 4)}"`,
        ` stroke-linejoin="round" paint-order="stroke">`,
        labelsOf(graph, bySize, discs, unit),
        `</g><g fill="${ink}">`,
        legendOf(legend, {
            left: box.left,
            bottom: box.top + box.height + 3 * unit,
            unit,
        }),
        "</g></svg>",
    ];
    return {text: parts.join(""), width: frame.width, height: frame.height};
}

function openingOf({left, top, width, height}, title, paper) {
    return (
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
        ` viewBox="${left} ${top} ${width} ${height}" font-family="sans-serif"` +
        ` text-anchor="middle"><title>${escapeXml(title)}</title>` +
        `<defs>${markers()}</defs><rect x="${left}" y="${top}" width="100%"` +
        ` height="100%" fill="${paper}"/>`
    );
}

function pathsOf(graph, {colour, alpha, width, pairs}) {
    return (
        `<path d="${pathOf(graph, pairs)}" fill="none" stroke="${colour}"` +
        ` stroke-opacity="${round(alpha * 10) / 10}" stroke-width="${width}"/>`
    );
}
