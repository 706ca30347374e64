import {Component, useState} from "@odoo/owl";

let count = 0;

/**
 * Type a name, pick one of those that match. Follows the "combobox with a list popup"
 * pattern of WAI-ARIA.
 */
export class GraphSearch extends Component {
    static template = "cafe_partage_module.GraphSearch";
    static props = {
        find: Function, // text → [{node, name, hint}]
        onPick: Function,
    };

    setup() {
        this.id = `o_cafe_graph_search_${++count}`;
        this.state = useState({text: "", found: [], active: -1, isOpen: false});
    }

    onInput(ev) {
        this.state.text = ev.target.value;
        this.look();
    }

    look() {
        this.state.found = this.props.find(this.state.text);
        this.state.active = this.state.found.length ? 0 : -1;
        this.state.isOpen = Boolean(this.state.text.trim());
    }

    onKeydown(ev) {
        const {found, active, isOpen} = this.state;
        if (ev.key === "Escape" && isOpen) {
            ev.stopPropagation();
            this.close();
        } else if (ev.key === "Enter" && isOpen && active >= 0) {
            ev.preventDefault();
            this.pick(found[active]);
        } else if (["ArrowDown", "ArrowUp"].includes(ev.key)) {
            ev.preventDefault();
            this.step(ev.key === "ArrowDown" ? 1 : -1);
        }
    }

    step(by) {
        const {found, isOpen} = this.state;
        if (!isOpen) {
            this.look();
        } else if (found.length) {
            this.state.active = (this.state.active + by + found.length) % found.length;
        }
    }

    pick({node, name}) {
        this.state.text = name;
        this.close();
        this.props.onPick(node);
    }

    close() {
        this.state.isOpen = false;
    }
}
