import {toLocaleDateString} from "@web/core/l10n/dates";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {X2ManyField, x2ManyField} from "@web/views/fields/x2many/x2many_field";
import {Timeline} from "./timeline";

/**
 * The text of a field's value, whatever its type.
 *
 * @param {Object} record of the relational model
 * @param {string} name
 * @returns {string} empty when there is nothing to tell
 */
function textOf(record, name) {
    const field = record.fields[name];
    const value = record.data[name];
    if (["one2many", "many2many"].includes(field.type)) {
        return value.records.map((other) => other.data.display_name).join(", ");
    }
    if (!value) {
        return "";
    }
    return registry.category("formatters").get(field.type)(value, {
        field,
        data: record.data,
    });
}

/**
 * A list of dated records, with a timeline on top of it. A click on a bar opens the
 * record as a click in the list does; the list is also the timeline in words, and the
 * place to add and remove.
 *
 *     <field name="phase_ids" widget="cafe_timeline"
 *            options="{'lane': 'governance_model', 'details': ['staff_fte']}">
 *         <list limit="200"> … </list>
 *     </field>
 *
 * Every field that the options name must be in the list (it may be hidden there), with
 * `date_start` and `date_end`. The timeline shows what the list has loaded: give the
 * list a high limit. Options:
 *
 * - `lane`: field whose values are the lanes. Lanes of a selection have its order and
 *   fixed colours; others come in the order of their first bar.
 * - `label`: field that is written on the bar (default: the lane's).
 * - `details`: fields that the bar tells of when it is hovered or focused.
 * - `start`, `end`: fields with the first and the last day (`date_start`, `date_end`).
 * - `empty_lanes`: also show the lanes of a selection that have no bar.
 * - `links`: join bars of different lanes that follow one another.
 */
export class TimelineField extends X2ManyField {
    static template = "cafe_partage_module.TimelineField";
    static components = {...X2ManyField.components, Timeline};
    static props = {...X2ManyField.props, timeline: Object};

    get lanes() {
        const {lane} = this.props.timeline;
        const field = this.list.fields[lane];
        if (field.type === "selection") {
            return field.selection.map(([key, label]) => ({key, label}));
        }
        const names = new Map();
        for (const entry of [...this.entries].sort((a, b) => a.start - b.start)) {
            if (!names.has(entry.lane)) {
                names.set(entry.lane, textOf(entry.record, lane) || _t("None"));
            }
        }
        return [...names].map(([key, label]) => ({key, label}));
    }

    get entries() {
        const {lane, label, start, end, details} = this.props.timeline;
        return this.list.records.map((record) => {
            const value = record.data[lane];
            const last = record.data[end];
            const isDay = record.fields[end].type === "date";
            return {
                id: record.id,
                record,
                lane: value && typeof value === "object" ? value.id : value,
                start: record.data[start],
                end: last && (isDay ? last.plus({days: 1}) : last),
                label: textOf(record, label) || textOf(record, lane),
                sentence: [
                    textOf(record, lane),
                    this.period(record.data[start], last),
                    ...details.map((name) => this.detail(record, name)),
                ]
                    .filter(Boolean)
                    .join(" · "),
            };
        });
    }

    period(first, last) {
        if (first && last) {
            return _t("%(first)s to %(last)s", {
                first: toLocaleDateString(first),
                last: toLocaleDateString(last),
            });
        }
        return first ? _t("since %s", toLocaleDateString(first)) : "";
    }

    detail(record, name) {
        const text = textOf(record, name);
        return text && `${record.fields[name].string}: ${text}`;
    }
}

export const timelineField = {
    ...x2ManyField,
    component: TimelineField,
    displayName: _t("Timeline"),
    extractProps(fieldInfo, dynamicInfo) {
        const options = fieldInfo.options;
        return {
            ...x2ManyField.extractProps(fieldInfo, dynamicInfo),
            timeline: {
                lane: options.lane,
                label: options.label || options.lane,
                details: options.details || [],
                start: options.start || "date_start",
                end: options.end || "date_end",
                emptyLanes: Boolean(options.empty_lanes),
                links: Boolean(options.links),
            },
        };
    },
};

registry.category("fields").add("cafe_timeline", timelineField);
