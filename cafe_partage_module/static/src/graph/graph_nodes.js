/**
 * The nodes of the map in Cytoscape: it draws them, moves and zooms the map, and tells
 * which one is under the finger. All work on many nodes comes in slices.
 */

import {isNetwork} from "./graph_data";
import {discOf} from "./graph_look";
import {inSlices} from "./graph_slices";

const SLICE = 200; // nodes in one frame

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
     * @param {Object} graph
     * @param {Object} look
     * @param {{pixelRatio: number|undefined, canDrag: boolean}} options
     */
    constructor(el, graph, look, {pixelRatio, canDrag}) {
        this.graph = graph;
        this.look = look;
        this.discs = new Array(graph.keys.length);
        this.isOn = new Uint8Array(graph.keys.length);
        this.run = 0;
        this.cy = window.cytoscape({
            container: el,
            style: STYLE,
            layout: {name: "preset"},
            autoungrabify: !canDrag,
            boxSelectionEnabled: false,
            autounselectify: true,
            minZoom: 0.02,
            maxZoom: 8,
            pixelRatio,
        });
        el.cy = this.cy; // for who looks from outside: tests, the console
    }

    /** Adds all nodes, networks first; those that `view` has are seen at once. */
    async load(view) {
        const nodes = this.graph.keys.map((_key, node) => node);
        const add = (slice) => this.cy.add(slice.map((n) => this.makeElement(n, view)));
        await inSlices(nodes, SLICE, add, () => this.isGone);
        this.isLoaded = true;
    }

    makeElement(node, view) {
        const {graph} = this;
        const disc = discOf(graph, view, this.look, node);
        this.discs[node] = disc;
        this.isOn[node] = view.nodeOn[node];
        return {
            group: "nodes",
            classes: this.isOn[node] ? "" : "off",
            data: {
                ...dataOf(disc),
                id: graph.keys[node],
                level: isNetwork(graph, node) ? 2 : 1,
            },
            position: {x: graph.x[node], y: graph.y[node]},
        };
    }

    /** Brings what is drawn to `view`, once all is there. */
    async show(view) {
        if (!this.isLoaded) {
            return;
        }
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
