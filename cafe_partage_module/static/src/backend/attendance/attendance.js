import {
    Component,
    onMounted,
    onWillStart,
    onWillUnmount,
    useExternalListener,
} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {AttendanceList} from "./attendance_list";
import {byOrganisation, count, isSeated, line, search} from "./attendance_people";
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
        this.list = new AttendanceList();
        this.state = this.list.state;
        this.addWalkIn = (person) => this.list.addWalkIn(person);
        this.display = {controlPanel: {}};
        onWillStart(() => this.start());
        onMounted(() => {
            this.timer = browser.setInterval(() => this.list.refresh(), POLL);
        });
        onWillUnmount(() => {
            browser.clearInterval(this.timer);
            this.list.asks.closeNote();
            this.list.remember();
        });
        useExternalListener(window, "focus", () => this.list.refresh());
        useExternalListener(window, "online", () => this.list.retry());
        useExternalListener(window, "pagehide", () => this.list.remember());
    }

    async start() {
        await this.list.open(this.props.action.context?.active_id);
        if (this.state.data) {
            this.env.config.setDisplayName(this.state.data.session.name);
        }
    }

    get counts() {
        return count(this.list.people);
    }

    get rows() {
        const seated = search(this.list.people.filter(isSeated), this.state.term);
        return this.state.onlyMissing
            ? seated.filter((person) => person.state === "open")
            : seated;
    }

    get waiting() {
        return search(line(this.list.people), this.state.term);
    }

    get organisations() {
        return byOrganisation(this.list.people);
    }

    get unsavedText() {
        return _t("%s not saved.", this.list.unsaved);
    }

    stateText(person) {
        if (person.saving === "failed") {
            return _t("Not saved. Tap to try again.");
        }
        return {done: _t("Here"), no_show: _t("Did not come")}[person.state] || "";
    }
}

registry.category("actions").add("cafe_attendance", Attendance);
