/**
 * Paints lines, discs, arrows and names on a canvas, in the window's pixels.
 *
 * Cytoscape knows the nodes; lines are ours, because ten thousand of them as its elements
 * take seconds to add and to draw, and a few strokes here. A *view port* is
 * `{zoom, x, y, width, height}`: where the map's origin stands, in pixels.
 */

import {LAYER_COLOURS} from "./graph_look";

const PATH = 400; // lines in one stroke: longer paths take longer per line
const FINEST = 0.35; // pixels
const LETTER = 12; // pixels

/** The width on the screen: it grows less than the map does. */
function onScreen(width, zoom) {
    return Math.max(FINEST, width * Math.min(Math.max(zoom, 0.45), 2));
}

export function paintLines(ctx, graph, groups, port) {
    for (const {colour, alpha, width, pairs} of groups) {
        ctx.strokeStyle = colour;
        ctx.globalAlpha = alpha;
        ctx.lineWidth = onScreen(width, port.zoom);
        for (let at = 0; at < pairs.length; at += 2 * PATH) {
            ctx.beginPath();
            addLines(ctx, graph, pairs, at, port);
            ctx.stroke();
        }
    }
    ctx.globalAlpha = 1;
}

function addLines(ctx, graph, pairs, start, port) {
    const end = Math.min(start + 2 * PATH, pairs.length);
    for (let at = start; at < end; at += 2) {
        const [from, to] = [pairs[at], pairs[at + 1]];
        const x1 = graph.x[from] * port.zoom + port.x;
        const y1 = graph.y[from] * port.zoom + port.y;
        const x2 = graph.x[to] * port.zoom + port.x;
        const y2 = graph.y[to] * port.zoom + port.y;
        const isOut =
            Math.max(x1, x2) < 0 ||
            Math.max(y1, y2) < 0 ||
            Math.min(x1, x2) > port.width ||
            Math.min(y1, y2) > port.height;
        if (!isOut) {
            ctx.moveTo(x1, y1);
            ctx.lineTo(x2, y2);
        }
    }
}

/** @param {[number, Object][]} discs pairs of a node and its disc */
export function paintDiscs(ctx, graph, discs, port) {
    for (const [node, disc] of discs) {
        const x = graph.x[node] * port.zoom + port.x;
        const y = graph.y[node] * port.zoom + port.y;
        const radius = disc.radius * port.zoom;
        ctx.beginPath();
        if (disc.isPerson) {
            ctx.moveTo(x, y - radius);
            ctx.lineTo(x + radius, y);
            ctx.lineTo(x, y + radius);
            ctx.lineTo(x - radius, y);
            ctx.closePath();
        } else {
            ctx.arc(x, y, radius, 0, 2 * Math.PI);
        }
        ctx.fillStyle = disc.fill;
        ctx.fill();
        ctx.lineWidth = disc.width * port.zoom;
        ctx.strokeStyle = disc.ring;
        ctx.stroke();
    }
}

/** A ring around one node, at some distance. */
export function paintHalo(ctx, graph, node, disc, port, colour) {
    ctx.beginPath();
    const [x, y] = [
        graph.x[node] * port.zoom + port.x,
        graph.y[node] * port.zoom + port.y,
    ];
    ctx.arc(x, y, disc.radius * port.zoom + 4, 0, 2 * Math.PI);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = colour;
    ctx.stroke();
}

const BESIDE = 6; // pixels: a shared service runs beside a lineage

/** Where an arrow begins and ends, at the edges of two discs. */
function arrowEnds(graph, {kind, from, to, leave, reach}, port) {
    const angle = Math.atan2(graph.y[to] - graph.y[from], graph.x[to] - graph.x[from]);
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const aside = kind === "services" ? BESIDE : 0;
    const at = (node, way) => [
        graph.x[node] * port.zoom + port.x + dx * way - dy * aside,
        graph.y[node] * port.zoom + port.y + dy * way + dx * aside,
    ];
    return {
        dx,
        dy,
        start: at(from, leave * port.zoom + 2),
        end: at(to, -reach * port.zoom - 3),
    };
}

/** @param {Object[]} lines of layers, with `leave` and `reach`: the radius of the disc
 *  where it begins and where it ends */
export function paintArrows(ctx, graph, lines, port) {
    for (const line of lines) {
        const {dx, dy, start, end} = arrowEnds(graph, line, port);
        const [x, y] = end;
        ctx.strokeStyle = ctx.fillStyle = LAYER_COLOURS[line.kind];
        ctx.lineWidth = 2;
        ctx.setLineDash(line.kind === "services" ? [3, 4] : []);
        ctx.beginPath();
        ctx.moveTo(...start);
        ctx.lineTo(x - dx * 6, y - dy * 6);
        ctx.stroke();
        ctx.setLineDash([]);
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.lineTo(x - dx * 9 - dy * 4.5, y - dy * 9 + dx * 4.5);
        ctx.lineTo(x - dx * 9 + dy * 4.5, y - dy * 9 - dx * 4.5);
        ctx.fill();
    }
}

/**
 * Names below their discs, in the order given, where there is room.
 *
 * @param {{node: number, radius: number, isBold: boolean}[]} names
 * @param {{ink: string, paper: string}} theme
 * @param {number} most
 */
export function paintNames(ctx, graph, names, port, theme, most) {
    const taken = [];
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3;
    ctx.strokeStyle = theme.paper;
    ctx.fillStyle = theme.ink;
    const family = ctx.canvas.dataset.font || "sans-serif";
    for (const {node, radius, isBold} of names) {
        const at = graph.x[node] * port.zoom + port.x;
        const y = graph.y[node] * port.zoom + port.y + radius * port.zoom + 3;
        if (at < 0 || y < 0 || at > port.width || y > port.height) {
            continue;
        }
        ctx.font = `${isBold ? "600 " : ""}${LETTER}px ${family}`;
        const text = shorten(graph.names[node]);
        const half = ctx.measureText(text).width / 2 + 2;
        const x = Math.min(Math.max(at, half + 2), port.width - half - 2); // whole
        const box = [x - half, y, x + half, y + LETTER + 2];
        if (taken.some((other) => overlap(other, box))) {
            continue;
        }
        taken.push(box);
        ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
        if (taken.length >= most) {
            break;
        }
    }
}

function shorten(name) {
    return name.length > 34 ? `${name.slice(0, 33).trim()}…` : name;
}

function overlap([left, top, right, bottom], box) {
    return left < box[2] && right > box[0] && top < box[3] && bottom > box[1];
}
