import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {NONE} from "./graph_view";

/** Sector, kind, circle and layers. */
export class GraphFilters extends Component {
    static template = "cafe_partage_module.GraphFilters";
    static props = {graph: Object, state: Object, onChoose: Function};

    get sectors() {
        const {industries, networks, members} = this.props.graph;
        const used = new Set([...networks.industry, ...members.industry]);
        const found = industries
            .map(({id, name}, index) => ({index, value: String(id), label: name}))
            .filter(({index}) => used.has(index))
            .sort((a, b) => a.label.localeCompare(b.label));
        return [...found, ...(used.has(null) ? [this.none(_t("Sector unknown"))] : [])];
    }

    get kinds() {
        const {kinds, networks} = this.props.graph;
        const used = new Set(networks.kind);
        const found = kinds
            .filter(([value]) => used.has(value))
            .map(([value, label]) => ({value, label}));
        return [...found, ...(used.has(null) ? [this.none(_t("Kind unknown"))] : [])];
    }

    get circles() {
        return this.props.graph.circles
            .map((label, index) => ({value: String(index), label}))
            .sort((a, b) => a.label.localeCompare(b.label));
    }

    none(label) {
        return {value: NONE, label};
    }

    get lists() {
        return [
            {
                name: "sector",
                label: _t("Sector"),
                all: _t("All sectors"),
                of: this.sectors,
            },
            {name: "kind", label: _t("Kind"), all: _t("All kinds"), of: this.kinds},
            {
                name: "circle",
                label: _t("Circle"),
                all: _t("All circles"),
                of: this.circles,
            },
        ].filter((list) => list.of.length > 1 || this.props.state[list.name]);
    }

    get switches() {
        const {networks, lineage, services} = this.props.graph;
        const mine = networks.mine.filter(Boolean).length;
        return [
            {
                name: "mine",
                label: _t("My networks only"),
                has: mine && mine < networks.id.length,
            },
            {name: "lineage", label: _t("Lineage"), has: lineage.parent.length},
            {
                name: "services",
                label: _t("Shared services"),
                has: services.giver.length,
            },
        ].filter(({has}) => has);
    }
}
