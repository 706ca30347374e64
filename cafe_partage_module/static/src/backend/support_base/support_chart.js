import {Component, onWillStart, useEffect, useRef} from "@odoo/owl";
import {cookie} from "@web/core/browser/cookie";
import {getCustomColor} from "@web/core/colors/colors";
import {loadBundle} from "@web/core/assets";

const scheme = cookie.get("color_scheme");
const NOW = getCustomColor(scheme, "#017e84", "#5cc2c7");
const BEFORE = getCustomColor(scheme, "#8d939b", "#7b828f");
const INK = getCustomColor(scheme, "#495057", "#e4e4e4");

/** One bar for each quarter; the year before in grey. The table beside it tells the same. */
export class SupportChart extends Component {
    static template = "cafe_partage_module.SupportChart";
    static props = {columns: Array, quarters: Array};

    setup() {
        this.canvas = useRef("canvas");
        onWillStart(() => loadBundle("web.chartjs_lib"));
        useEffect(
            () => {
                const chart = new Chart(this.canvas.el, this.config);
                return () => chart.destroy();
            },
            () => [this.props.columns, this.props.quarters]
        );
    }

    get config() {
        const {columns, quarters} = this.props;
        return {
            type: "bar",
            data: {
                labels: quarters.map((quarter) => quarter.label),
                datasets: [
                    {
                        label: columns[0].label,
                        data: columns[0].values,
                        backgroundColor: quarters.map((quarter) =>
                            quarter.is_before ? BEFORE : NOW
                        ),
                    },
                ],
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                plugins: {
                    legend: {display: false},
                    tooltip: {
                        callbacks: {
                            title: (items) => quarters[items[0].dataIndex].period,
                        },
                    },
                },
                scales: {
                    x: {grid: {display: false}, ticks: {color: INK, maxRotation: 60}},
                    y: {
                        beginAtZero: true,
                        suggestedMax: 1,
                        ticks: {color: INK, precision: 0, maxTicksLimit: 5},
                    },
                },
            },
        };
    }
}
