import {Component, onMounted, useRef, useState} from "@odoo/owl";
import {BAR_ROW, LANE_HEAD, layoutTimeline} from "./timeline_layout";

// rem; below that the timeline scrolls in itself
const YEAR_WIDTH = {year: 2.5, month: 20};
const TINTS = 6;

/**
 * Periods as bars on lanes, over the years. Only shows: whoever uses it gives the
 * entries and the lanes, and says what a click on a bar does.
 *
 * An entry is ``{id, lane, start, end, label, sentence}`` (see timeline_layout.js);
 * ``label`` is on the bar, ``sentence`` tells the same as the bar in words, and
 * ``className`` (optional) is of the bar. ``unit`` is what the span is rounded to,
 * ``year`` or ``month``.
 */
export class Timeline extends Component {
    static template = "cafe_partage_module.Timeline";
    static props = {
        entries: Array,
        lanes: Array,
        title: String,
        emptyLanes: {type: Boolean, optional: true},
        links: {type: Boolean, optional: true},
        unit: {type: String, optional: true},
        onSelect: Function,
    };

    setup() {
        this.scroller = useRef("scroller");
        this.state = useState({focused: ""});
        this.laneHead = LANE_HEAD;
        this.barRow = BAR_ROW;
        onMounted(() => this.showPresent());
    }

    /** The present is what people come for: by years it is at the end. */
    showPresent() {
        const el = this.scroller.el;
        const here = (this.layout.today / 100) * el.scrollWidth;
        el.scrollLeft =
            this.props.unit === "month" ? here - el.clientWidth / 2 : el.scrollWidth;
    }

    get layout() {
        return layoutTimeline(this.props.entries, this.props.lanes, {
            today: luxon.DateTime.now(),
            emptyLanes: this.props.emptyLanes,
            links: this.props.links,
            unit: this.props.unit,
        });
    }

    width(years) {
        return `min-width: ${Math.ceil(years * YEAR_WIDTH[this.props.unit || "year"])}rem`;
    }

    tint(lane) {
        return `o_cafe_tint_${lane.index % TINTS}`;
    }

    barStyle(bar) {
        const {left, width, top} = bar;
        return `left: ${left}%; width: ${width}%; top: ${top}rem; height: ${BAR_ROW - 0.25}rem`;
    }
}
