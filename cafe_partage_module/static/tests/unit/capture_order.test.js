import {expect, test} from "@odoo/hoot";
import {
    findPlace,
    orderLines,
    placeLines,
} from "@cafe_partage_module/backend/capture/capture_order";

const line = (id, item, sequence) => ({id, item, sequence});

test("lines stand in order under their item, and move all at once", () => {
    const state = orderLines([line(3, 7, 30), line(1, 7, 10), line(2, 8, 10)]);
    expect(state.order).toEqual({7: [1, 3], 8: [2]});
    placeLines(state, [line(4, 7, 20)], []);
    expect(state.order[7]).toEqual([1, 4, 3]);
    // the last one comes first: each has a new number
    placeLines(state, [line(3, 7, 10), line(1, 7, 20), line(4, 7, 30)], []);
    expect(state.order[7]).toEqual([3, 1, 4]);
    placeLines(state, [line(1, 8, 5)], [4]);
    expect(state.order).toEqual({7: [3], 8: [1, 2]});
    expect(Object.keys(state.lines)).toEqual(["1", "2", "3"]);
});

test("one place up or down, also beyond the edge of an item", () => {
    const state = orderLines([
        line(1, 7, 10),
        line(2, 7, 20),
        line(3, 7, 30),
        line(4, 8, 10),
    ]);
    state.items = [{id: 7}, {id: 8}];
    const place = (id, by) => findPlace(state, state.lines[id], by);
    expect(place(2, -1)).toEqual({item: 7, before: 1});
    expect(place(1, 1)).toEqual({item: 7, before: 3});
    expect(place(2, 1)).toEqual({item: 7, before: false});
    expect(place(3, 1)).toEqual({item: 8, before: 4});
    expect(place(4, -1)).toEqual({item: 7, before: false});
    expect(place(1, -1)).toBe(null);
    expect(place(4, 1)).toBe(null);
});
