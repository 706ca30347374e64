import {beforeEach, expect, test} from "@odoo/hoot";
import {formatShare} from "@cafe_partage_module/backend/shared/share_formatter";
import {localization} from "@web/core/l10n/localization";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";

beforeEach(() => {
    patchWithCleanup(localization, {
        decimalPoint: ".",
        grouping: [3, 0],
        thousandsSep: ",",
    });
});

test("a share of nobody is empty, and none of somebody is 0 %", () => {
    expect(formatShare(false)).toBe("");
    expect(formatShare(null)).toBe("");
    expect(formatShare(0)).toBe("0%");
    expect(formatShare(0.5)).toBe("50%");
});
