import {Component} from "@odoo/owl";
import {LazyComponent} from "@web/core/assets";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {useSetupAction} from "@web/search/action_hook";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/**
 * The living map of all that the user may see. Opened from a network it begins with that
 * one; back from a record it is as it was left.
 */
export class LivingMap extends Component {
    static template = "cafe_partage_module.LivingMap";
    static components = {Layout, LazyComponent};
    static props = {...standardActionServiceProps};

    setup() {
        this.action = useService("action");
        this.display = {controlPanel: {}};
        this.kept = this.props.state?.kept || this.startState;
        useSetupAction({getLocalState: () => ({kept: this.kept})});
        // made here: in a slot of the template `this` is not this component
        this.mapProps = {
            source: "/cafe/graph.json",
            kumu: "/cafe/graph/export/kumu",
            gexf: "/cafe/graph/export/gexf",
            state: this.kept,
            onState: (state) => (this.kept = state),
            onOpen: (record) => this.open(record),
        };
    }

    get startState() {
        const {active_model, active_id} = this.props.action.context || {};
        const isNetwork = active_model === "cafe.network" && active_id;
        return isNetwork ? {focus: `n${active_id}`} : {};
    }

    open({model, id}) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("cafe_living_map", LivingMap);
