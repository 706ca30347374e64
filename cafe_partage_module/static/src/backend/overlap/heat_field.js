import {registry} from "@web/core/registry";
import {
    PercentageField,
    percentageField,
} from "@web/views/fields/percentage/percentage_field";

/**
 * A share (0 to 1) as a percentage on a background that is deeper where it is more, so
 * that a list reads as a heat map. The figure stays readable: it is not in the colour
 * alone.
 */
export class HeatField extends PercentageField {
    static template = "cafe_partage_module.HeatField";

    get style() {
        const share = Math.min(Math.max(this.props.record.data[this.props.name], 0), 1);
        return `--cafe-heat: ${(share * 100).toFixed(0)}%`;
    }
}

registry.category("fields").add("cafe_heat", {
    ...percentageField,
    component: HeatField,
});
