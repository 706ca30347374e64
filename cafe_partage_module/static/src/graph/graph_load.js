/** Asks the server for the graph. */

import {readGraph, toIso} from "./graph_data";

/** The address of a graph: members of the `opened` networks only, once it is large. */
export function addressOf(source, {opened, day}) {
    const query = new URLSearchParams();
    if (opened.length) {
        query.set("detail", "networks");
        query.set("networks", opened.join(","));
    }
    if (day !== null) {
        query.set("day", toIso(day));
    }
    const text = query.toString();
    return text ? `${source}?${text}` : source;
}

/**
 * @returns {Promise<Object>} a graph as `readGraph` gives it
 * @throws {Error} with a `status` when the server answers something else
 */
export async function fetchGraph(source, wish) {
    const response = await fetch(addressOf(source, wish), {
        headers: {Accept: "application/json"},
        credentials: "same-origin",
    });
    if (!response.ok || response.redirected) {
        throw Object.assign(new Error("no graph"), {status: response.status});
    }
    return readGraph(await response.json(), wish.opened);
}
