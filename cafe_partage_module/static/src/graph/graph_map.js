import {registry} from "@web/core/registry";
import {findNodes, isNetwork, recordOf} from "./graph_data";
import {GraphDrawing} from "./graph_drawing";
import {GraphFilters} from "./graph_filters";
import {nameRings} from "./graph_look";
import {saveMap} from "./graph_save";
import {GraphSearch} from "./graph_search";
import {GraphSlider} from "./graph_slider";
import {keptState, readState, writeState} from "./graph_state";
import {GraphTable} from "./graph_table";
import {layerLines, NO_FILTERS} from "./graph_view";
import {saySeen, sayNode, sectorLabel} from "./graph_words";

const FOUND = 8; // names that search offers
const PAUSE = 300; // milliseconds before the server is asked for another day

/**
 * The living map: networks and organisations, filtered and on any day, drawn or as a
 * table. In the client and on the website.
 */
export class GraphMap extends GraphDrawing {
    static template = "cafe_partage_module.GraphMap";
    static address = {readState, writeState};
    static components = {GraphFilters, GraphSearch, GraphSlider, GraphTable};
    static props = {
        source: String,
        kumu: {type: String, optional: true},
        gexf: {type: String, optional: true},
        state: {type: Object, optional: true},
        onState: {type: Function, optional: true},
        onOpen: Function, // {model, id, url} → opens it
        onReady: {type: Function, optional: true},
        needsUrl: {type: Boolean, optional: true}, // only what has a public page opens
    };

    // ----- what is chosen

    /** @param {Object} values of the state */
    choose(values) {
        Object.assign(this.state, values);
        this.keep();
        if (!this.graph) {
            return;
        }
        this.makeView();
        if (this.drawn === this.graph) {
            this.stage.show(this.view);
            this.markFocus();
        }
        if ("day" in values && this.asksDay) {
            clearTimeout(this.pause);
            this.pause = setTimeout(() => this.load(), PAUSE);
        }
    }

    keep() {
        this.props.onState?.(keptState(this.state));
    }

    setMode(mode) {
        this.state.mode = mode;
        this.keep();
        if (mode === "map" && this.graph && this.drawn !== this.graph) {
            this.draw(!this.stage);
        }
    }

    get hasFilters() {
        return Object.keys(NO_FILTERS).some((name) => this.state[name]);
    }

    clearFilters() {
        this.choose({...NO_FILTERS, day: null});
    }

    setDay(day) {
        this.choose({day: day === this.graph.today ? null : day});
    }

    // ----- the node that is looked at

    /** @returns {number|null} */
    get focusNode() {
        const node = this.graph?.nodes.get(this.state.focus);
        return node !== undefined && this.view.nodeOn[node] ? node : null;
    }

    get lines() {
        return layerLines(this.graph, this.view, this.state);
    }

    focus(node) {
        this.state.focus = node === null ? "" : this.graph.keys[node];
        this.keep();
        this.markFocus();
    }

    markFocus() {
        if (this.drawn === this.graph) {
            this.stage.setFocus(this.focusNode, this.lines);
        }
    }

    /** From the search and from the table: onto the map, in the middle. */
    async find(node) {
        this.state.mode = "map";
        this.focus(node);
        if (this.drawn !== this.graph) {
            await this.draw(!this.stage);
        } else {
            this.stage.centre(node);
        }
    }

    search(text) {
        const {graph, view} = this;
        if (!graph) {
            return [];
        }
        const found = findNodes(graph, text, (node) => view.nodeOn[node], FOUND);
        return found.map((node) => ({
            node,
            name: graph.names[node],
            hint: sayNode(graph, view, node),
            isNetwork: isNetwork(graph, node),
        }));
    }

    /** Escape first folds in what is open. */
    onKeydown(ev) {
        const isOpen = document.querySelector(
            ".modal.show, [aria-expanded='true']:focus"
        );
        if (ev.key === "Escape" && this.state.focus && !isOpen) {
            this.focus(null);
        }
    }

    canOpen(node) {
        return !this.props.needsUrl || Boolean(recordOf(this.graph, node).url);
    }

    open(node) {
        if (this.canOpen(node)) {
            this.props.onOpen(recordOf(this.graph, node));
        }
    }

    onTwice(node) {
        if (this.canShowMembers(node)) {
            this.toggleMembers(node);
        } else {
            this.open(node);
        }
    }

    canShowMembers(node) {
        return (
            this.isAggregated && isNetwork(this.graph, node) && this.view.size[node] > 0
        );
    }

    isOpened(node) {
        return this.state.opened.includes(this.graph.networks.id[node]);
    }

    toggleMembers(node) {
        const id = this.graph.networks.id[node];
        this.state.opened = this.isOpened(node)
            ? this.state.opened.filter((other) => other !== id)
            : [...this.state.opened, id];
        this.keep();
        this.load();
    }

    // ----- what it tells

    get sentence() {
        return saySeen(this.graph, this.view);
    }

    get focused() {
        const node = this.focusNode;
        return node === null
            ? null
            : {
                  node,
                  name: this.graph.names[node],
                  facts: sayNode(this.graph, this.view, node),
              };
    }

    /** The name of one that is chosen, but not there with these filters. */
    get missing() {
        const node = this.graph?.nodes.get(this.state.focus);
        return node !== undefined && !this.view.nodeOn[node]
            ? this.graph.names[node]
            : "";
    }

    get legend() {
        const {legend, rings} = this.stage?.look || {legend: [], rings: []};
        return {
            hasPeople: this.view.people > 0,
            sectors: legend.map((entry) => ({...entry, label: sectorLabel(entry)})),
            rings: nameRings(this.graph).map(({rank, names}) => ({
                ...rings[rank],
                rank,
                label: names.join(", "),
            })),
        };
    }

    async save(kind) {
        const {graph, view} = this;
        this.state.saved = await saveMap(kind, {
            graph,
            view,
            look: this.stage.look,
            lines: this.lines,
        });
    }
}

registry.category("lazy_components").add("cafe_graph_map", GraphMap);
