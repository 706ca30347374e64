import {loadBundle} from "@web/core/assets";
import {registry} from "@web/core/registry";
import {Interaction} from "@web/public/interaction";

const BUNDLE = "cafe_partage_module.assets_graph";

/**
 * The living map of what is published. What somebody chose stands in the address, so that
 * it is there after a look at a network's page, and in a link that is passed on.
 */
export class LivingMapPage extends Interaction {
    static selector = ".o_cafe_graph[data-source]";

    async willStart() {
        await loadBundle(BUNDLE);
        this.Component = registry.category("lazy_components").get("cafe_graph_map");
    }

    start() {
        const {readState, writeState} = this.Component.address;
        const {source, kumu, gexf} = this.el.dataset;
        const props = {
            source,
            kumu,
            gexf,
            needsUrl: true,
            state: readState(location.hash),
            onState: (state) => {
                const chosen = writeState(state);
                const place = `${location.pathname}${location.search}`;
                history.replaceState(null, "", chosen ? `${place}#${chosen}` : place);
            },
            onOpen: ({url}) => (location.href = url),
            onReady: () => this.hidePlain(),
        };
        this.mountComponent(this.el, this.Component, props, "afterbegin");
    }

    /** The table that the server wrote: the map has one of its own. */
    hidePlain() {
        for (const el of this.el.querySelectorAll(".o_cafe_graph_plain")) {
            el.hidden = true;
        }
    }
}

registry.category("public.interactions").add("cafe_living_map", LivingMapPage);
