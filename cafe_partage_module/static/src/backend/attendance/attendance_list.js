import {useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {AttendanceAsks} from "./attendance_asks";
import {AttendanceCalls, AttendanceMemory} from "./attendance_call";
import {inSlot, line, withPending} from "./attendance_people";

/**
 * The list of one session and the steps that change it: each is saved at once, can be
 * undone, and is kept while it cannot be saved. Made in the setup of the component that
 * shows it.
 */
export class AttendanceList {
    constructor() {
        this.calls = new AttendanceCalls(useService("orm"));
        this.asks = new AttendanceAsks();
        this.state = useState({
            data: null,
            failed: "",
            lost: false,
            term: "",
            onlyMissing: false,
            slot: false,
            pending: {}, // id of a registration → {state, status}
            last: null, // {label, method, args} of what undoes the last step
            absent: null, // the same, of "did not come" for the rest
            draft: {name: "", organisation: ""},
        });
    }

    /** Open the list of this session; without one, the next session's. */
    async open(id) {
        if (!id) {
            id = await this.calls.read("get_next_session", []);
        }
        if (id && !id.lost && !id.refused) {
            this.id = id;
            this.memory = new AttendanceMemory(id);
            Object.assign(this.state, this.memory.get());
        }
        if (id) {
            await this.refresh();
        }
    }

    get people() {
        const people = withPending(this.state.data.people, this.state.pending);
        return inSlot(people, this.state.slot);
    }

    get unsaved() {
        return Object.values(this.state.pending).filter(
            (step) => step.status === "failed"
        ).length;
    }

    // talking to the server

    async refresh() {
        if (!this.id || document.hidden) {
            return;
        }
        const answer = await this.calls.read("get_list", [this.id]);
        if (!answer) {
            return;
        }
        if (answer.refused) {
            this.state.failed = answer.refused;
        }
        const wasLost = this.state.lost;
        this.state.lost = Boolean(answer.lost);
        if (answer.people) {
            this.state.data = answer;
            this.state.failed = "";
            if (wasLost || this.unsaved) {
                await this.retry();
            }
        }
    }

    /** Ask for a change; gives the answer when it was made, else tells why not. */
    async step(method, args, options = {}) {
        const answer = await this.calls.step(method, [this.id, ...args], {
            ...(options.addSeat ? {add_seat: true} : {}),
        });
        this.state.lost = Boolean(answer.lost);
        if (answer.list) {
            this.state.data = answer.list;
            return answer;
        }
        if (answer.refused) {
            this.asks.tellRefused(answer.refused);
        }
        if (answer.full) {
            const added = await this.asks.askForSeat(answer.full, options.name);
            if (added) {
                return this.step(method, args, {...options, addSeat: true});
            }
        }
        return {...answer, list: null};
    }

    // steps

    tick(person) {
        const failed = person.saving === "failed";
        const here = failed ? person.state === "done" : person.state !== "done";
        return this.mark(person, here ? "done" : "open");
    }

    async mark(person, state, tell = true) {
        this.state.pending[person.id] = {state, status: "saving"};
        const answer = await this.step("mark", [[person.id], state], {
            name: person.name,
        });
        if (answer.lost) {
            this.state.pending[person.id] = {state, status: "failed"};
        } else {
            delete this.state.pending[person.id];
        }
        this.remember();
        if (answer.list && tell) {
            const here = state === "done";
            this.offerUndo(
                here
                    ? _t("%s is here.", person.name)
                    : _t("%s is not here.", person.name),
                "mark",
                [[person.id], here ? "open" : "done"]
            );
        }
    }

    /** Try again what was not saved. */
    async retry() {
        for (const [id, step] of Object.entries(this.state.pending)) {
            const person = this.state.data?.people.find((one) => one.id === Number(id));
            if (!person) {
                delete this.state.pending[id];
            } else if (step.status === "failed") {
                await this.mark(person, step.state, false);
                if (this.state.lost) {
                    return;
                }
            }
        }
    }

    async giveSeat(person) {
        const place = line(this.people).findIndex((one) => one.id === person.id) + 1;
        const answer = await this.step("give_seat", [person.id], {name: person.name});
        if (answer.list) {
            this.offerUndo(_t("%s has a seat.", person.name), "take_back_seat", [
                person.id,
                person.state === "waiting" ? place : 0,
            ]);
        } else if (answer.lost) {
            this.asks.tellLost();
        }
    }

    /** Gives whether this person is on the list now. */
    async addWalkIn({name, organisation}) {
        const args = [name, organisation, this.state.slot];
        const answer = await this.step("add_walk_in", args, {name});
        if (answer.lost) {
            this.asks.tellLost();
        }
        if (!answer.list) {
            return false;
        }
        if (answer.added) {
            this.offerUndo(_t("%s is added.", name), "remove_walk_in", [answer.id]);
        } else {
            this.offerUndo(_t("%s was on the list, and is here.", name), "mark", [
                [answer.id],
                "open",
            ]);
        }
        return true;
    }

    askNoShow() {
        const ids = this.people
            .filter((one) => one.state === "open")
            .map((one) => one.id);
        this.asks.askNoShow(ids.length, () => this.markNoShow(ids));
    }

    async markNoShow(asked) {
        const answer = await this.step("mark_no_show", [asked]);
        if (answer.lost) {
            this.asks.tellLost();
        }
        if (answer.list && answer.ids.length) {
            const label = _t("%s did not come.", answer.ids.length);
            this.offerUndo(label, "undo_no_show", [answer.ids]);
            this.state.absent = this.state.last;
            this.remember();
        }
    }

    // undo

    offerUndo(label, method, args) {
        this.state.last = {label, method, args};
        this.remember();
        this.asks.tellDone(label, () => this.undo(this.state.last));
    }

    async undo(step) {
        this.asks.closeNote();
        const answer = await this.step(step.method, step.args, {name: ""});
        if (answer.lost) {
            this.asks.tellLost();
        }
        if (answer.list) {
            for (const name of ["last", "absent"]) {
                if (this.state[name]?.label === step.label) {
                    this.state[name] = null;
                }
            }
            this.remember();
            this.asks.tellUndone();
        }
    }

    /** Keep what is not saved yet for when the page reloads. */
    remember() {
        const {pending, last, absent, draft} = this.state;
        const kept = Object.fromEntries(
            Object.entries(pending).map(([id, {state}]) => [
                id,
                {state, status: "failed"},
            ])
        );
        this.memory?.set({pending: kept, last, absent, draft});
    }
}
