import {Component, onMounted, onWillUpdateProps, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useService} from "@web/core/utils/hooks";

import {SupportChart} from "./support_chart";

/**
 * The support base of a network: three figures with their parts and graphs, and whom
 * to call first. Asked for when it is shown: a form that hides it pays nothing.
 */
export class SupportBase extends Component {
    static template = "cafe_partage_module.SupportBase";
    static components = {SupportChart};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({data: null, failed: false});
        onMounted(() => this.load(this.props.record.resId));
        onWillUpdateProps((next) => {
            if (next.record.resId !== this.props.record.resId) {
                this.load(next.record.resId);
            }
        });
    }

    async load(networkId) {
        this.networkId = networkId;
        this.state.data = null;
        this.state.failed = false;
        if (!networkId) {
            return;
        }
        try {
            const data = await this.orm.call("cafe.network", "get_support_base", [
                networkId,
            ]);
            // the pager may have gone on to another network meanwhile
            if (this.networkId === networkId) {
                this.state.data = data;
            }
        } catch (error) {
            this.state.failed = this.networkId === networkId;
            throw error;
        }
    }

    get isNew() {
        return !this.props.record.resId;
    }

    differenceClass(figure) {
        if (!figure.difference) {
            return "text-muted";
        }
        return figure.difference > 0 ? "text-success" : "text-danger";
    }

    open(action) {
        this.action.doAction(action);
    }

    openMember(member) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cafe.network.member",
            res_id: member.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("cafe_support_base", {component: SupportBase});
