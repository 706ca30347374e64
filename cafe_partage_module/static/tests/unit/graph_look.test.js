import {describe, expect, test} from "@odoo/hoot";
import {
    colourSectors,
    discOf,
    lineGroups,
    makeLook,
    mix,
    nameRings,
} from "@cafe_partage_module/graph/graph_look";
import {memberRows, networkRows, sortRows} from "@cafe_partage_module/graph/graph_rows";
import {boundsOf, drawSvg, escapeXml} from "@cafe_partage_module/graph/graph_svg";
import {layerLines, makeView, NO_FILTERS} from "@cafe_partage_module/graph/graph_view";
import {makeAggregated, makeGraph, ON} from "./graph_fixture";

describe.current.tags("headless");

const graph = makeGraph();
const look = makeLook(graph);
const view = makeView(graph, {...NO_FILTERS, day: ON});

test("each frequent sector has a colour of its own, in the order of the legend", () => {
    const {colours, legend} = colourSectors(graph);
    expect(legend.map(({key}) => key)).toEqual(["2", "1", "none"]);
    expect(legend[0].colour).toBe(colours[1]);
    expect(new Set(legend.map(({colour}) => colour)).size).toBe(3);
});

test("of more than nine sectors the rare ones share a colour", () => {
    const industries = Array.from({length: 12}, (_none, index) => ({
        id: index,
        name: `S${index}`,
    }));
    const many = {
        ...graph,
        industries,
        keys: Array.from({length: 12}, (_none, index) => `n${index}`),
        networkCount: 12,
        networks: {industry: industries.map(({id}) => id)},
    };
    const {colours, legend} = colourSectors(many);
    expect(legend.length).toBe(10);
    expect(legend.at(-1).key).toBe("other");
    expect(new Set(colours.slice(9)).size).toBe(1);
});

test("colours of a large graph stay when members come", () => {
    const detail = "networks";
    const ofAll = (graph) => colourSectors(graph).colours;
    expect(ofAll(makeGraph({detail}))).toEqual(ofAll(makeAggregated()));
});

test("rings are named as circles mostly are, from the core outward", () => {
    expect(nameRings(graph)).toEqual([
        {rank: 0, names: ["Core"]},
        {rank: 1, names: ["Partners"]},
    ]);
});

test("a network grows with its members; the core has the darkest, widest ring", () => {
    const [appel, boom] = [0, 1].map((node) => discOf(graph, view, look, node));
    expect(boom.radius).toBeGreaterThan(appel.radius);
    const [zaad, etoile] = [3, 4].map((node) => discOf(graph, view, look, node));
    expect(etoile.ring).toBe("#22303c");
    expect(etoile.width).toBeGreaterThan(zaad.width);
    expect(discOf(graph, view, look, 6).isPerson).toBe(true);
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
});

test("lines are grouped by circle; between networks by how many they share", () => {
    const groups = lineGroups(graph, view, look);
    expect(groups.map(({pairs}) => pairs)).toEqual([
        [1, 4],
        [1, 3, 0, 4, 1, 5],
    ]);
    expect(groups[0].alpha).toBeGreaterThan(groups[1].alpha);
    const aggregated = makeAggregated();
    aggregated.shared = {a: [0, 1], b: [1, 2], count: [1, 9]};
    const all = makeView(aggregated, {...NO_FILTERS, day: ON});
    const [thin, thick] = lineGroups(aggregated, all, look);
    expect([thin.pairs, thick.pairs]).toEqual([
        [0, 1],
        [1, 2],
    ]);
    expect(thick.width).toBeGreaterThan(thin.width);
});

test("the table tells members, sector, kind and with whom", () => {
    const rows = networkRows(graph, view);
    expect(rows.map(({name, count}) => [name, count])).toEqual([
        ["Appel", 1],
        ["Boom & co", 3],
        ["Ceder", 0],
    ]);
    expect(rows[0].with).toEqual([{name: "Boom & co", count: 1}]);
    expect([rows[0].sector, rows[0].kind, rows[2].kind]).toEqual([
        "Care",
        "Project",
        "",
    ]);
});

test("the table tells networks and circles, the innermost first", () => {
    const rows = memberRows(graph, view);
    expect(rows.map(({name}) => name)).toEqual(["Zaad", "Étoile", "Land"]);
    expect(rows[1].places).toEqual([
        {network: "Boom & co", circle: "Core"},
        {network: "Appel", circle: "Partners"},
    ]);
});

test("rows sort by number and by name without accents", () => {
    const names = (rows) => rows.map(({name}) => name);
    const rows = memberRows(graph, view);
    expect(names(sortRows(rows, "name", false))).toEqual(["Étoile", "Land", "Zaad"]);
    expect(names(sortRows(rows, "count", true))).toEqual(["Étoile", "Land", "Zaad"]);
    expect(names(sortRows(rows, "name", true))).toEqual(["Zaad", "Land", "Étoile"]);
    expect(sortRows([], "count", true)).toEqual([]);
});

test("the drawing holds every node that is shown, and no other", () => {
    const lines = layerLines(graph, view, {lineage: true, services: true});
    const {text, width, height} = drawSvg(graph, view, look, {
        title: "A <map>",
        lines,
        legend: [{colour: "#123456", name: "Care & co"}],
    });
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
    expect(drawing.querySelector("parsererror")).toBe(null);
    const count = (selector) => drawing.querySelectorAll(selector).length;
    // three networks, three organisations, and one in the legend
    expect(count("circle")).toBe(7);
    expect(count("line")).toBe(1);
    const texts = [...drawing.querySelectorAll("text")].map((el) => el.textContent);
    expect(texts.sort()).toEqual([
        "Appel",
        "Boom & co",
        "Care & co",
        "Ceder",
        "Land",
        "Zaad",
        "Étoile",
    ]);
    expect(drawing.querySelector("title").textContent).toBe("A <map>");
    const box = boundsOf(graph, view, look);
    expect(width).toBeGreaterThan(box.width);
    expect(height).toBeGreaterThan(box.height);
});

test("a drawing of nothing is still a drawing", () => {
    const none = makeView(graph, {...NO_FILTERS, day: ON, sector: "404"});
    const {text} = drawSvg(graph, none, look, {title: "None"});
    expect(text.includes("NaN") || text.includes("Infinity")).toBe(false);
    expect(escapeXml(`<&"'>`)).toBe("&#60;&#38;&#34;&#39;&#62;");
});
