import {Component, onMounted, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {
    LONGEST,
    findMatches,
    readLine,
    readReference,
    takeReference,
    toggleMark,
} from "./capture_marks";

const EMPTY = {text: "", person: null, origins: []};
const TELL = 2000; // milliseconds between two times that others hear of the writing

/** The one input of the desk: a line, whom it comes from, and what it answers. */
export class CaptureInput extends Component {
    static template = "cafe_partage_module.CaptureInput";
    static props = {desk: Object};

    setup() {
        this.desk = useState(this.props.desk.state);
        this.input = useRef("input");
        const {line} = this.props.desk.drafts;
        this.state = useState({...EMPTY, ...line, reference: null, pick: 0});
        this.marks = [
            {mark: "?", label: _t("Question")},
            {mark: "!", label: _t("Conclusion")},
            {mark: "*", label: _t("Insight")},
            {mark: "+", label: _t("Tip")},
            {mark: ">", label: _t("Follow-up")},
        ];
        onMounted(() => this.input.el.focus({preventScroll: true}));
        useEffect(
            () => this.receive(),
            () => [this.desk.returned]
        );
    }

    /** What is typed and not entered yet stays when the page reloads. */
    remember() {
        const {text, person, origins} = this.state;
        this.props.desk.drafts.line = {text, person, origins};
    }

    /** What the server did not take stands before what is typed. */
    receive() {
        if (this.desk.returned) {
            const texts = [this.desk.returned, this.state.text];
            this.state.text = texts.filter(Boolean).join("\n");
            this.desk.returned = "";
            this.remember();
            this.input.el.focus();
        }
    }

    get tooLong() {
        const over = readLine(this.state.text).text.length - LONGEST;
        return over > 0
            ? _t(
                  "%s characters too long for one line. Nothing is cut off: make " +
                      "more lines of it.",
                  over
              )
            : "";
    }

    get mark() {
        return readLine(this.state.text).mark;
    }

    get choices() {
        const {reference} = this.state;
        if (!reference) {
            return [];
        }
        if (reference.sign === "@") {
            return findMatches(
                this.desk.people,
                reference.term,
                (person) => `${person.name} ${person.note}`
            ).map((person) => ({...person, label: person.name}));
        }
        const lines = Object.values(this.desk.lines).sort((a, b) => b.id - a.id);
        return findMatches(lines, reference.term, (line) => line.text).map((line) => ({
            key: `l${line.id}`,
            id: line.id,
            label: line.text.slice(0, 80),
            note: line.organisation,
        }));
    }

    onInput() {
        const el = this.input.el;
        this.state.text = el.value;
        this.state.reference = readReference(el.value, el.selectionStart);
        this.state.pick = 0;
        this.remember();
        const now = Date.now();
        if (!(this.told > now - TELL)) {
            this.told = now;
            this.props.desk.call("tell_writing");
        }
    }

    onKeydown(ev) {
        if (ev.isComposing || this.pickByKey(ev)) {
            return;
        }
        if (ev.key === "Escape" && this.state.reference) {
            ev.preventDefault();
            this.state.reference = null;
        } else if (ev.key === "Enter" && !ev.shiftKey) {
            ev.preventDefault();
            this.enter();
        }
    }

    /** @returns {Boolean} whether the key was for the suggestions */
    pickByKey(ev) {
        const {choices} = this;
        const by = {ArrowDown: 1, ArrowUp: -1}[ev.key];
        if (!choices.length || !(by || ["Enter", "Tab"].includes(ev.key))) {
            return false;
        }
        ev.preventDefault();
        if (by) {
            this.state.pick = (this.state.pick + by + choices.length) % choices.length;
        } else {
            this.choose(choices[this.state.pick]);
        }
        return true;
    }

    choose(choice) {
        const {reference} = this.state;
        this.state.text = takeReference(this.state.text, reference);
        if (reference.sign === "@") {
            this.state.person = choice;
        } else if (!this.state.origins.some((origin) => origin.id === choice.id)) {
            this.state.origins.push(choice);
        }
        this.state.reference = null;
        this.remember();
        this.input.el.focus();
    }

    setMark(mark) {
        this.state.text = toggleMark(this.state.text, mark);
        this.remember();
        this.input.el.focus();
    }

    /** The buttons of "@" and "#" do what the key does. */
    addSign(sign) {
        const text = this.state.text;
        this.state.text = text + (text && !text.endsWith(" ") ? " " : "") + sign;
        this.state.reference = {sign, term: "", start: this.state.text.length - 1};
        this.state.pick = 0;
        this.remember();
        this.input.el.focus();
    }

    enter() {
        const {text, kind, followup} = readLine(this.state.text);
        const values = kind ? {kind, followup: Boolean(followup)} : {};
        if (!text || this.tooLong) {
            return;
        }
        const {person, origins} = this.state;
        if (person) {
            values.registration_id = person.registration_id;
            values.organisation_id = person.organisation_id;
        }
        if (origins.length) {
            values.origin_ids = origins.map((origin) => origin.id);
        }
        const organisation = person?.registration_id ? person.note : person?.name;
        this.props.desk.add({...values, text}, {organisation: organisation || ""});
        Object.assign(this.state, {...EMPTY, origins: [], reference: null});
        this.remember();
    }
}
