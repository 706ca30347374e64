/**
 * The graph as the server tells it, with what is looked up often. No Owl and no DOM.
 *
 * A *node* is a number: first all networks, then all members. A *day* is a number of days
 * since 1970. A *key* ("n12", "m34") names a node by its record, in links and in states.
 */

const DAY = 24 * 60 * 60 * 1000; // milliseconds

/** @param {string} iso such as "2026-11-29" */
export function toDay(iso) {
    return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

/** @param {number} day */
export function toIso(day) {
    return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @returns {number[][]} for each of `count` indexes: where it stands in `column` */
function placesOf(column, count) {
    const places = Array.from({length: count}, () => []);
    column.forEach((index, place) => places[index].push(place));
    return places;
}

/**
 * @param {Object} payload what `/cafe/graph.json` answers
 * @param {number[]} opened ids of the networks whose members were asked for
 */
export function readGraph(payload, opened = []) {
    const {networks, members, seats} = payload;
    const networkCount = networks.id.length;
    const memberCount = members.id.length;
    const keys = [
        ...networks.id.map((id) => `n${id}`),
        ...members.id.map((id) => `m${id}`),
    ];
    const seatsIn = placesOf(seats.network, networkCount);
    // which networks tell all their members; the server only counts those of the others
    const isLarge = payload.detail === "networks";
    const isOpen = networks.id.map((id, n) =>
        isLarge ? opened.includes(id) : seatsIn[n].length > 0
    );
    return {
        ...payload,
        today: toDay(payload.day),
        isOpen,
        isCounted: networks.members.some((count, n) => count && !isOpen[n]),
        networkCount,
        memberCount,
        keys,
        nodes: new Map(keys.map((key, node) => [key, node])),
        names: [...networks.name, ...members.name],
        x: Float64Array.from([...networks.x, ...members.x]),
        y: Float64Array.from([...networks.y, ...members.y]),
        seatsIn,
        seatsOf: placesOf(seats.member, memberCount),
    };
}

export function isNetwork(graph, node) {
    return node < graph.networkCount;
}

/** What to open for a node: the model's name, the record's id and its public page. */
export function recordOf(graph, node) {
    if (isNetwork(graph, node)) {
        const {id, url} = graph.networks;
        return {model: "cafe.network", id: id[node], url: url[node]};
    }
    const member = node - graph.networkCount;
    const {id, url} = graph.members;
    return {model: "res.partner", id: id[member], url: url[member]};
}

/** @returns {number|null} position of the node's sector in `industries` */
export function industryOf(graph, node) {
    return isNetwork(graph, node)
        ? graph.networks.industry[node]
        : graph.members.industry[node - graph.networkCount];
}

/** Does a period, of which the end is exclusive and null is open, run on a day? */
export function runsOn(start, end, day) {
    return (start === null || start <= day) && (end === null || end > day);
}

/** Text without capitals and accents, for search and for sorting. */
export function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Nodes whose name has the words that were typed; names that begin with them come first.
 *
 * @param {Object} graph
 * @param {string} text
 * @param {(node: number) => boolean} isShown
 * @param {number} limit
 * @returns {number[]}
 */
export function findNodes(graph, text, isShown, limit) {
    const term = fold(text.trim());
    if (!term) {
        return [];
    }
    graph.folded ||= graph.names.map(fold);
    const found = [[], [], []];
    graph.folded.forEach((name, node) => {
        const place = name.indexOf(term);
        if (place >= 0 && isShown(node)) {
            found[place === 0 ? 0 : name[place - 1] === " " ? 1 : 2].push(node);
        }
    });
    return found.flat().slice(0, limit);
}
