import {formatPercentage} from "@web/views/fields/formatters";
import {registry} from "@web/core/registry";

/**
 * A share as a percentage, and nothing where there is none: no part of nobody is not 0 %.
 *
 * @param {number|false} value 0 to 1
 * @param {Object} [options] as of a percentage
 * @returns {string}
 */
export function formatShare(value, options) {
    if (value === false || value === null || value === undefined) {
        return "";
    }
    return formatPercentage(value, options);
}
formatShare.extractOptions = formatPercentage.extractOptions;

registry.category("formatters").add("cafe_share", formatShare);
