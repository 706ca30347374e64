import {Component, onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {deserializeDate, toLocaleDateString} from "@web/core/l10n/dates";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {CogMenu} from "@web/search/cog_menu/cog_menu";
import {Layout} from "@web/search/layout";
import {SearchBar} from "@web/search/search_bar/search_bar";
import {useSearchBarToggler} from "@web/search/search_bar/search_bar_toggler";
import {ActionHelper} from "@web/views/action_helper";
import {standardViewProps} from "@web/views/standard_view_props";
import {Timeline} from "../timeline/timeline";

/**
 * Follow-ups as bars from their first day to their deadline, in lanes by what they are
 * grouped by, and the same in a table. The server says what is late and in which order.
 */
export class FollowupTimelineController extends Component {
    static template = "cafe_partage_module.FollowupTimeline";
    static components = {ActionHelper, CogMenu, Layout, SearchBar, Timeline};
    static props = {...standardViewProps};

    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.searchBarToggler = useSearchBarToggler();
        this.state = useState({lanes: [], rows: [], leftOut: 0, loads: 0});
        onWillStart(() => this.load(this.props));
        onWillUpdateProps((props) => this.load(props));
    }

    async load({domain, groupBy, context}) {
        const lane = (groupBy[0] || "state").split(":")[0];
        const {lanes, rows, left_out} = await this.keepLast.add(
            this.orm.call("cafe.followup", "get_timeline", [domain, lane], {context})
        );
        const loads = this.state.loads + 1;
        Object.assign(this.state, {lanes, rows, leftOut: left_out, loads});
    }

    get entries() {
        return this.state.rows.map((row) => ({
            id: row.id,
            lane: row.lane,
            start: deserializeDate(row.start),
            // the last day is whole
            end: row.end && deserializeDate(row.end).plus({days: 1}),
            label: row.is_late ? _t("Late: %s", row.name) : row.name,
            sentence: this.sentence(row),
            className: this.tone(row),
        }));
    }

    tone(row) {
        if (row.is_late) {
            return "o_cafe_bar_late";
        }
        return row.is_open ? "" : "o_cafe_bar_closed";
    }

    sentence(row) {
        return [
            row.name,
            row.state,
            row.is_late && _t("Late"),
            row.deadline
                ? _t("deadline %s", this.date(row.deadline))
                : _t("no deadline"),
            row.responsible || row.owner,
        ]
            .filter(Boolean)
            .join(" · ");
    }

    date(day) {
        return day ? toLocaleDateString(deserializeDate(day)) : "";
    }

    open(id) {
        this.props.selectRecord(id, {activeIds: this.state.rows.map((row) => row.id)});
    }
}

export const followupTimelineView = {
    type: "cafe_timeline",
    Controller: FollowupTimelineController,
    searchMenuTypes: ["filter", "groupBy", "favorite"],
};

registry.category("views").add("cafe_timeline", followupTimelineView);
