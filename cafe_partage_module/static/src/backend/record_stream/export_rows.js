import {Component} from "@odoo/owl";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {STATIC_ACTIONS_GROUP_NUMBER} from "@web/search/action_menus/action_menus";

/**
 * The address that exports what a list shows, all of it.
 *
 * @param {string} model
 * @param {string[]} fields
 * @param {Array} domain
 * @param {{name: string, asc: boolean}[]} orderBy
 * @param {Object} context
 * @returns {string}
 */
export function exportAddress(model, fields, domain, orderBy, context) {
    const order = orderBy.map(({name, asc}) => `${name}${asc ? "" : " desc"}`);
    const query = new URLSearchParams({
        domain: JSON.stringify(domain),
        fields: fields.join(","),
        order: order.join(","),
        context: JSON.stringify(context),
    });
    return `/cafe/export/${model}?${query}`;
}

/**
 * The fields of a list's columns, in their order.
 *
 * @param {Element} arch
 * @returns {string[]}
 */
export function listColumns(arch) {
    return [...arch.querySelectorAll(":scope > field")]
        .filter(
            (node) => !["1", "True"].includes(node.getAttribute("column_invisible"))
        )
        .map((node) => node.getAttribute("name"));
}

/** In the menu of a list of ours: all its rows as CSV, sent while they are read. */
export class ExportRows extends Component {
    static template = "cafe_partage_module.ExportRows";
    static components = {DropdownItem};
    static props = {};

    exportRows() {
        const {config, model, searchModel} = this.env;
        const address = exportAddress(
            searchModel.resModel,
            listColumns(config.viewArch),
            searchModel.domain,
            model.root.orderBy || [],
            {...user.context, ...searchModel.context}
        );
        browser.open(address, "_self");
    }
}

registry.category("cogMenu").add(
    "cafe-export-rows",
    {
        Component: ExportRows,
        groupNumber: STATIC_ACTIONS_GROUP_NUMBER,
        isDisplayed: async ({config, model, searchModel}) =>
            config.viewType === "list" &&
            searchModel.resModel.startsWith("cafe.") &&
            !model.root.selection.length &&
            (await user.hasGroup("base.group_allow_export")),
    },
    {sequence: 11}
);
