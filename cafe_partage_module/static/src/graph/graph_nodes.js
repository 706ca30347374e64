/**
 * The nodes of the map in Cytoscape: it draws them, moves and zooms the map, and tells
 * which one is under the finger. All work on many nodes comes in slices.
 */

import {isNetwork} from "./graph_data";
import {discOf} from "./graph_look";
import {inSlices} from "./graph_slices";

const SLICE = 250; // nodes that are drawn for the first time in one frame

const STYLE = [
    {
        selector: "node",
        style: {
            width: "data(size)",
            height: "data(size)",
            shape: "data(shape)",
            "background-color": "data(fill)",
            "border-color": "data(ring)",
            "border-width": "data(width)",
            "overlay-opacity": 0,
            "z-index": "data(level)",
        },
    },
    {selector: ".off", style: {display: "none"}},
    {selector: "node:active", style: {"overlay-opacity": 0}},
    {selector: "core", style: {"active-bg-opacity": 0}},
];

function dataOf(disc) {
    return {
        size: 2 * disc.radius,
        shape: disc.isPerson ? "diamond" : "ellipse",
        fill: disc.fill,
        ring: disc.ring,
        width: disc.width,
    };
}

export class Nodes {
    /**
     * @param {HTMLElement} el
     * @param {{pixelRatio: number|undefined, canDrag: boolean}} options
     */
    constructor(el, {pixelRatio, canDrag}) {
        this.el = el;
        this.run = 0;
        this.cy = window.cytoscape({
            headless: true,
            styleEnabled: true,
            style: STYLE,
            layout: {name: "preset"},
            autoungrabify: !canDrag,
            boxSelectionEnabled: false,
            autounselectify: true,
            minZoom: 0.02,
            maxZoom: 8,
            renderer: {name: "null", pixelRatio, showFps: false},
        });
    }

    /** Adds all nodes, hidden; `show` lets them appear. */
    async load(graph, look) {
        this.graph = graph;
        this.look = look;
        this.discs = new Array(graph.keys.length);
        this.isOn = new Uint8Array(graph.keys.length);
        const nodes = graph.keys.map((_key, node) => node);
        const isDone = await inSlices(
            nodes,
            4 * SLICE,
            (slice) => this.cy.add(slice.map((node) => this.makeElement(node))),
            () => this.isGone
        );
        if (isDone) {
            this.cy.mount(this.el);
            this.el.cy = this.cy; // for who looks from outside: tests, the console
        }
    }

    makeElement(node) {
        const {graph} = this;
        return {
            group: "nodes",
            classes: "off",
            data: {
                ...dataOf({radius: 5, fill: "#888888", ring: "#888888", width: 1}),
                id: graph.keys[node],
                level: isNetwork(graph, node) ? 2 : 1,
            },
            position: {x: graph.x[node], y: graph.y[node]},
        };
    }

    /** Brings what is drawn to `view`: networks first, then their members. */
    async show(view) {
        const run = ++this.run;
        const changed = [];
        view.nodeOn.forEach((on, node) => {
            const disc = on ? discOf(this.graph, view, this.look, node) : null;
            if (Boolean(on) !== Boolean(this.isOn[node]) || this.differs(node, disc)) {
                changed.push({node, disc});
            }
        });
        await inSlices(
            changed,
            SLICE,
            (slice) => this.cy.batch(() => slice.forEach((one) => this.change(one))),
            () => run !== this.run
        );
    }

    differs(node, disc) {
        const before = this.discs[node];
        return (
            disc &&
            (!before ||
                before.radius !== disc.radius ||
                before.ring !== disc.ring ||
                before.fill !== disc.fill)
        );
    }

    change({node, disc}) {
        const element = this.cy.getElementById(this.graph.keys[node]);
        this.isOn[node] = disc ? 1 : 0;
        if (disc) {
            this.discs[node] = disc;
            element.data(dataOf(disc));
        }
        element.toggleClass("off", !disc);
    }

    destroy() {
        this.run++;
        this.isGone = true;
        this.cy.destroy();
    }
}
