import {Component, onWillUnmount, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {toDay, toIso} from "./graph_data";
import {dayOf, lastStop, stopOf, yearMarks} from "./graph_time";
import {sayDay} from "./graph_words";

const PACE = 900; // milliseconds between two steps while it plays
const STEPS = 24; // from the first day to the last

/** The day of the map: a slider with years, a field to type it, and a button to play. */
export class GraphSlider extends Component {
    static template = "cafe_partage_module.GraphSlider";
    static props = {
        first: Number,
        last: Number,
        today: Number,
        day: Number,
        onDay: Function,
    };

    setup() {
        this.state = useState({plays: false});
        this.playLabel = _t("Play through the years");
        this.pauseLabel = _t("Stop playing");
        onWillUnmount(() => clearInterval(this.timer));
    }

    get last() {
        return Math.max(this.props.last, this.props.today);
    }

    get range() {
        return [Math.min(this.props.first, this.last), this.last];
    }

    get stops() {
        return lastStop(...this.range);
    }

    get stop() {
        return stopOf(this.props.day, ...this.range);
    }

    get marks() {
        return yearMarks(...this.range);
    }

    get text() {
        return sayDay(this.props.day);
    }

    get iso() {
        return toIso(this.props.day);
    }

    onSlide(ev) {
        this.pause();
        this.go(Number(ev.target.value));
    }

    go(stop) {
        // the last stop is today, unless the map knows later days
        this.props.onDay(dayOf(stop, ...this.range));
    }

    onType(ev) {
        const day = toDay(ev.target.value);
        if (Number.isFinite(day)) {
            this.pause();
            this.props.onDay(day);
        }
    }

    toggle() {
        if (this.state.plays) {
            this.pause();
            return;
        }
        this.state.plays = true;
        if (this.stop >= this.stops) {
            this.go(0);
        }
        this.timer = setInterval(() => this.step(), PACE);
    }

    step() {
        const next = Math.min(this.stop + Math.ceil(this.stops / STEPS), this.stops);
        this.go(next);
        if (next === this.stops) {
            this.pause();
        }
    }

    pause() {
        clearInterval(this.timer);
        this.state.plays = false;
    }
}
