/** The whole map as an SVG drawing, which also makes the PNG. No Owl and no DOM. */

import {isNetwork} from "./graph_data";
import {discOf, LAYER_COLOURS, lineGroups} from "./graph_look";

const MARGIN = 60;
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

function labelOf(graph, node, disc) {
    const isBig = isNetwork(graph, node);
    const size = isBig ? 16 : 7;
    const x = round(graph.x[node]);
    const y = round(graph.y[node] + disc.radius + size + 1);
    const text = escapeXml(graph.names[node]);
    const weight = isBig ? ' font-weight="bold"' : "";
    return `<text x="${x}" y="${y}" font-size="${size}"${weight}>${text}</text>`;
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
        `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-width="2.5"` +
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

function legendOf(entries, look, {left, bottom}) {
    return entries
        .map(({colour, name}, place) => {
            const y = bottom + 24 * (place + 1);
            return (
                `<circle cx="${round(left + 8)}" cy="${round(y)}" r="8" fill="${colour}"/>` +
                `<text x="${round(left + 24)}" y="${round(y + 5)}" font-size="14"` +
                ` text-anchor="start">${escapeXml(name)}</text>`
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
    const bottom = box.top + box.height + MARGIN / 2;
    const width = Math.ceil(Math.max(box.width, 320) + 2 * MARGIN);
    const height = Math.ceil(box.height + 2 * MARGIN + 24 * legend.length);
    const shown = graph.keys.map((_key, node) => node).filter((n) => view.nodeOn[n]);
    // networks come on top of their members
    const order = shown.reverse();
    const discs = new Map(order.map((n) => [n, discOf(graph, view, look, n)]));
    const namesAll = view.organisations + view.people <= LABELLED_MEMBERS;
    const {ink, paper} = look.theme;
    const parts = [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
        ` viewBox="${round(box.left - MARGIN)} ${round(box.top - MARGIN)} ${width} ${height}"`,
        ` font-family="sans-serif" text-anchor="middle"><title>${escapeXml(title)}</title>`,
        `<defs>${markers()}</defs><rect x="${round(box.left - MARGIN)}"`,
        ` y="${round(box.top - MARGIN)}" width="100%" height="100%" fill="${paper}"/>`,
        ...lineGroups(graph, view, look).map(
            ({colour, alpha, width: thick, pairs}) =>
                `<path d="${pathOf(graph, pairs)}" fill="none" stroke="${colour}"` +
                ` stroke-opacity="${round(alpha * 10) / 10}" stroke-width="${thick}"/>`
        ),
        ...order.map((node) => shapeOf(graph, node, discs.get(node))),
        ...lines.map((line) => arrowOf(graph, line, discs)),
        `<g fill="${ink}" stroke="${paper}" stroke-width="3" stroke-linejoin="round"`,
        ` paint-order="stroke">`,
        ...order
            .filter((node) => namesAll || isNetwork(graph, node))
            .map((node) => labelOf(graph, node, discs.get(node))),
        "</g>",
        `<g fill="${ink}">${legendOf(legend, look, {left: box.left, bottom})}</g></svg>`,
    ];
    return {text: parts.join(""), width, height};
}
