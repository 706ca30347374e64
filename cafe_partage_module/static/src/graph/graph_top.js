/** What stands on top of the map: names, arrows, and the node that is looked at. */

import {isNetwork} from "./graph_data";
import {discOf} from "./graph_look";
import {
    paintArrows,
    paintDiscs,
    paintHalo,
    paintLines,
    paintNames,
} from "./graph_paint";

const NAMES = 160; // at once
const FAR = {zoom: 0.3, names: 45}; // the whole of a large map: only the largest
const READABLE = 1.3; // the zoom from which members have their name
const FOCUS_NAMES = 60;
const SMALLEST = 4; // pixels: the radius of a network

/** @param {Object} stage a `Stage` */
export function paintTop(ctx, stage) {
    const {graph, port, focus, lines} = stage;
    if (focus.node === null) {
        paintArrows(ctx, graph, lines, port);
        paintFar(ctx, stage);
        const most = port.zoom < FAR.zoom ? FAR.names : NAMES;
        paintNames(ctx, graph, namesOf(stage), port, stage.theme, most);
    } else {
        paintFocus(ctx, stage);
    }
    if (stage.hovered !== null && stage.view.nodeOn[stage.hovered]) {
        paintHovered(ctx, stage);
    }
}

/** Networks that would be too small to see, on the whole of a large map. */
function paintFar(ctx, stage) {
    const {graph, view, port} = stage;
    const nodes = [];
    for (let node = 0; node < graph.networkCount; node++) {
        if (view.nodeOn[node]) {
            nodes.push(node);
        }
    }
    const small = discsOf(stage, nodes).filter(
        ([, disc]) => disc.radius * port.zoom < SMALLEST
    );
    const grown = small.map(([node, disc]) => [
        node,
        {...disc, radius: SMALLEST / port.zoom, width: 1 / port.zoom},
    ]);
    paintDiscs(ctx, graph, grown, port);
}

function discsOf({graph, view, look}, nodes) {
    return nodes.map((node) => [node, discOf(graph, view, look, node)]);
}

function toName(graph, [node, disc]) {
    return {node, radius: disc.radius, isBold: isNetwork(graph, node)};
}

/** Networks, the largest first; members too when the map is near. */
function namesOf(stage) {
    const {graph, view, port} = stage;
    const nodes = [];
    const last = port.zoom >= READABLE ? graph.keys.length : graph.networkCount;
    for (let node = 0; node < last; node++) {
        const isIn =
            view.nodeOn[node] &&
            Math.abs(graph.x[node] * port.zoom + port.x - port.width / 2) <
                port.width / 2 + 50 &&
            Math.abs(graph.y[node] * port.zoom + port.y - port.height / 2) <
                port.height / 2 + 50;
        if (isIn) {
            nodes.push(node);
        }
    }
    return discsOf(stage, nodes)
        .map((pair) => toName(graph, pair))
        .sort((a, b) => b.radius - a.radius);
}

function paintFocus(ctx, stage) {
    const {graph, port, focus, lines, theme, view, look} = stage;
    const group = {colour: theme.ink, alpha: 0.55, width: 1.2, pairs: focus.pairs};
    paintLines(ctx, graph, [group], port);
    // a network above its members
    const nodes = [...focus.nodes].sort((a, b) => b - a);
    const discs = discsOf(stage, nodes);
    paintDiscs(ctx, graph, discs, port);
    const own = discOf(graph, view, look, focus.node);
    paintDiscs(ctx, graph, [[focus.node, own]], port);
    paintArrows(
        ctx,
        graph,
        lines.filter(({from, to}) => from === focus.node || to === focus.node),
        port
    );
    paintHalo(ctx, graph, focus.node, own, port, theme.ink);
    const names = [[focus.node, own], ...discs.reverse()];
    paintNames(
        ctx,
        graph,
        names.map((pair) => ({...toName(graph, pair), isBold: pair[0] === focus.node})),
        port,
        theme,
        FOCUS_NAMES
    );
}

function paintHovered(ctx, stage) {
    const {graph, port, hovered, theme, view, look} = stage;
    const disc = discOf(graph, view, look, hovered);
    paintHalo(ctx, graph, hovered, disc, port, theme.ink);
    const {radius} = disc;
    paintNames(ctx, graph, [{node: hovered, radius, isBold: true}], port, theme, 1);
}
