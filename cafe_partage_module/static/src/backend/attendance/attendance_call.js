import {browser} from "@web/core/browser/browser";
import {ConnectionLostError} from "@web/core/network/rpc";
import {Mutex} from "@web/core/utils/concurrency";

/**
 * The calls of one attendance list: one after the other, so that an older answer never
 * overwrites a newer one.
 */
export class AttendanceCalls {
    constructor(orm) {
        this.orm = orm;
        this.mutex = new Mutex();
        this.steps = 0;
    }

    /**
     * Change something.
     *
     * @returns {Promise<Object>} the answer, or `{lost: true}` without connection, or
     *  `{refused: message}`
     */
    step(method, args, kwargs = {}) {
        this.steps++;
        return this.mutex.exec(() => this.call(method, args, kwargs));
    }

    /** Read something; nothing when a change was asked for meanwhile. */
    async read(method, args) {
        const before = this.steps;
        const answer = await this.mutex.exec(() => this.call(method, args, {}));
        return before === this.steps ? answer : null;
    }

    async call(method, args, kwargs) {
        try {
            return await this.orm.silent.call(
                "cafe.attendance.list",
                method,
                args,
                kwargs
            );
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return {lost: true};
            }
            if (error.data) {
                return {refused: error.data.message || error.message};
            }
            throw error;
        }
    }
}

/** What was typed and ticked and is not saved yet, kept for when the page reloads. */
export class AttendanceMemory {
    constructor(sessionId) {
        this.key = `cafe_attendance_${sessionId}`;
    }

    get() {
        return JSON.parse(browser.sessionStorage.getItem(this.key) || "{}");
    }

    set(values) {
        browser.sessionStorage.setItem(this.key, JSON.stringify(values));
    }
}
