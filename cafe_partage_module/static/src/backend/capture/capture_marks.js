export const LONGEST = 10000; // characters of one contribution; the server's limit too

/** What the first character of a line makes of it. */
export const MARKS = {
    "?": {kind: "question"},
    "!": {kind: "conclusion"},
    "*": {kind: "insight"},
    "+": {kind: "tip"},
    ">": {kind: "proposal", followup: true},
};

/**
 * Read a line as it was typed.
 *
 * @param {String} typed
 * @returns {Object} `mark` (or ""), `kind` and `followup` where the mark says so, and
 *  the `text` without the mark
 */
export function readLine(typed) {
    const text = typed.trim();
    const mark = text[0] in MARKS ? text[0] : "";
    return {mark, ...(MARKS[mark] || {}), text: text.slice(mark.length).trim()};
}

/** Put a mark before a line, in place of another one; the same one twice takes it off. */
export function toggleMark(typed, mark) {
    const line = readLine(typed);
    return line.mark === mark ? line.text : `${mark} ${line.text}`;
}

/**
 * The `@` or `#` that somebody is typing at the cursor.
 *
 * @param {String} typed
 * @param {Number} cursor
 * @returns {Object|null} `sign`, `term`, `start`
 */
export function readReference(typed, cursor) {
    const found = /(?:^[?!*+>]?|\s)([@#])([^@#\n]{0,40})$/.exec(typed.slice(0, cursor));
    if (!found) {
        return null;
    }
    const [, sign, term] = found;
    return {sign, term, start: cursor - term.length - 1};
}

/** Take a reference out of the line, once it was chosen. */
export function takeReference(typed, reference) {
    const end = reference.start + 1 + reference.term.length;
    const before = typed.slice(0, reference.start);
    const after = typed.slice(end);
    return before + (before.endsWith(" ") ? after.trimStart() : after);
}

/** Without capitals and accents, so that "Zoë" is found by "zoe". */
export function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The first of these whose text has each word of the term. */
export function findMatches(rows, term, getText, most = 8) {
    const words = plain(term).split(/\s+/).filter(Boolean);
    return rows
        .filter((row) => {
            const text = plain(getText(row));
            return words.every((word) => text.includes(word));
        })
        .slice(0, most);
}
