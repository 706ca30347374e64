import {
    Component,
    onMounted,
    onWillStart,
    onWillUnmount,
    useExternalListener,
    useRef,
    useState,
} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSortable} from "@web/core/utils/sortable_owl";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {CaptureDesk} from "./capture_desk";
import {walkLines} from "./capture_focus";
import {CaptureGroup} from "./capture_group";
import {CaptureInput} from "./capture_input";

const CHANNEL = "cafe_capture";
const CLOCK = 30000; // milliseconds between two looks at the time of the agenda

/** The screen on which the reporter writes down what is said, while it is said. */
export class Capture extends Component {
    static template = "cafe_partage_module.Capture";
    static components = {CaptureGroup, CaptureInput, Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.display = {controlPanel: {}};
        this.notification = useService("notification");
        this.bus = useService("bus_service");
        this.desk = new CaptureDesk(useService("orm"));
        this.state = useState(this.desk.state);
        this.listen(this.props.action.context?.active_id);
        this.root = useRef("root");
        this.makeSortable();
        this.desk.onBoth = () => this.tellBoth();
        useExternalListener(window, "online", () => this.desk.queue?.retry());
        useExternalListener(window, "keydown", (ev) => this.onKeydown(ev));
        useExternalListener(window, "beforeunload", (ev) => {
            // what waits in this page only goes with it
            if (this.state.unkept && this.state.waiting.length) {
                ev.preventDefault();
            }
        });
    }

    listen(sessionId) {
        const channel = `${CHANNEL}_${sessionId}`;
        const hear = (message) => this.desk.onMessage(message);
        const refresh = () => this.desk.reload();
        onWillStart(async () => {
            if (!sessionId) {
                this.state.failed = _t("Open the desk from a session.");
                return;
            }
            this.bus.addChannel(channel);
            this.bus.subscribe(CHANNEL, hear);
            this.bus.addEventListener("BUS:RECONNECT", refresh);
            await this.desk.open(sessionId);
            this.env.config.setDisplayName(_t("Capture the conversation"));
        });
        onMounted(() => {
            this.timer = browser.setInterval(() => this.look(), CLOCK);
        });
        onWillUnmount(() => {
            browser.clearInterval(this.timer);
            this.bus.unsubscribe(CHANNEL, hear);
            this.bus.removeEventListener("BUS:RECONNECT", refresh);
            this.bus.deleteChannel(channel);
            this.desk.queue?.stop();
        });
    }

    look() {
        return this.state.loaded ? this.desk.look() : this.desk.reload();
    }

    makeSortable() {
        useSortable({
            ref: this.root,
            elements: ".o_cafe_capture_line:not(.o_waits)",
            groups: ".o_cafe_capture_group",
            connectGroups: true,
            handle: ".o_cafe_capture_handle",
            cursor: "grabbing",
            onDrop: ({element, next, parent, group}) => {
                const line = this.state.lines[element.dataset.id];
                const target = (parent || group).closest("[data-item]");
                const before = Number(next?.dataset.id) || false;
                this.desk.move(line, Number(target.dataset.item) || false, before);
            },
        });
    }

    /** The items under which things are said; what has no item comes last. */
    get groups() {
        const groups = [...this.state.items];
        if (!groups.length || this.desk.linesOf(false, this.state).length) {
            groups.push({id: 0, name: _t("Without agenda item")});
        }
        return groups;
    }

    /** @returns {String} why nothing comes through; "" while all is well */
    get lost() {
        const {lost, signedOut, waiting} = this.state;
        if (signedOut) {
            return _t("You are signed out. Sign in; nothing is lost.");
        }
        return lost || (waiting.length && this.desk.queue.lost)
            ? _t("No connection.")
            : "";
    }

    retry() {
        this.look();
        return this.desk.queue.retry();
    }

    get waitingText() {
        const count = this.state.waiting.length;
        return count === 1
            ? _t("1 waits to be sent.")
            : _t("%s wait to be sent.", count);
    }

    get writersText() {
        const names = Object.values(this.state.writers);
        const text = names.join(", ");
        return names.length > 1
            ? _t("%s are writing …", text)
            : text && _t("%s is writing …", text);
    }

    /** The line that the keyboard is at, so that it stays there when the line moves. */
    onFocusin(ev) {
        const line = ev.target.closest(".o_cafe_capture_line");
        this.desk.focus = Number(line?.dataset.id) || undefined;
    }

    walk(ev) {
        walkLines(this.root.el, ev);
    }

    onKeydown(ev) {
        const typing =
            ev.target.matches?.("input, textarea, select") && ev.target.value;
        if ((ev.ctrlKey || ev.metaKey) && ev.key === "z" && !typing) {
            ev.preventDefault();
            this.undo();
        }
    }

    tellBoth() {
        this.notification.add(
            _t(
                "Somebody else changed this line meanwhile: both texts stand in it now."
            ),
            {type: "warning"}
        );
    }

    async undo() {
        const message = await this.desk.undo();
        if (message) {
            this.notification.add(message, {type: "warning"});
        }
    }

    async choose(item) {
        await this.desk.choose(item);
        this.root.el
            ?.querySelector(`[data-item="${item.id}"]`)
            ?.scrollIntoView({block: "start", behavior: "instant"});
    }
}

registry.category("actions").add("cafe_capture", Capture);
