import {beforeEach, expect, test} from "@odoo/hoot";
import {advanceTime} from "@odoo/hoot-mock";
import {browser} from "@web/core/browser/browser";
import {CaptureQueue} from "@cafe_partage_module/backend/capture/capture_queue";

let lost, sent, refused, refuse;

beforeEach(() => {
    lost = false;
    refuse = false;
    sent = [];
    refused = [];
});

const makeQueue = (key = "test") =>
    new CaptureQueue(key, {
        send: async (step) => {
            if (lost) {
                return {lost: true};
            }
            if (refuse) {
                return {refused: "No"};
            }
            sent.push(step);
            return {step: sent.length};
        },
        onSent: () => {},
        onRefused: (step, message) => refused.push([step.args[0], message]),
        onChange: () => {},
    });

test("what is added is sent in order, and waits no longer", async () => {
    const queue = makeQueue();
    queue.add("add", ["a"]);
    queue.add("add", ["b"]);
    await queue.flush();
    expect(sent.map((step) => step.args[0])).toEqual(["a", "b"]);
    expect(queue.steps).toHaveLength(0);
    expect(browser.localStorage.length).toBe(0);
});

test("without connection it waits, and goes with the same identifier", async () => {
    const queue = makeQueue();
    lost = true;
    const step = queue.add("add", ["a"]);
    await queue.flush();
    expect(queue.lost).toBe(true);
    expect(queue.steps).toHaveLength(1);
    lost = false;
    await advanceTime(15000);
    expect(sent.map((one) => one.uuid)).toEqual([step.uuid]);
    expect(queue.lost).toBe(false);
});

test("what waits is there after a reload, for its own session", async () => {
    lost = true;
    const queue = makeQueue("one");
    queue.add("add", ["a"]);
    queue.add("add", ["b"]);
    await queue.flush();
    queue.stop();
    lost = false;
    expect(makeQueue("other").steps).toHaveLength(0);
    const again = makeQueue("one");
    await again.flush();
    expect(sent.map((step) => step.args[0])).toEqual(["a", "b"]);
});

test("what the server refuses does not stop the rest", async () => {
    const queue = makeQueue();
    refuse = true;
    queue.add("add", ["a"]);
    await queue.flush();
    refuse = false;
    queue.add("add", ["b"]);
    await queue.flush();
    expect(refused).toEqual([["a", "No"]]);
    expect(sent.map((step) => step.args[0])).toEqual(["b"]);
});
