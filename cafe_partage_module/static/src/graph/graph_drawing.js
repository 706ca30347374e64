import {
    Component,
    markRaw,
    onMounted,
    onWillUnmount,
    useExternalListener,
    useRef,
    useState,
} from "@odoo/owl";
import {fetchGraph} from "./graph_load";
import {Stage} from "./graph_stage";
import {START} from "./graph_state";
import {makeView} from "./graph_view";

/** Fetches a graph, works out what of it is shown, and puts that on the stage. */
export class GraphDrawing extends Component {
    setup() {
        this.stageRef = useRef("stage");
        this.state = useState({
            ...START,
            ...this.props.state,
            status: "loading",
            isDrawing: false,
            seen: 0, // counts views, so that what is shown follows them
            saved: "",
        });
        this.graph = null;
        this.view = null;
        this.isNarrow = matchMedia("(max-width: 767px)").matches;
        this.menuRef = useRef("menu");
        // before others that keep Escape for themselves
        const capture = true;
        useExternalListener(window, "keydown", (ev) => this.onKeydown(ev), {capture});
        useExternalListener(window, "click", (ev) => this.closeMenu(ev));
        onMounted(() => this.load());
        onWillUnmount(() => {
            clearTimeout(this.pause);
            this.isGone = true;
            this.stage?.destroy();
        });
    }

    /** The menu folds in when something in it was chosen, or anything beside it. */
    closeMenu(ev) {
        const menu = this.menuRef.el;
        if (menu?.open && !ev.target.closest("summary")) {
            menu.open = false;
        }
    }

    get isAggregated() {
        return this.graph?.detail === "networks";
    }

    get day() {
        return this.state.day ?? this.graph.today;
    }

    /** What the server counts, it counts on the day that it is asked for. */
    get askedDay() {
        const {opened, day} = this.state;
        return opened.length || this.asksDay ? day : null;
    }

    async load() {
        const turn = (this.turn = (this.turn || 0) + 1);
        this.state.status = "loading";
        const day = this.askedDay;
        const graph = await this.ask({opened: this.state.opened, day});
        if (this.isGone || turn !== this.turn) {
            return;
        }
        if (!graph) {
            this.state.status = "error";
            return;
        }
        this.asksDay ||= graph.isCounted || graph.detail === "networks";
        await (this.askedDay === day ? this.take(graph) : this.load());
    }

    /** @returns {Promise<Object|null>} null when it cannot be fetched */
    async ask(wish) {
        try {
            return await fetchGraph(this.props.source, wish);
        } catch (error) {
            console.warn("The living map could not be fetched", error);
            return null;
        }
    }

    async take(graph) {
        const isFirst = !this.graph;
        this.graph = markRaw(graph);
        this.state.status = "ready";
        this.makeView();
        await this.draw(isFirst);
        this.props.onReady?.();
    }

    makeView() {
        this.view = markRaw(makeView(this.graph, {...this.state, day: this.day}));
        this.state.seen++;
    }

    /** Puts the graph on the stage, once somebody looks at the map. */
    async draw(isFirst) {
        this.drawn = null;
        if (this.state.mode !== "map" || !this.graph.networkCount) {
            return;
        }
        this.drawn = this.graph;
        const place = isFirst ? null : this.stage?.place;
        this.stage ||= new Stage(this.stageRef.el, {
            onPick: (node) => this.focus(node),
            onTwice: (node) => this.onTwice(node),
        });
        this.state.isDrawing = true;
        const {graph} = this;
        await this.stage.load(graph, this.view, place);
        if (this.isGone || this.graph !== graph) {
            return;
        }
        this.state.isDrawing = false;
        this.markFocus();
        if (!place && this.focusNode !== null) {
            this.stage.centre(this.focusNode);
        }
    }
}
