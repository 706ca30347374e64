import {reactive} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {user} from "@web/core/user";
import {CaptureDrafts} from "./capture_drafts";
import {findPlace, orderLines, placeLines} from "./capture_order";
import {CaptureQueue} from "./capture_queue";

const WRITING = 4000; // milliseconds that "… is writing" stays
const SIGNED_OUT = "odoo.http.SessionExpiredException";
// what passes by itself: nobody is signed in, or the database is away for a moment
const PASSING = [
    SIGNED_OUT,
    "odoo.sql_db.PoolError",
    "psycopg2.OperationalError",
    "psycopg2.InterfaceError",
    "psycopg2.pool.PoolError",
];

/** The conversation of one session, as this browser knows it, and what it does with it. */
export class CaptureDesk {
    constructor(orm) {
        this.orm = orm;
        this.state = reactive({
            loaded: false,
            failed: "",
            lost: false,
            signedOut: false,
            unkept: false,
            session: null,
            items: [],
            people: [],
            kinds: [],
            lines: {},
            order: {},
            waiting: [],
            aside: [],
            itemId: false,
            step: false,
            seen: false,
            returned: "",
            writers: {},
        });
        this.timers = {};
    }

    async open(sessionId) {
        this.sessionId = sessionId;
        this.key = `cafe_capture_${sessionId}_${user.userId}`;
        this.drafts = new CaptureDrafts(this.key);
        this.queue = new CaptureQueue(this.key, {
            send: (step) => this.call(step.method, [step.uuid, ...step.args]),
            onSent: (step, answer) => this.onSent(answer, step),
            // what was shown before the server said no
            onAside: () => this.reload(),
            onChange: () => this.onChange(),
        });
        this.onChange();
        await this.reload();
        this.queue.flush();
    }

    async call(method, args = []) {
        try {
            const answer = await this.orm.silent.call("cafe.capture", method, [
                this.sessionId,
                ...args,
            ]);
            this.state.signedOut = false;
            return answer;
        } catch (error) {
            const name = error.data?.name;
            this.state.signedOut = name === SIGNED_OUT;
            if (name?.startsWith("odoo.exceptions.")) {
                return {refused: error.data.message};
            }
            // without a name nobody answered
            return !name || PASSING.includes(name) ? {lost: true} : {failed: true};
        }
    }

    /** Read everything; kept as it was without connection. */
    async reload() {
        const desk = await this.call("get_desk");
        this.state.lost = Boolean(desk.lost);
        if (desk.refused) {
            this.state.failed = desk.refused;
        }
        if (desk.failed) {
            this.state.failed = _t("The server cannot show the conversation.");
        }
        if (desk.lost || desk.refused || desk.failed) {
            return;
        }
        const {lines, ...rest} = desk;
        Object.assign(this.state, rest, {
            loaded: true,
            failed: "",
            ...orderLines(lines),
        });
        this.saveOrphans();
        const current = desk.items.find((item) => item.current) || desk.items[0];
        if (!desk.items.some((item) => item.id === this.state.itemId)) {
            this.state.itemId = current?.id || false;
        }
    }

    get item() {
        return this.state.items.find((item) => item.id === this.state.itemId);
    }

    /**
     * The lines under one item, in order, and then those that wait.
     *
     * @param {Object} state as a component watches it
     */
    linesOf(itemId, state = this.state) {
        const lines = (state.order[itemId] || []).map((id) => state.lines[id]);
        const waiting = state.waiting
            .filter((step) => step.method === "add")
            .filter((step) => (step.args[0].item_id || false) === itemId)
            .map((step) => ({
                ...step.args[0],
                ...step.shown,
                id: step.uuid,
                waits: true,
            }));
        return [...lines, ...waiting];
    }

    // what the user does

    add(values, shown) {
        this.queue.add("add", [{...values, item_id: this.state.itemId}], {shown});
    }

    /** @param {Object} values `was`: the text that the user saw before */
    edit(line, values) {
        const {was, ...shown} = values;
        this.state.lines[line.id] = {...line, ...shown};
        this.queue.add("edit", [line.id, was === undefined ? shown : values]);
    }

    /** What was typed over a line that is gone: the server says no, and it stays. */
    saveOrphans() {
        for (const {id, text, was} of this.drafts.takeOrphans(this.state.lines)) {
            this.queue.add("edit", [id, {text, was}]);
        }
    }

    /** What the server did not take goes back to the input, to be mended there. */
    takeBack(aside) {
        this.state.returned = aside.text;
        this.queue.throwAway(aside.uuid);
    }

    move(line, itemId, beforeId) {
        this.queue.add("move", [line.id, itemId, beforeId || false]);
    }

    /** One place up or down; beyond the edge of an item, to the item before or after. */
    shift(line, by) {
        const place = findPlace(this.state, line, by);
        if (place) {
            this.move(line, place.item, place.before);
        }
    }

    merge(line, into) {
        this.queue.add("merge", [line.id, into.id]);
    }

    remove(line) {
        this.queue.add("remove", [line.id]);
    }

    /** @returns {Promise<String>} why it could not be; "" when it was done */
    async undo() {
        await this.queue.flush();
        if (this.queue.steps.length) {
            return _t("Wait until everything is sent; then undo.");
        }
        const answer = await this.call("undo", [this.state.step]);
        if (answer.lost) {
            return _t("No connection. Try again in a moment.");
        }
        if (answer.refused || answer.failed) {
            return answer.refused || _t("The server could not undo this.");
        }
        this.onSent(answer);
        return "";
    }

    async choose(item) {
        this.state.itemId = item.id;
        const items = await this.call("choose_item", [item.id]);
        if (Array.isArray(items)) {
            this.state.items = items;
        }
    }

    /** Read the time of the agenda, and what this desk did not hear of. */
    async look() {
        const news = await this.call("look");
        this.state.lost = Boolean(news.lost);
        if (news.items) {
            this.state.items = news.items;
            if (news.seen > this.state.seen) {
                await this.reload();
            }
        }
    }

    // what comes back

    /** @param {Object} [step] of the queue, where it is no undo */
    onSent(answer, step) {
        this.take(answer);
        this.state.step = answer.step;
        this.state.seen = Math.max(this.state.seen, answer.step);
        const typed = step?.method === "edit" && step.args[1].text;
        if (typed && answer.lines.some((line) => line.text !== typed)) {
            this.onBoth();
        }
    }

    /** Somebody else changed the same line meanwhile; the screen says so. */
    onBoth() {}

    onChange() {
        this.state.waiting = [...this.queue.steps];
        this.state.aside = this.queue.aside.map((step) => ({
            uuid: step.uuid,
            message:
                step.aside === true ? _t("The server failed on this.") : step.aside,
            text: getText(step),
        }));
        this.state.lost = this.queue.lost;
        this.state.unkept = this.queue.unkept;
    }

    /** @returns {String[]} all that was written here and is not on the server */
    unsentOf(state) {
        const waiting = state.waiting.map(getText);
        const typed = [...this.drafts.edits, this.drafts.line].map(({text}) => text);
        return [...waiting, ...state.aside.map(({text}) => text), ...typed].filter(
            Boolean
        );
    }

    /** A message of another desk, or of one's own. */
    onMessage(message) {
        if (message.items) {
            this.state.items = message.items;
        }
        if (message.lines) {
            this.take(message);
            this.state.seen = Math.max(this.state.seen, message.seen || 0);
            this.forget(message.user);
        }
        if (message.writing && message.user !== user.userId) {
            this.forget(message.user);
            this.state.writers[message.user] = message.writing;
            this.timers[message.user] = browser.setTimeout(
                () => this.forget(message.user),
                WRITING
            );
        }
    }

    /** This user writes no longer. */
    forget(userId) {
        browser.clearTimeout(this.timers[userId]);
        delete this.state.writers[userId];
    }

    take({lines, gone, uuid}) {
        placeLines(this.state, lines, gone);
        if (uuid) {
            // it arrived before its answer: it waits no longer on the screen
            this.state.waiting = this.state.waiting.filter(
                (step) => step.uuid !== uuid
            );
        }
        if (gone.length) {
            this.saveOrphans();
        }
    }
}

/** @returns {String} what was typed in a step of the queue, where it is text */
const getText = (step) => step.args.find((arg) => arg?.text)?.text || "";
