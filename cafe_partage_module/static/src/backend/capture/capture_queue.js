import {browser} from "@web/core/browser/browser";

const SHORTEST = 1000; // milliseconds before the first new try
const LONGEST = 15000;
const TRIES = 4; // of a step on which the server fails, before the rest goes first

/**
 * What was done and is not on the server yet. It waits in the browser, also when the page
 * reloads, and is sent in order until the server has it. Each step has an identifier, so
 * that the server takes it once, however often it is sent.
 */
export class CaptureQueue {
    /**
     * @param {String} key where the steps are kept; a user and a session
     * @param {Object} does `send(step)`, which gives an answer, or `{lost: true}`,
     *  `{refused: message}` (it will never be taken) or `{failed: true}` (the server has
     *  a fault); `onSent(step, answer)`, `onAside(step)`, `onChange()`
     */
    constructor(key, does) {
        this.prefix = `${key}_step_`;
        this.does = does;
        this.steps = [];
        this.aside = []; // what the server did not take; `aside` says why, where known
        this.lost = false;
        this.unkept = false; // something waits in this page only
        this.delay = SHORTEST;
        this.flushing = null;
        this.stopped = false;
        this.number = 0;
        this.load();
    }

    load() {
        for (let i = 0; i < browser.localStorage.length; i++) {
            const key = browser.localStorage.key(i);
            if (key.startsWith(this.prefix)) {
                try {
                    const step = JSON.parse(browser.localStorage.getItem(key));
                    (step.aside ? this.aside : this.steps).push(step);
                } catch {
                    // not ours: nobody else writes what cannot be read
                }
            }
        }
        this.steps.sort((a, b) => a.at - b.at || a.number - b.number);
    }

    /** Keep a step, and send it as soon as that can be. */
    add(method, args, extra = {}) {
        const step = {
            uuid: newIdentifier(),
            method,
            args,
            ...extra,
            at: Date.now(),
            number: this.number++,
        };
        this.steps.push(step);
        this.keep(step);
        this.does.onChange();
        this.flush();
        return step;
    }

    keep(step) {
        try {
            browser.localStorage.setItem(this.prefix + step.uuid, JSON.stringify(step));
        } catch {
            // a full or closed store: it still waits in this page
            this.unkept = true;
        }
    }

    /** Send what waits, in order; stops at the first that does not come through. */
    flush() {
        browser.clearTimeout(this.timer);
        this.flushing ||= this.sendAll().finally(() => (this.flushing = null));
        return this.flushing;
    }

    async sendAll() {
        while (this.steps.length && !this.stopped) {
            const step = this.steps[0];
            const answer = await this.does.send(step);
            if (answer.lost) {
                this.lost = true;
                this.wait();
                return;
            }
            this.lost = false;
            if (answer.failed && (step.tries = (step.tries || 0) + 1) < TRIES) {
                this.wait();
                return;
            }
            this.delay = SHORTEST;
            if (answer.refused || answer.failed) {
                this.putAside(step, answer.refused);
            } else {
                this.drop(step);
                this.does.onSent(step, answer);
            }
            this.does.onChange();
        }
    }

    /** Keep a step that the server does not take out of the way of the others. */
    putAside(step, message) {
        step.aside = message || true;
        this.steps = this.steps.filter((other) => other !== step);
        this.aside.push(step);
        this.keep(step);
        this.does.onAside(step);
    }

    /** Send a step that was put aside again, after what waits. */
    takeUp(uuid) {
        const step = this.aside.find((other) => other.uuid === uuid);
        this.aside = this.aside.filter((other) => other !== step);
        Object.assign(step, {aside: "", tries: 0, at: Date.now()});
        this.steps.push(step);
        this.keep(step);
        this.does.onChange();
        return this.retry();
    }

    /** Forget a step that was put aside. */
    throwAway(uuid) {
        this.drop({uuid});
        this.does.onChange();
    }

    wait() {
        if (this.stopped) {
            return;
        }
        this.timer = browser.setTimeout(() => this.flush(), this.delay);
        this.delay = Math.min(this.delay * 2, LONGEST);
        this.does.onChange();
    }

    /** Try at once, for who has a connection again. */
    retry() {
        this.delay = SHORTEST;
        return this.flush();
    }

    drop(step) {
        this.steps = this.steps.filter((other) => other.uuid !== step.uuid);
        this.aside = this.aside.filter((other) => other.uuid !== step.uuid);
        browser.localStorage.removeItem(this.prefix + step.uuid);
        this.unkept &&= this.steps.length + this.aside.length > 0;
    }

    stop() {
        this.stopped = true;
        browser.clearTimeout(this.timer);
    }
}

/** An identifier that nobody else makes; also where a page has no secure context. */
export function newIdentifier() {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
