import {browser} from "@web/core/browser/browser";

/**
 * What somebody is typing and did not enter yet: the new line, and lines that are being
 * edited. It stays in the browser when the page reloads.
 */
export class CaptureDrafts {
    /** @param {String} key where they are kept; a user and a session */
    constructor(key) {
        this.prefix = `${key}_edit_`;
        this.lineKey = `${key}_draft`;
    }

    /** @returns {Object} the new line, `{}` where none is typed */
    get line() {
        return read(this.lineKey) || {};
    }

    set line(draft) {
        write(this.lineKey, draft);
    }

    /** @returns {Object|null} what is typed over a line */
    get(id) {
        return read(this.prefix + id);
    }

    set(id, draft) {
        write(this.prefix + id, draft);
    }

    drop(id) {
        browser.localStorage.removeItem(this.prefix + id);
    }

    /** @returns {Object[]} what is typed over lines, with their `id` */
    get edits() {
        const {localStorage} = browser;
        return Array.from({length: localStorage.length}, (_none, i) =>
            localStorage.key(i)
        )
            .filter((key) => key.startsWith(this.prefix))
            .map((key) => Number(key.slice(this.prefix.length)))
            .map((id) => ({id, ...this.get(id)}));
    }

    /** Take the edits of lines that are not there any more out of the store. */
    takeOrphans(lines) {
        const orphans = this.edits.filter(({id}) => !(id in lines));
        orphans.forEach(({id}) => this.drop(id));
        return orphans;
    }
}

function read(key) {
    try {
        return JSON.parse(browser.localStorage.getItem(key));
    } catch {
        return null;
    }
}

function write(key, draft) {
    try {
        browser.localStorage.setItem(key, JSON.stringify(draft));
    } catch {
        // a full or closed store: the text stays in this page
    }
}
