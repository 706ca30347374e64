import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {formatFloat} from "@web/core/utils/numbers";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {useSetupAction} from "@web/search/action_hook";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {bubbleSize, makeAxis, makeCells} from "./map_cells";

/**
 * All networks that the user may read, by kind and scope: a bubble each, as large as
 * its number of members. The same as a table for who reads rather than looks.
 */
export class NetworkMap extends Component {
    static template = "cafe_partage_module.NetworkMap";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = {controlPanel: {}};
        this.state = useState({
            mine: false,
            table: false,
            colour: "model",
            focused: "",
            ...this.props.state,
        });
        useSetupAction({
            getLocalState: () => ({
                mine: this.state.mine,
                table: this.state.table,
                colour: this.state.colour,
            }),
        });
        onWillStart(async () => {
            this.data = await this.orm.call("cafe.network", "get_network_map", []);
        });
    }

    get networks() {
        const {networks} = this.data;
        return this.state.mine ? networks.filter((network) => network.mine) : networks;
    }

    get hasMine() {
        const mine = this.data.networks.filter((network) => network.mine).length;
        return mine > 0 && mine < this.data.networks.length;
    }

    get most() {
        return Math.max(0, ...this.data.networks.map((network) => network.members));
    }

    get columns() {
        return makeAxis(this.data.scopes, this.networks, "scope", _t("Scope unknown"));
    }

    get rows() {
        const rows = makeAxis(
            this.data.kinds,
            this.networks,
            "kind",
            _t("Kind unknown")
        );
        return makeCells(this.networks, rows, this.columns);
    }

    /** What the colours mean, of those that are on the map. */
    get legend() {
        const field = this.state.colour;
        const axis = makeAxis(this.colours, this.networks, field, _t("Unknown"));
        return axis
            .map((value, index) => ({...value, tint: this.tintOf(value.key, index)}))
            .filter(({key}) => this.networks.some((n) => n[field] === key));
    }

    get colours() {
        return this.state.colour === "model" ? this.data.models : this.data.kinds;
    }

    tintOf(key, index) {
        return key ? `o_cafe_tint_${index}` : "o_cafe_tint_none";
    }

    tint(network) {
        const key = network[this.state.colour];
        return this.tintOf(
            key,
            this.colours.findIndex(([value]) => value === key)
        );
    }

    bubbleStyle(network) {
        const size = bubbleSize(network.members, this.most);
        return `width: ${size}rem; height: ${size}rem`;
    }

    label(selection, key) {
        return (selection.find(([value]) => value === key) || [])[1] || "";
    }

    staff(network) {
        return network.staff ? formatFloat(network.staff, {trailingZeros: false}) : "";
    }

    sentence(network) {
        const {kinds, scopes, models} = this.data;
        return [
            network.name,
            _t("%s members", network.members),
            this.label(kinds, network.kind),
            this.label(scopes, network.scope),
            this.label(models, network.model),
            network.staff && _t("%s full-time places", this.staff(network)),
        ]
            .filter(Boolean)
            .join(" · ");
    }

    tell(network) {
        this.state.focused = network ? this.sentence(network) : "";
    }

    open(network) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cafe.network",
            res_id: network.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("cafe_network_map", NetworkMap);
