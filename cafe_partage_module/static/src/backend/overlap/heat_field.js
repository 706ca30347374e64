import {registry} from "@web/core/registry";
import {formatPercentage} from "@web/views/fields/formatters";
import {
    PercentageField,
    percentageField,
} from "@web/views/fields/percentage/percentage_field";

/**
 * A share (0 to 1) as a whole percentage on a background that is deeper where it is
 * more, so that a list reads as a heat map. The figure says the same as the colour, and
 * stays readable on the deepest one.
 */
export class HeatField extends PercentageField {
    static template = "cafe_partage_module.HeatField";

    get share() {
        return this.props.record.data[this.props.name] || 0;
    }

    get formattedValue() {
        return formatPercentage(this.share, {digits: [false, 0]});
    }

    get style() {
        return `--cafe-heat: ${Math.round(60 * Math.min(Math.max(this.share, 0), 1))}%`;
    }
}

registry.category("fields").add("cafe_heat", {
    ...percentageField,
    component: HeatField,
});
