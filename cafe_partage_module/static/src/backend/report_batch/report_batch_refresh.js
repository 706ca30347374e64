import {Component, onMounted, onWillUnmount, xml} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

const INTERVAL = 2000;

/**
 * Reads a batch anew while its files are worked on, so that its progress is seen.
 * What somebody is typing stays.
 */
export class ReportBatchRefresh extends Component {
    static template = xml`<i class="fa fa-refresh fa-spin" aria-hidden="true"/>`;
    static props = {...standardWidgetProps};

    setup() {
        this.isBusy = false;
        onMounted(() => {
            this.timer = setInterval(() => this.refresh(), INTERVAL);
        });
        onWillUnmount(() => clearInterval(this.timer));
    }

    async refresh() {
        const {record} = this.props;
        const isWorkedOn = ["reading", "importing"].includes(record.data.state);
        if (this.isBusy || !isWorkedOn || (await record.isDirty())) {
            return;
        }
        this.isBusy = true;
        try {
            await record.load();
        } finally {
            this.isBusy = false;
        }
    }
}

registry.category("view_widgets").add("cafe_report_batch_refresh", {
    component: ReportBatchRefresh,
});
