import {Component, onMounted, onPatched, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {leaveLine} from "./capture_focus";
import {LONGEST} from "./capture_marks";

const ROW = 60; // characters, about, in a row of a narrow editor
const MOST_ROWS = 10;

/** One thing that was said: read it, edit it, and move it by keyboard or mouse. */
export class CaptureLine extends Component {
    static template = "cafe_partage_module.CaptureLine";
    static props = {desk: Object, line: Object, previous: {optional: true}};

    setup() {
        this.desk = useState(this.props.desk.state);
        // what was typed before the page reloaded, or somebody moved the line
        const draft = this.props.desk.drafts.get(this.props.line.id);
        this.state = useState({...(draft || {}), editing: Boolean(draft)});
        this.root = useRef("root");
        this.editor = useRef("editor");
        useEffect(
            (el) => el?.focus(),
            () => [this.editor.el]
        );
        onMounted(() => {
            this.keepFocus();
            if (this.props.line.waits) {
                // what somebody just wrote is in sight
                this.root.el.scrollIntoView({block: "nearest", behavior: "instant"});
            }
        });
        onPatched(() => this.keepFocus());
    }

    /** The browser takes the focus off a line that moves. */
    keepFocus() {
        const {desk, line} = this.props;
        const isLost = document.activeElement === document.body;
        if (desk.focus === line.id && isLost && !this.state.editing) {
            this.root.el.focus();
        }
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

    /** What somebody else made of this line while it is being edited here. */
    get changed() {
        const {text} = this.props.line;
        return this.state.was !== text && this.state.text !== text ? text : "";
    }

    /** So many that the text is read while it is edited. */
    get rows() {
        const lines = this.state.text.split("\n");
        const count = lines.reduce(
            (sum, {length}) => sum + 1 + Math.floor(length / ROW),
            0
        );
        return Math.min(Math.max(count, 2), MOST_ROWS);
    }

    get tooLong() {
        return this.state.text.trim().length > LONGEST;
    }

    edit() {
        const {text, kind, item} = this.props.line;
        Object.assign(this.state, {
            ...{editing: true, was: text},
            ...{text, kind, item: item || ""},
        });
    }

    remember() {
        const {text, kind, item, was} = this.state;
        this.props.desk.drafts.set(this.props.line.id, {text, kind, item, was});
    }

    save() {
        const {line, desk} = this.props;
        const {kind, was} = this.state;
        const text = this.state.text.trim();
        if (this.tooLong) {
            return;
        }
        const values = {};
        if (text && text !== was) {
            Object.assign(values, {text, was});
        }
        if (kind !== line.kind) {
            values.kind = kind;
        }
        this.close();
        if (Object.keys(values).length) {
            desk.edit(line, values);
        }
        const item = Number(this.state.item) || false;
        if (item !== line.item) {
            desk.move(line, item);
        }
    }

    close() {
        this.props.desk.drafts.drop(this.props.line.id);
        this.state.editing = false;
        this.root.el.focus();
    }

    onEditKeydown(ev) {
        if (ev.key === "Enter" && !ev.shiftKey && !ev.isComposing) {
            ev.preventDefault();
            this.save();
        } else if (ev.key === "Escape") {
            ev.stopPropagation();
            this.close();
        }
    }

    onKeydown(ev) {
        const {line} = this.props;
        if (this.state.editing || line.waits || ev.target !== ev.currentTarget) {
            return;
        }
        const by = {ArrowUp: -1, ArrowDown: 1}[ev.key];
        const does =
            by && ev.altKey
                ? () => this.shift(by)
                : {
                      Enter: () => this.edit(),
                      Delete: () => this.remove(),
                      m: () => this.merge(),
                  }[ev.key];
        if (does && !ev.ctrlKey && !ev.metaKey) {
            ev.preventDefault();
            does();
        }
    }

    shift(by) {
        this.props.desk.shift(this.props.line, by);
    }

    merge() {
        const {desk, line, previous} = this.props;
        if (previous && !previous.waits) {
            desk.focus = previous.id;
            desk.merge(line, previous);
        }
    }

    remove() {
        leaveLine(this.root.el);
        this.props.desk.remove(this.props.line);
    }
}
