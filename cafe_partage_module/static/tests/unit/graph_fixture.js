import {readGraph} from "@cafe_partage_module/graph/graph_data";

const DAY_2020 = 18262; // 1 January 2020

/**
 * Three networks and four members; Zaad left Appel on 1 January 2022, and came to Boom
 * that day.
 */
export function makePayload(changes = {}) {
    return {
        detail: "members",
        day: "2026-01-01",
        epoch: "1970-01-01",
        first: DAY_2020,
        last: DAY_2020 + 2192,
        networks: {
            id: [11, 12, 13],
            name: ["Appel", "Boom & co", "Ceder"],
            kind: ["project", "policy", null],
            scope: [null, null, null],
            industry: [0, 1, null],
            members: [2, 2, 0],
            founded: [DAY_2020, null, DAY_2020 + 731],
            ended: [null, null, null],
            x: [0, 300, 600],
            y: [0, 0, 100],
            r: [30, 30, 20],
            mine: [1, 0, 0],
            url: ["/n/11", null, null],
        },
        circles: ["Core", "Partners"],
        members: {
            id: [21, 22, 23, 24],
            name: ["Zaad", "Étoile", "Land", "Roos Adams"],
            person: [0, 0, 0, 1],
            industry: [0, 1, 1, null],
            x: [20, 150, 320, 340],
            y: [20, 0, 20, 30],
            url: [null, null, null, null],
        },
        seats: {
            network: [0, 1, 0, 1, 1, 1],
            member: [0, 0, 1, 1, 2, 3],
            rank: [0, 1, 1, 0, 1, null],
            circle: [0, 1, 1, 0, 1, null],
            start: [DAY_2020, DAY_2020 + 731, null, null, DAY_2020 + 731, DAY_2020],
            end: [DAY_2020 + 731, null, null, null, null, DAY_2020 + 10],
        },
        shared: {a: [0], b: [1], count: [1], jaccard: [0.3]},
        lineage: {parent: [0], child: [2], since: [DAY_2020 + 731], kind: ["born"]},
        services: {
            giver: [1],
            taker: [0],
            name: ["Payroll"],
            start: [DAY_2020],
            end: [DAY_2020 + 100],
        },
        industries: [
            {id: 1, name: "Care"},
            {id: 2, name: "Culture"},
        ],
        kinds: [
            ["project", "Project"],
            ["policy", "Policy"],
        ],
        scopes: [],
        limits: {elements: 20000, shown: 7},
        ...changes,
    };
}

export function makeGraph(changes, opened) {
    return readGraph(makePayload(changes), opened);
}

/** The same, too large to show members at once. */
export function makeAggregated() {
    const none = {network: [], member: [], rank: [], circle: [], start: [], end: []};
    const members = {id: [], name: [], person: [], industry: [], x: [], y: [], url: []};
    return makeGraph({detail: "networks", seats: none, members});
}

export const BEFORE = DAY_2020 + 730; // 31 December 2021
export const ON = DAY_2020 + 731; // 1 January 2022
