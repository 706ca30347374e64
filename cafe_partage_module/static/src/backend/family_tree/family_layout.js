/**
 * Where the networks of a family come: older ones on the left. No Owl and no DOM.
 * Columns and rows are whole or half numbers; the component makes lengths of them.
 */

const isBirth = (link) => link.kind !== "merged";
const byAge = (networks) => (a, b) =>
    (networks[a].founded || Infinity) - (networks[b].founded || Infinity) || a - b;

/** Whether `place` descends from `ancestor` by birth. */
function descends(origins, place, ancestor) {
    for (const seen = new Set(); place !== undefined && !seen.has(place); ) {
        if (place === ancestor) {
            return true;
        }
        seen.add(place);
        place = origins.get(place);
    }
    return false;
}

/**
 * Each network is to the right of what it was born out of, and of what merged into it;
 * one that merges back into an ancestor stays where it was born.
 */
function findColumns(count, links, origins) {
    const forward = links.filter(
        (link) => isBirth(link) || !descends(origins, link.source, link.target)
    );
    const columns = new Array(count).fill(0);
    for (let round = 0; round < count; round++) {
        for (const {source, target} of forward) {
            const least = columns[source] + 1;
            if (columns[target] < least && least < count) {
                columns[target] = least;
            }
        }
    }
    // one that only went up in another stands right before it
    for (const [place, column] of columns.entries()) {
        const out = links.filter((link) => link.source === place);
        if (!column && !origins.has(place) && out.length === 1 && !isBirth(out[0])) {
            columns[place] = Math.max(columns[out[0].target] - 1, 0);
        }
    }
    return columns;
}

/** A network before those that came out of it; in the middle of their rows. */
function findRows(networks, links, origins) {
    const order = byAge(networks);
    const rows = new Array(networks.length);
    const places = networks.map((_network, place) => place);
    let next = 0;
    const put = (place) => {
        rows[place] = next; // also stops a loop
        const children = places
            .filter(
                (other) => origins.get(other) === place && rows[other] === undefined
            )
            .sort(order);
        children.forEach(put);
        if (children.length) {
            rows[place] = (rows[children[0]] + rows[children.at(-1)]) / 2;
        } else {
            next++;
        }
    };
    const merged = new Set(links.filter((link) => !isBirth(link)).map((l) => l.source));
    const roots = places.filter((place) => !origins.has(place)).sort(order);
    // one that went up in another comes below the tree of the other
    roots.filter((place) => !merged.has(place)).forEach(put);
    for (const place of [...roots, ...places]) {
        if (rows[place] === undefined) {
            put(place);
        }
    }
    return {rows, count: next};
}

/**
 * @param {{networks: Object[], links: {source: number, target: number, kind: string}[]}}
 *  family as the field `family_tree` of a network gives it
 * @returns {{nodes: {network: Object, column: number, row: number}[], links: Object[],
 *  columns: number, rows: number}} links have a `from` and a `to` node
 */
export function layoutFamily({networks, links}) {
    const origins = new Map(
        links.filter(isBirth).map(({source, target}) => [target, source])
    );
    const columns = findColumns(networks.length, links, origins);
    const {rows, count} = findRows(networks, links, origins);
    const nodes = networks.map((network, place) => ({
        network,
        place,
        column: columns[place],
        row: rows[place],
    }));
    return {
        nodes,
        links: links.map((link) => ({
            kind: link.kind,
            from: nodes[link.source],
            to: nodes[link.target],
        })),
        columns: Math.max(...columns) + 1,
        rows: count,
    };
}
