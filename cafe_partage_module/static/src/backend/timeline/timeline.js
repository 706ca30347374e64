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

    /** Arrows go from bar to bar, in the order in which they are read. */
    onKeydown(ev) {
        const bars = [...this.scroller.el.querySelectorAll(".o_cafe_bar")];
        const place = bars.indexOf(ev.target.closest(".o_cafe_bar"));
        const next = {
            ArrowRight: place + 1,
            ArrowDown: place + 1,
            ArrowLeft: place - 1,
            ArrowUp: place - 1,
            Home: 0,
            End: bars.length - 1,
        }[ev.key];
        if (place < 0 || next === undefined || ev.altKey || ev.ctrlKey || ev.metaKey) {
            return;
        }
        // the page does not scroll as well, and no shortcut of the list answers
        ev.preventDefault();
        ev.stopPropagation();
        bars[next]?.focus();
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
