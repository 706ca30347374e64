import {Component, onWillStart, useExternalListener, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/**
 * The first page for staff: the next session, and what waits for somebody. Each number
 * opens the list that was counted. Counted anew when one comes back to it.
 */
export class FirstPage extends Component {
    static template = "cafe_partage_module.FirstPage";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = {controlPanel: {}};
        this.state = useState({page: null});
        onWillStart(() => this.load());
        // from another tab or program; from a list, this page starts afresh
        useExternalListener(document, "visibilitychange", () => {
            if (document.visibilityState === "visible") {
                this.load();
            }
        });
    }

    get session() {
        return this.state.page.session;
    }

    /** The tiles with something first would jump about: each keeps its place. */
    get isQuiet() {
        return this.state.page.sections.every((section) =>
            section.tiles.every((tile) => !tile.count)
        );
    }

    async load() {
        this.state.page = await this.orm.silent.call("cafe.first.page", "get_page", []);
    }

    async openList(tile) {
        const action = await this.orm.call("cafe.first.page", "get_list", [tile.key]);
        if (action) {
            await this.action.doAction(action, {viewType: "list"});
        } else {
            await this.load();
        }
    }

    async openSession(what) {
        await this.action.doAction(
            await this.orm.call("cafe.first.page", "get_session_action", [
                this.session.id,
                what,
            ])
        );
    }
}

registry.category("actions").add("cafe_first_page", FirstPage);
