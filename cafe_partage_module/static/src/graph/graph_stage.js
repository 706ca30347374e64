/** The drawn map: lines, nodes and names over each other, and what a hand does to it. */

import {isNetwork} from "./graph_data";
import {Layer, RestingLayer} from "./graph_layer";
import {discOf, lineGroups, LIGHT, makeLook} from "./graph_look";
import {Nodes} from "./graph_nodes";
import {paintLines} from "./graph_paint";
import {nextFrame} from "./graph_slices";
import {boundsOf} from "./graph_svg";
import {paintTop} from "./graph_top";
import {neighboursOf} from "./graph_view";

const MARGIN = 40; // pixels around the whole map
const LEGEND = 240; // pixels
const WIDE = 767; // pixels: on less the legend is folded
const HEAVY = 12000; // lines: more are not painted while the map moves
const LARGE = 1500; // nodes: for more, fine pixels cost too much
const CLOSE = 1.4; // the zoom at which one node is looked at

export class Stage {
    /**
     * @param {HTMLElement} el with two canvases and an element between them
     * @param {{onPick: Function, onTwice: Function, onHover: Function}} hands
     */
    constructor(el, hands) {
        this.el = el;
        this.hands = hands;
        this.theme = readTheme(el);
        this.forget();
        const [lines, top] = el.querySelectorAll("canvas");
        this.below = new RestingLayer(lines, (ctx) =>
            paintLines(ctx, this.graph, this.groups, this.port)
        );
        this.top = new Layer(top, (ctx) => paintTop(ctx, this));
        this.observer = new ResizeObserver(() => this.resize());
    }

    /** Nodes of one graph are others in the next. */
    forget() {
        this.focus = {node: null, nodes: [], pairs: []};
        this.hovered = null;
        this.lines = [];
        this.groups = [];
        this.lineCount = 0;
    }

    /** Puts a graph on the stage; nothing of one before stays, but its `place`. */
    async load(graph, view, place) {
        const isSame =
            this.isReady && this.nodes.isLoaded && haveSame(this.graph, graph);
        this.graph = graph;
        this.view = view;
        this.look = makeLook(graph, this.theme);
        if (isSame) {
            Object.assign(this.nodes, {graph, look: this.look});
            await this.show(view);
            return;
        }
        this.isReady = false;
        this.forget();
        await whenVisible(this.el);
        this.nodes?.destroy();
        const isLarge = graph.keys.length > LARGE;
        this.ratio = isLarge ? 1 : window.devicePixelRatio || 1;
        const el = this.el.querySelector(".o_cafe_graph_nodes");
        const nodes = new Nodes(el, graph, this.look, {
            pixelRatio: isLarge ? 1 : undefined,
            canDrag: !matchMedia("(pointer: coarse)").matches,
        });
        this.nodes = nodes;
        this.isReady = true;
        this.listen(nodes.cy);
        this.observer.observe(this.el);
        this.resize();
        if (place) {
            nodes.cy.viewport(place);
        } else {
            this.fit();
        }
        this.show(this.view);
        await nodes.load(this.view);
        // what was chosen meanwhile
        await nodes.show(this.view);
    }

    listen(cy) {
        cy.on("viewport", () => this.moved());
        cy.on("tap", (ev) => this.hands.onPick(this.nodeAt(ev)));
        cy.on("dbltap", "node", (ev) => this.hands.onTwice(this.nodeAt(ev)));
        cy.on("mouseover", "node", (ev) => this.hover(this.nodeAt(ev)));
        cy.on("mouseout", "node", () => this.hover(null));
        cy.on("drag", "node", (ev) => this.drag(ev.target));
    }

    nodeAt(ev) {
        return ev.target === ev.cy ? null : this.graph.nodes.get(ev.target.id());
    }

    hover(node) {
        this.hovered = node;
        this.el.style.cursor = node === null ? "" : "pointer";
        this.top.ask();
    }

    drag(element) {
        const node = this.graph.nodes.get(element.id());
        const {x, y} = element.position();
        this.graph.x[node] = x;
        this.graph.y[node] = y;
        this.below.ask();
        this.top.ask();
    }

    get port() {
        const {x, y} = this.nodes.cy.pan();
        return {
            zoom: this.nodes.cy.zoom(),
            x,
            y,
            width: this.width,
            height: this.height,
        };
    }

    resize() {
        const {clientWidth, clientHeight} = this.el;
        if (!clientWidth || !this.isReady) {
            return;
        }
        this.width = clientWidth;
        this.height = clientHeight;
        this.below.resize(clientWidth, clientHeight, this.ratio);
        this.top.resize(clientWidth, clientHeight, this.ratio);
        this.nodes.cy.resize();
        this.below.draw();
        this.top.draw();
    }

    moved() {
        const lines = this.groups.reduce(
            (sum, group) => sum + group.pairs.length / 2,
            0
        );
        this.below.move(this.port, lines > HEAVY);
        this.top.ask();
    }

    /** Follows the filters. */
    async show(view) {
        this.view = view;
        if (!this.isReady) {
            return;
        }
        this.groups = lineGroups(this.graph, view, this.look);
        this.lineCount = this.groups.reduce(
            (sum, {pairs}) => sum + pairs.length / 2,
            0
        );
        this.below.ask();
        this.top.ask();
        await this.nodes.show(view);
    }

    /** One node with its neighbours; all others fade.
     * @param {number|null} node
     * @param {Object[]} lines of the layers that are switched on */
    setFocus(node, lines) {
        if (!this.isReady) {
            return;
        }
        const radius = (of) => discOf(this.graph, this.view, this.look, of).radius;
        this.lines = lines.map((line) => ({
            ...line,
            leave: radius(line.from),
            reach: radius(line.to),
        }));
        this.focus =
            node === null
                ? {node, nodes: [], pairs: []}
                : {node, ...neighboursOf(this.graph, this.view, node, lines)};
        this.el.classList.toggle("o_cafe_graph_fades", node !== null);
        this.top.ask();
    }

    fit() {
        const box = boundsOf(this.graph, this.view, this.look);
        this.fitBox(box, 2);
    }

    /** A node in the middle, with its neighbours around where they fit. */
    centre(node) {
        if (isNetwork(this.graph, node)) {
            const nodeOn = new Uint8Array(this.graph.keys.length);
            [node, ...this.focus.nodes].forEach((one) => (nodeOn[one] = 1));
            this.fitBox(boundsOf(this.graph, {...this.view, nodeOn}, this.look), CLOSE);
            return;
        }
        const zoom = Math.max(this.nodes.cy.zoom(), CLOSE);
        this.moveTo(this.graph.x[node], this.graph.y[node], zoom);
    }

    fitBox({left, top, width, height}, most) {
        const room = this.width - this.aside - 2 * MARGIN;
        const zoom = Math.min(
            Math.max(room, 50) / Math.max(width, 1),
            Math.max(this.height - 2 * MARGIN, 50) / Math.max(height, 1),
            most
        );
        this.moveTo(left + width / 2, top + height / 2, zoom);
    }

    /** Pixels on the left that the legend covers. */
    get aside() {
        return this.width > WIDE ? LEGEND : 0;
    }

    moveTo(x, y, zoom) {
        const middle = (this.width + this.aside) / 2;
        const pan = {x: middle - x * zoom, y: this.height / 2 - y * zoom};
        this.nodes.cy.viewport({zoom, pan});
    }

    /** Where the map stands, to come back to. */
    get place() {
        return this.isReady
            ? {zoom: this.nodes.cy.zoom(), pan: {...this.nodes.cy.pan()}}
            : null;
    }

    zoomBy(factor) {
        const {cy} = this.nodes;
        const renderedPosition = {x: this.width / 2, y: this.height / 2};
        cy.zoom({level: cy.zoom() * factor, renderedPosition});
    }

    destroy() {
        this.observer.disconnect();
        this.below.destroy();
        this.top.destroy();
        this.nodes?.destroy();
    }
}

/** Do two graphs have the same nodes, so that only what they tell is another? */
function haveSame(one, other) {
    return (
        one.keys.length === other.keys.length &&
        one.keys.every((key, node) => key === other.keys[node])
    );
}

/** Waits until an element has a size: its component may still have to show it. */
async function whenVisible(el) {
    while (el.isConnected && !el.clientWidth) {
        await nextFrame();
    }
}

/** The colours of text and background around an element, on light and dark pages. */
export function readTheme(el) {
    let around = el;
    let paper = null;
    while (around && !paper) {
        paper = toHex(getComputedStyle(around).backgroundColor);
        around = around.parentElement;
    }
    return {
        ink: toHex(getComputedStyle(el).color) || LIGHT.ink,
        paper: paper || LIGHT.paper,
    };
}

/** "rgb(1, 2, 3)" as "#010203"; null for what cannot be seen. */
export function toHex(colour) {
    const parts = (colour.match(/[\d.]+/g) || []).map(Number);
    if (parts.length < 3 || parts[3] === 0) {
        return null;
    }
    const hex = parts.slice(0, 3).map((part) => part.toString(16).padStart(2, "0"));
    return `#${hex.join("")}`;
}
