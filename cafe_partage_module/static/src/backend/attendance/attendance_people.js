/** What the attendance list works out from its people; no screen and no server. */

const HERE = "done";
const EXPECTED = "open";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** People as they are shown: with what is ticked and has yet to be saved. */
export function withPending(people, pending) {
    return people.map((person) => {
        const step = pending[person.id];
        return step ? {...person, state: step.state, saving: step.status} : person;
    });
}

export function inSlot(people, slot) {
    return slot ? people.filter((person) => person.slot === slot) : people;
}

/** Those whose name or organisation holds every word that is typed. */
export function search(people, term) {
    const words = plain(term).split(/\s+/).filter(Boolean);
    return people.filter((person) => {
        const text = plain(`${person.name} ${person.organisation} ${person.role}`);
        return words.every((word) => text.includes(word));
    });
}

export function isSeated(person) {
    return [HERE, EXPECTED, "no_show"].includes(person.state);
}

/** Who waits, first in line first; who has yet to be confirmed comes last. */
export function line(people) {
    const place = (person) => (person.state === "waiting" ? person.rank : Infinity);
    return people
        .filter((person) => !isSeated(person))
        .sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

export function count(people) {
    const of = (state) => people.filter((person) => person.state === state).length;
    return {
        here: of(HERE),
        missing: of(EXPECTED),
        absent: of("no_show"),
        expected: people.filter(isSeated).length,
        waiting: people.length - people.filter(isSeated).length,
    };
}

/** Each organisation with how many of its people are here, by name. */
export function byOrganisation(people) {
    const groups = new Map();
    for (const person of people.filter(isSeated)) {
        const name = person.organisation;
        const group = groups.get(name) || {name, here: 0, expected: 0};
        group.expected++;
        group.here += person.state === HERE ? 1 : 0;
        groups.set(name, group);
    }
    // who comes for herself, last
    return [...groups.values()].sort((one, other) =>
        one.name && other.name
            ? one.name.localeCompare(other.name)
            : Boolean(other.name) - Boolean(one.name)
    );
}
