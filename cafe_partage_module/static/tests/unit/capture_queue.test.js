import {beforeEach, expect, test} from "@odoo/hoot";
import {advanceTime} from "@odoo/hoot-mock";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";
import {browser} from "@web/core/browser/browser";
import {CaptureQueue} from "@cafe_partage_module/backend/capture/capture_queue";

let lost, sent, refused, refuse, failing;

beforeEach(() => {
    lost = false;
    refuse = false;
    failing = "";
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
            if (step.args[0] === failing) {
                return {failed: true};
            }
            sent.push(step);
            return {step: sent.length};
        },
        onSent: () => {},
        onAside: (step) => refused.push([step.args[0], step.aside]),
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

test("a step on which the server fails stops the rest for some tries only", async () => {
    const queue = makeQueue("one");
    failing = "bad";
    queue.add("add", ["bad"]);
    queue.add("add", ["good"]);
    await queue.flush();
    expect(sent).toHaveLength(0);
    expect(queue.lost).toBe(false);
    // each try begins the wait for the next one
    for (let tries = 0; tries < 4; tries++) {
        await advanceTime(15000);
        await queue.flushing;
    }
    expect(sent.map((step) => step.args[0])).toEqual(["good"]);
    expect(queue.aside.map((step) => step.args[0])).toEqual(["bad"]);
    expect(refused).toEqual([["bad", true]]);
    queue.stop();

    // it is still there after a reload, and goes with the same identifier
    const again = makeQueue("one");
    await again.flush();
    expect(again.steps).toHaveLength(0);
    const [{uuid}] = again.aside;
    failing = "";
    await again.takeUp(uuid);
    expect(sent.at(-1).uuid).toBe(uuid);
    expect(again.aside).toHaveLength(0);
    expect(browser.localStorage.length).toBe(0);
});

test("what the server refused stays until somebody throws it away", async () => {
    const queue = makeQueue("one");
    refuse = true;
    queue.add("add", ["a"]);
    await queue.flush();
    queue.stop();
    const again = makeQueue("one");
    expect(again.aside.map((step) => step.args[0])).toEqual(["a"]);
    again.throwAway(again.aside[0].uuid);
    expect(again.aside).toHaveLength(0);
    expect(browser.localStorage.length).toBe(0);
});

test("where the browser's store is full, that is told until all is sent", async () => {
    const {localStorage} = browser;
    patchWithCleanup(browser, {
        localStorage: {
            length: 0,
            setItem: () => {
                throw new Error("QuotaExceededError");
            },
            removeItem: (key) => localStorage.removeItem(key),
        },
    });
    const queue = makeQueue();
    lost = true;
    queue.add("add", ["a"]);
    await queue.flush();
    expect(queue.unkept).toBe(true);
    lost = false;
    await queue.retry();
    expect(queue.unkept).toBe(false);
    expect(sent.map((step) => step.args[0])).toEqual(["a"]);
});
