import {Component, useEffect, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useService} from "@web/core/utils/hooks";

/**
 * Where a contribution or a follow-up comes from, and what came of it: question,
 * insight, conclusion, follow-up, effect. Each opens; pointing at one marks what it is
 * linked with.
 *
 *     <widget name="cafe_chain"/>
 */
export class Chain extends Component {
    static template = "cafe_partage_module.Chain";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({stages: null, failed: false, pointed: null});
        // anew after each save: what was linked a moment ago shows at once
        useEffect(
            (recordId, dirty) => {
                if (!dirty) {
                    this.load(recordId);
                }
            },
            () => [this.recordId, this.props.record.dirty]
        );
    }

    get recordId() {
        return this.props.record.resId;
    }

    get isAlone() {
        const nodes = (this.state.stages || []).flatMap((stage) => stage.nodes);
        return nodes.length < 2;
    }

    async load(recordId) {
        this.asked = recordId;
        if (!recordId) {
            this.state.stages = null;
            return;
        }
        try {
            const stages = await this.orm.call("cafe.session.chain", "get_chain", [
                this.props.record.resModel,
                recordId,
            ]);
            // the pager may have gone on meanwhile
            if (this.asked === recordId) {
                Object.assign(this.state, {stages, failed: false, pointed: null});
            }
        } catch (error) {
            this.state.failed = this.asked === recordId;
            throw error;
        }
    }

    isLinked(node) {
        const {pointed} = this.state;
        return Boolean(
            pointed &&
                (pointed.before.includes(node.key) || pointed.after.includes(node.key))
        );
    }

    async open(node) {
        // what is being typed is kept
        if (!(await this.props.record.save())) {
            return;
        }
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: node.model,
            res_id: node.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("cafe_chain", {component: Chain});
