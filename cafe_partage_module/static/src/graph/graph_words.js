/** What the map says in words. */

import {_t} from "@web/core/l10n/translation";
import {isNetwork} from "./graph_data";

function count(number, one, many) {
    return number === 1 ? one : many;
}

export function sayDay(day) {
    const date = luxon.DateTime.fromMillis(day * 86400000, {zone: "utc"});
    return date.toLocaleString(luxon.DateTime.DATE_FULL);
}

export function sayNetworks(number) {
    return count(number, _t("1 network"), _t("%s networks", number));
}

export function sayMembers(number) {
    return count(number, _t("1 member"), _t("%s members", number));
}

function sayOrganisations(number) {
    return count(number, _t("1 organisation"), _t("%s organisations", number));
}

function sayPeople(number) {
    return count(number, _t("1 person"), _t("%s people", number));
}

/** One sentence for what is shown. */
export function saySeen(graph, view) {
    const parts = [sayNetworks(view.networks)];
    if (graph.memberCount) {
        parts.push(sayOrganisations(view.organisations));
    }
    if (view.people) {
        parts.push(sayPeople(view.people));
    }
    return _t("%(what)s on %(day)s", {what: parts.join(", "), day: sayDay(view.day)});
}

/** The facts of one node that is shown. */
export function sayNode(graph, view, node) {
    if (isNetwork(graph, node)) {
        return sayMembers(view.size[node]);
    }
    const seats = graph.seatsOf[node - graph.networkCount];
    const places = seats
        .filter((seat) => view.seatOn[seat])
        .map((seat) => {
            const circle = graph.circles[graph.seats.circle[seat]];
            const network = graph.names[graph.seats.network[seat]];
            return circle ? `${network} (${circle})` : network;
        });
    return places.slice(0, 4).join(", ") + (places.length > 4 ? " …" : "");
}

export function sectorLabel({key, name}) {
    return {other: _t("Other sectors"), none: _t("Sector unknown")}[key] || name;
}
