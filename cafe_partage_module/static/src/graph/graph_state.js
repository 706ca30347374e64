/** What somebody chose on the map, kept in the client or in a web address. Pure. */

import {toDay, toIso} from "./graph_data";
import {NO_FILTERS} from "./graph_view";

export const START = {
    ...NO_FILTERS,
    mode: "map",
    day: null, // today
    focus: "",
    lineage: false,
    services: false,
    opened: [], // ids of networks whose members are asked for
};

const TEXTS = ["sector", "kind", "circle", "focus"];
const SWITCHES = ["mine", "lineage", "services"];
const KEY = /^[nm]\d+$/;

/** @returns {string} such as "sector=3&day=2022-03-01"; empty for an untouched map */
export function writeState(state) {
    const query = new URLSearchParams();
    if (state.mode === "table") {
        query.set("view", "table");
    }
    for (const name of TEXTS) {
        if (state[name]) {
            query.set(name, state[name]);
        }
    }
    for (const name of SWITCHES) {
        if (state[name]) {
            query.set(name, "1");
        }
    }
    if (state.day !== null) {
        query.set("day", toIso(state.day));
    }
    if (state.opened.length) {
        query.set("open", state.opened.join(","));
    }
    return query.toString();
}

/** @param {string} text as `writeState` makes it; what it doesn't know stays out */
export function readState(text) {
    const query = new URLSearchParams(text.replace(/^#/, ""));
    const state = {...START, mode: query.get("view") === "table" ? "table" : "map"};
    for (const name of TEXTS) {
        state[name] = query.get(name) || "";
    }
    for (const name of SWITCHES) {
        state[name] = query.get(name) === "1";
    }
    if (!KEY.test(state.focus)) {
        state.focus = "";
    }
    const day = query.get("day") || "";
    state.day = /^\d{4}-\d\d-\d\d$/.test(day) ? toDay(day) || null : null;
    state.opened = (query.get("open") || "")
        .split(",")
        .map(Number)
        .filter((id) => id > 0);
    return state;
}

/** Only what is kept, of a state that holds more. */
export function keptState(state) {
    const kept = Object.fromEntries(Object.keys(START).map((key) => [key, state[key]]));
    return {...kept, opened: [...state.opened]};
}
