import {
    Component,
    onMounted,
    onWillStart,
    onWillUnmount,
    useExternalListener,
    useState,
} from "@odoo/owl";
import {
    AlertDialog,
    ConfirmationDialog,
} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {AttendanceCalls, AttendanceMemory} from "./attendance_call";
import {
    byOrganisation,
    count,
    inSlot,
    isSeated,
    line,
    search,
    withPending,
} from "./attendance_people";
import {WalkIn} from "./walk_in";

const POLL = 10000; // milliseconds

/**
 * The plain list on which attendance is taken: one tap says that somebody is here. It
 * follows what others tick, and keeps what could not be saved until it can.
 */
export class Attendance extends Component {
    static template = "cafe_partage_module.Attendance";
    static components = {Layout, WalkIn};
    static props = {...standardActionServiceProps};

    setup() {
        this.calls = new AttendanceCalls(useService("orm"));
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.display = {controlPanel: {}};
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
        onWillStart(() => this.start());
        onMounted(() => {
            this.timer = browser.setInterval(() => this.refresh(), POLL);
        });
        onWillUnmount(() => {
            browser.clearInterval(this.timer);
            this.closeNote?.();
            this.remember();
        });
        useExternalListener(window, "focus", () => this.refresh());
        useExternalListener(window, "online", () => this.retry());
        useExternalListener(window, "pagehide", () => this.remember());
    }

    async start() {
        let id = this.props.action.context?.active_id;
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
        if (this.state.data) {
            this.env.config.setDisplayName(this.state.data.session.name);
        }
    }

    // what the screen shows

    get people() {
        const people = withPending(this.state.data.people, this.state.pending);
        return inSlot(people, this.state.slot);
    }

    get counts() {
        return count(this.people);
    }

    get rows() {
        const seated = search(this.people.filter(isSeated), this.state.term);
        return this.state.onlyMissing
            ? seated.filter((person) => person.state === "open")
            : seated;
    }

    get waiting() {
        return search(line(this.people), this.state.term);
    }

    get organisations() {
        return byOrganisation(this.people);
    }

    get unsaved() {
        return Object.values(this.state.pending).filter(
            (step) => step.status === "failed"
        ).length;
    }

    get unsavedText() {
        return _t("%s not saved.", this.unsaved);
    }

    stateText(person) {
        if (person.saving === "failed") {
            return _t("Not saved. Tap to try again.");
        }
        return {done: _t("Here"), no_show: _t("Did not come")}[person.state] || "";
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
            this.notification.add(answer.refused, {type: "danger"});
        }
        if (answer.full) {
            const added = await this.askForSeat(answer.full, options.name);
            if (added) {
                return this.step(method, args, {...options, addSeat: true});
            }
        }
        return {...answer, list: null};
    }

    /** Gives whether the session is to have one seat more. */
    askForSeat(full, name) {
        return new Promise((resolve) => {
            const said = full.waiting
                ? _t("All seats are taken, and %s wait for one.", full.waiting)
                : _t("All seats are taken.");
            if (!full.may_add) {
                const who = _t("Who plans the session can add a seat.");
                this.dialog.add(
                    AlertDialog,
                    {title: _t("No seat is free"), body: `${said} ${who}`},
                    {onClose: () => resolve(false)}
                );
                return;
            }
            const more = _t("Make the session one seat larger for %s?", name);
            this.dialog.add(
                ConfirmationDialog,
                {
                    title: _t("No seat is free"),
                    body: `${said} ${more}`,
                    confirmLabel: _t("Add a seat and let in"),
                    confirm: () => resolve(true),
                    cancelLabel: _t("Cancel"),
                    cancel: () => resolve(false),
                },
                {onClose: () => resolve(false)}
            );
        });
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
            this.tellLost();
        }
    }

    async addWalkIn({name, organisation}) {
        const args = [name, organisation, this.state.slot];
        const answer = await this.step("add_walk_in", args, {name});
        if (answer.lost) {
            this.tellLost();
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
        this.dialog.add(ConfirmationDialog, {
            title: _t("Did not come"),
            body: _t("Note for %s people that they did not come?", ids.length),
            confirmLabel: _t("They did not come"),
            confirm: () => this.markNoShow(ids),
            cancelLabel: _t("Cancel"),
            cancel: () => {},
        });
    }

    async markNoShow(asked) {
        const answer = await this.step("mark_no_show", [asked]);
        if (answer.lost) {
            this.tellLost();
        }
        if (answer.list && answer.ids.length) {
            const label = _t("%s did not come.", answer.ids.length);
            this.offerUndo(label, "undo_no_show", [answer.ids]);
            this.state.absent = this.state.last;
            this.remember();
        }
    }

    tellLost() {
        this.notification.add(
            _t("No connection: this is not saved. Try again in a moment."),
            {type: "danger"}
        );
    }

    // undo

    offerUndo(label, method, args) {
        this.state.last = {label, method, args};
        this.remember();
        this.closeNote?.();
        this.closeNote = this.notification.add(label, {
            type: "success",
            buttons: [{name: _t("Undo"), onClick: () => this.undo(this.state.last)}],
        });
    }

    async undo(step) {
        this.closeNote?.();
        const answer = await this.step(step.method, step.args, {name: ""});
        if (answer.lost) {
            this.tellLost();
        }
        if (answer.list) {
            for (const name of ["last", "absent"]) {
                if (this.state[name]?.label === step.label) {
                    this.state[name] = null;
                }
            }
            this.remember();
            this.notification.add(_t("Undone."), {type: "info"});
        }
    }

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

registry.category("actions").add("cafe_attendance", Attendance);
