/** What of the graph is shown: the day and the filters worked out. No Owl and no DOM. */

import {runsOn} from "./graph_data";

export const NO_FILTERS = {sector: "", kind: "", circle: "", mine: false};
export const OUTSIDE = 99; // the rank of who is in no circle
export const NONE = "none"; // the choice "without a sector", "without a kind"

/** Does a value pass a filter, that is empty, "none" or the value as text? */
function passes(filter, value) {
    return !filter || (value === null ? filter === NONE : filter === String(value));
}

function sectorId(graph, index) {
    return index === null ? null : graph.industries[index].id;
}

function livingNetworks(graph, filters) {
    const {founded, ended, kind, mine} = graph.networks;
    return founded.map(
        (start, n) =>
            runsOn(start, ended[n], filters.day) &&
            passes(filters.kind, kind[n]) &&
            (!filters.mine || Boolean(mine[n]))
    );
}

/** Which seats are taken on the day, by whom, and how deep inside that member sits. */
function takeSeats(graph, filters, living) {
    const {networkCount, memberCount, seats, members} = graph;
    const fits = members.industry.map((index) =>
        passes(filters.sector, sectorId(graph, index))
    );
    const taken = {
        seatOn: new Uint8Array(seats.network.length),
        ring: new Int16Array(memberCount).fill(-1),
        size: new Int32Array(networkCount),
    };
    for (let seat = 0; seat < seats.network.length; seat++) {
        const network = seats.network[seat];
        const member = seats.member[seat];
        if (
            living[network] &&
            fits[member] &&
            passes(filters.circle, seats.circle[seat]) &&
            runsOn(seats.start[seat], seats.end[seat], filters.day)
        ) {
            const rank = seats.rank[seat] ?? OUTSIDE;
            const before = taken.ring[member];
            taken.seatOn[seat] = 1;
            taken.size[network]++;
            taken.ring[member] = before < 0 ? rank : Math.min(before, rank);
        }
    }
    return taken;
}

/** Which networks are shown, once it is known who sits in them. */
function showNetworks(graph, filters, living, taken) {
    const {networkCount, networks} = graph;
    const asksMembers = Boolean(filters.sector || filters.circle);
    const isOn = (network) => {
        if (!graph.isOpen[network]) {
            taken.size[network] = networks.members[network];
            const sector = sectorId(graph, networks.industry[network]);
            return !filters.circle && passes(filters.sector, sector);
        }
        return !asksMembers || taken.size[network] > 0;
    };
    return Array.from({length: networkCount}, (_none, network) =>
        isOn(network) && living[network] ? 1 : 0
    );
}

/**
 * @param {Object} graph of `readGraph`
 * @param {Object} filters `NO_FILTERS` and a `day`
 * @returns {Object} for each node whether it is on, for each seat too; for each member
 *  the rank of its innermost circle (-1: none), for each network how many members
 */
export function makeView(graph, filters) {
    const living = livingNetworks(graph, filters);
    const taken = takeSeats(graph, filters, living);
    const nodeOn = new Uint8Array(graph.keys.length);
    nodeOn.set(showNetworks(graph, filters, living, taken));
    taken.ring.forEach((rank, member) => {
        nodeOn[graph.networkCount + member] = rank >= 0 ? 1 : 0;
    });
    return {...taken, nodeOn, day: filters.day, ...countNodes(graph, nodeOn)};
}

function countNodes(graph, nodeOn) {
    const {networkCount, members} = graph;
    let [networks, organisations, people] = [0, 0, 0];
    nodeOn.forEach((on, node) => {
        if (!on) {
            return;
        }
        if (node < networkCount) {
            networks++;
        } else if (members.person[node - networkCount]) {
            people++;
        } else {
            organisations++;
        }
    });
    return {networks, organisations, people};
}

/**
 * How many members each two networks that are shown share: those that are told are
 * counted here, for the others the server says how many.
 *
 * @returns {{a: number, b: number, count: number, isTold: boolean}[]} nodes of networks
 */
export function sharedPairs(graph, view) {
    const {a, b, count} = graph.shared;
    const said = a
        .map((node, place) => ({a: node, b: b[place], count: count[place]}))
        .filter((pair) => view.nodeOn[pair.a] && view.nodeOn[pair.b])
        .filter((pair) => !isTold(graph, pair))
        .map((pair) => ({...pair, isTold: false}));
    const told = countPairs(graph, view).filter((pair) => isTold(graph, pair));
    return [...told, ...said];
}

/** Are all members that two networks share on the map, with both their places? Of a
 * network that was opened, members come with all their places; of one that hides its
 * members no place comes at all. */
function isTold({detail, isOpen}, {a, b}) {
    return detail === "networks" ? isOpen[a] || isOpen[b] : isOpen[a] && isOpen[b];
}

function countPairs(graph, view) {
    const counts = new Map();
    for (const seats of graph.seatsOf) {
        const at = seats
            .filter((seat) => view.seatOn[seat])
            .map((seat) => graph.seats.network[seat])
            .sort((one, other) => one - other);
        for (let i = 0; i < at.length; i++) {
            for (let j = i + 1; j < at.length; j++) {
                const pair = at[i] * graph.networkCount + at[j];
                counts.set(pair, (counts.get(pair) || 0) + 1);
            }
        }
    }
    return [...counts].map(([pair, count]) => ({
        a: Math.floor(pair / graph.networkCount),
        b: pair % graph.networkCount,
        count,
        isTold: true,
    }));
}

/** Pairs that share members who are not on the map themselves. */
export function untoldPairs(graph, view) {
    return graph.isCounted
        ? sharedPairs(graph, view).filter((pair) => !pair.isTold)
        : [];
}

/** Lines of lineage and of shared services on the day: pairs of nodes, and a text. */
export function layerLines(graph, view, layers) {
    const {lineage, services} = graph;
    const isOn = (line) => view.nodeOn[line.from] && view.nodeOn[line.to];
    const born = lineage.parent
        .map((from, i) => ({kind: "lineage", from, to: lineage.child[i], text: "", i}))
        .filter((line) => runsOn(lineage.since[line.i], null, view.day));
    const served = services.giver
        .map((from, i) => ({
            kind: "services",
            from,
            to: services.taker[i],
            text: services.name[i],
            i,
        }))
        .filter(({i}) => runsOn(services.start[i], services.end[i], view.day));
    return [...(layers.lineage ? born : []), ...(layers.services ? served : [])].filter(
        isOn
    );
}

/** The other end of each seat that a node has on the day. */
function seatsAround(graph, view, node) {
    const {networkCount, seats} = graph;
    const isNetwork = node < networkCount;
    const own = isNetwork ? graph.seatsIn[node] : graph.seatsOf[node - networkCount];
    return own
        .filter((seat) => view.seatOn[seat])
        .map((seat) =>
            isNetwork ? networkCount + seats.member[seat] : seats.network[seat]
        );
}

/**
 * Who stands around a node, and the lines that tie them.
 *
 * @returns {{nodes: number[], pairs: number[]}} pairs: from and to in turn
 */
export function neighboursOf(graph, view, node, lines = []) {
    const shared = untoldPairs(graph, view);
    const tied = [...lines, ...shared.map(({a, b}) => ({from: a, to: b}))]
        .filter(({from, to}) => from === node || to === node)
        .map(({from, to}) => (from === node ? to : from));
    const found = new Set([...seatsAround(graph, view, node), ...tied]);
    found.delete(node);
    const nodes = [...found];
    return {nodes, pairs: nodes.flatMap((other) => [node, other])};
}
