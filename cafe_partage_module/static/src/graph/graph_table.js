import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {memberRows, networkRows, sortRows} from "./graph_rows";

const PAGE = 100;

/** The same as the map for who cannot see it or doesn't use a mouse. */
export class GraphTable extends Component {
    static template = "cafe_partage_module.GraphTable";
    static props = {
        graph: Object,
        view: Object,
        canOpen: Function, // node → boolean
        onOpen: Function,
        onFocus: Function,
    };

    setup() {
        this.onMap = _t("On the map");
        this.state = useState({
            tab: "networks",
            networks: {column: "count", isDown: true},
            members: {column: "count", isDown: true},
            shown: PAGE,
        });
    }

    get columns() {
        return this.state.tab === "networks"
            ? [
                  {name: "name", label: _t("Network")},
                  {name: "count", label: _t("Members"), isNumber: true},
                  {name: "sector", label: _t("Sector")},
                  {name: "kind", label: _t("Kind")},
                  {name: "ties", label: _t("Shares members with")},
              ]
            : [
                  {name: "name", label: _t("Organisation")},
                  {name: "sector", label: _t("Sector")},
                  {name: "count", label: _t("Networks"), isNumber: true},
                  {name: "rank", label: _t("Networks and circles")},
              ];
    }

    get order() {
        return this.state[this.state.tab];
    }

    get all() {
        const {graph, view} = this.props;
        if (this.madeFor !== view || this.madeTab !== this.state.tab) {
            const make = this.state.tab === "networks" ? networkRows : memberRows;
            this.made = make(graph, view);
            [this.madeFor, this.madeTab] = [view, this.state.tab];
        }
        return this.made;
    }

    get rows() {
        const {column, isDown} = this.order;
        return sortRows(this.all, column, isDown).slice(0, this.state.shown);
    }

    get left() {
        return this.all.length - this.state.shown;
    }

    ariaSort({name}) {
        if (this.order.column !== name) {
            return "none";
        }
        return this.order.isDown ? "descending" : "ascending";
    }

    choose(tab) {
        this.state.tab = tab;
        this.state.shown = PAGE;
    }

    sort({name, isNumber}) {
        const {order} = this;
        order.isDown = order.column === name ? !order.isDown : Boolean(isNumber);
        order.column = name;
    }

    showMore() {
        this.state.shown += PAGE;
    }

    shares(row) {
        const names = row.with.map(({name, count}) => `${name} (${count})`);
        return names.join(", ") + (row.ties > names.length ? " …" : "");
    }

    places(row) {
        return row.places
            .map(({network, circle}) => (circle ? `${network} (${circle})` : network))
            .join(", ");
    }
}
