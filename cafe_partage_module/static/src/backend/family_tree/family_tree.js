import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {layoutFamily} from "./family_layout";

// rem
const DESK = {card: 13, gap: 6, row: 5, height: 4};
const PHONE = {card: 8.75, gap: 4.25, row: 5.75, height: 5};
const BELOW = 0.75; // mergers run below the lines of births

/**
 * The family of a network, drawn from left to right in time, and told in words below.
 * A click on a relative opens it, where the user may read it.
 */
export class FamilyTree extends Component {
    static template = "cafe_partage_module.FamilyTree";
    static props = {...standardFieldProps};

    setup() {
        this.action = useService("action");
        this.labels = {
            born: _t("born"),
            split: _t("split off"),
            merged: _t("merged"),
        };
    }

    get family() {
        return this.props.record.data[this.props.name] || {networks: [], links: []};
    }

    get sizes() {
        return this.env.isSmall ? PHONE : DESK;
    }

    get drawing() {
        const {card, gap, row} = this.sizes;
        const layout = layoutFamily(this.family);
        const width = layout.columns * (card + gap) - gap;
        const height = layout.rows * row;
        return {
            ...layout,
            width,
            height,
            // old to new, so that the keyboard goes through time too
            nodes: [...layout.nodes].sort(
                (a, b) => a.column - b.column || a.row - b.row
            ),
            links: layout.links.map((link) => ({...link, ...this.line(link)})),
        };
    }

    /** The way of a link, and where its label comes. */
    line({kind, from, to}) {
        const {card, gap, row} = this.sizes;
        const isMerger = kind === "merged";
        const left = (node) => node.column * (card + gap);
        const middle = (node) => (node.row + 0.5) * row + (isMerger ? BELOW : 0);
        const [y1, y2] = [middle(from), middle(to)];
        const step = Math.sign(to.column - from.column);
        const x1 = left(from) + (step < 0 ? 0 : card);
        const x2 = left(to) + (step > 0 ? 0 : card);
        // within one column the way bulges out to the right
        const bend = step ? (x2 - x1) / 2 : gap;
        const end = step ? x2 - bend : x2 + bend;
        // a birth is told where it arrives, a merger where it leaves
        const [x, y] = isMerger
            ? [x1 + (step || 1) * 0.4, y1 + 0.9]
            : [x2 - (step || -1) * 0.4, y2 - 0.3];
        const goesLeft = isMerger ? step < 0 : step > 0;
        return {
            path: `M${x1} ${y1} C${x1 + bend} ${y1} ${end} ${y2} ${x2} ${y2}`,
            label: {x, y, anchor: goesLeft ? "end" : "start"},
        };
    }

    nodeStyle(node) {
        const {card, gap, row, height} = this.sizes;
        const left = node.column * (card + gap);
        const top = node.row * row + (row - height) / 2;
        return `left: ${left}rem; top: ${top}rem; width: ${card}rem; height: ${height}rem`;
    }

    years({founded, merged}) {
        return [founded, merged].filter(Boolean).join(" – ");
    }

    canOpen({res_id, current}) {
        return Boolean(res_id) && !current;
    }

    /** One sentence for each network: the tree for who does not see it. */
    get sentences() {
        const {networks, links} = this.family;
        const told = {
            born: (link) => _t("born out of %s", networks[link.source].name),
            split: (link) => _t("split off from %s", networks[link.source].name),
        };
        return networks.map((network, place) => {
            const births = links.filter((l) => l.target === place && told[l.kind]);
            const mergers = links.filter(
                (l) => l.source === place && l.kind === "merged"
            );
            return [
                network.name,
                network.founded && _t("founded in %s", network.founded),
                ...births.map((link) => told[link.kind](link)),
                ...mergers.map((link) =>
                    _t("merged into %(network)s in %(year)s", {
                        network: networks[link.target].name,
                        year: network.merged,
                    })
                ),
            ]
                .filter(Boolean)
                .join(", ");
        });
    }

    open(network) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: this.props.record.resModel,
            res_id: network.res_id,
            views: [[false, "form"]],
        });
    }
}

export const familyTree = {
    component: FamilyTree,
    displayName: _t("Family tree"),
    supportedTypes: ["json"],
};

registry.category("fields").add("cafe_family_tree", familyTree);
