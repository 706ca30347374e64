import {Component, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";

/** One thing that was said: read it, edit it, and move it by keyboard or mouse. */
export class CaptureLine extends Component {
    static template = "cafe_partage_module.CaptureLine";
    static props = {desk: Object, line: Object, previous: {optional: true}};

    setup() {
        this.desk = useState(this.props.desk.state);
        this.state = useState({editing: false, text: "", kind: ""});
        this.editor = useRef("editor");
        useEffect(
            (el) => el?.focus(),
            () => [this.editor.el]
        );
    }

    get kindLabel() {
        const {kind} = this.props.line;
        return this.desk.kinds.find((one) => one.value === kind)?.label || "";
    }

    get links() {
        return (this.props.line.origin_ids || [])
            .map((id) => this.desk.lines[id]?.text)
            .filter(Boolean)
            .map((text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text));
    }

    get followupText() {
        return _t("Follow-up");
    }

    edit() {
        const {text, kind} = this.props.line;
        Object.assign(this.state, {editing: true, text, kind});
    }

    save() {
        const {text, kind} = this.state;
        const {line, desk} = this.props;
        if (text.trim() && (text.trim() !== line.text || kind !== line.kind)) {
            desk.edit(line, {text: text.trim(), kind});
        }
        this.state.editing = false;
    }

    onEditKeydown(ev) {
        if (ev.key === "Enter" && !ev.shiftKey && !ev.isComposing) {
            ev.preventDefault();
            this.save();
        } else if (ev.key === "Escape") {
            ev.stopPropagation();
            this.state.editing = false;
        }
    }

    onKeydown(ev) {
        const {line, desk} = this.props;
        if (this.state.editing || line.waits || ev.target !== ev.currentTarget) {
            return;
        }
        if (ev.altKey && ["ArrowUp", "ArrowDown"].includes(ev.key)) {
            ev.preventDefault();
            desk.shift(line, ev.key === "ArrowUp" ? -1 : 1);
        } else if (ev.key === "Enter") {
            ev.preventDefault();
            this.edit();
        } else if (ev.key === "Delete") {
            ev.preventDefault();
            desk.remove(line);
        }
    }

    merge() {
        this.props.desk.merge(this.props.line, this.props.previous);
    }

    moveTo(ev) {
        this.props.desk.move(this.props.line, Number(ev.target.value));
    }
}
