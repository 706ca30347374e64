import {expect, test} from "@odoo/hoot";
import {
    findMatches,
    readLine,
    readReference,
    takeReference,
    toggleMark,
} from "@cafe_partage_module/backend/capture/capture_marks";

test("the first character gives the kind", () => {
    for (const [mark, kind] of [
        ["?", "question"],
        ["!", "conclusion"],
        ["*", "insight"],
        ["+", "tip"],
    ]) {
        expect(readLine(` ${mark}Samen werken `)).toEqual({
            mark,
            kind,
            text: "Samen werken",
        });
    }
    expect(readLine("> Een zaal")).toEqual({
        mark: ">",
        kind: "proposal",
        followup: true,
        text: "Een zaal",
    });
});

test("without a mark in front the line is as typed", () => {
    expect(readLine("Waarom? Daarom!")).toEqual({mark: "", text: "Waarom? Daarom!"});
    expect(readLine("   ")).toEqual({mark: "", text: ""});
    expect(readLine("?")).toEqual({mark: "?", kind: "question", text: ""});
});

test("a button sets, changes and takes off a mark", () => {
    expect(toggleMark("Hoe", "?")).toBe("? Hoe");
    expect(toggleMark("? Hoe", "!")).toBe("! Hoe");
    expect(toggleMark("? Hoe", "?")).toBe("Hoe");
});

test("a reference is read at the cursor only", () => {
    expect(readReference("ja @ro", 6)).toEqual({sign: "@", term: "ro", start: 3});
    expect(readReference("#geld", 5)).toEqual({sign: "#", term: "geld", start: 0});
    expect(readReference("ja @ro", 2)).toBe(null);
    expect(readReference("roos@zaad.example", 17)).toBe(null);
});

test("a chosen reference leaves the line", () => {
    const reference = readReference("ja @ro nee", 6);
    expect(takeReference("ja @ro nee", reference)).toBe("ja nee");
});

test("people are found without capitals and accents", () => {
    const rows = [{name: "Zoë Maes"}, {name: "An"}];
    expect(findMatches(rows, "maes zoe", (row) => row.name)).toEqual([rows[0]]);
    expect(findMatches(rows, "", (row) => row.name)).toHaveLength(2);
});

test("somebody is named right after a mark, too", () => {
    expect(readReference("?@ro", 4)).toEqual({sign: "@", term: "ro", start: 1});
    expect(readReference("wat?@ro", 7)).toBe(null);
});
