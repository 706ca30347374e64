"""The capture desk with real browsers: two at once, and a server that is killed."""

import json
import time
from uuid import uuid4

import pytest

from house.scratch import house, scratch_database

from .capture_browser import Reporter
from .capture_stage import LOGINS, make_reporters, make_session, read_lines, start
from .crowd import Staff, all_at_once

PROMISED = 2  # seconds until the others see a line
LINES = 300
TOLD = 2500  # milliseconds after which the others are told of the writing again


@pytest.fixture(scope="module")
def database():
    with house().postgres.running(), scratch_database("addon") as name:
        yield name


@pytest.fixture(scope="module")
def running(database):
    """The server that runs, in a list: a test may put another one in its place."""
    servers = [start(database, "capture")]
    yield servers
    servers[0].__exit__()


@pytest.fixture(scope="module")
def reporters(running):
    """Two users of the secretariat."""
    return make_reporters(running[0])


@pytest.fixture
def session(running, reporters):
    return make_session(running[0], "Rondje")


@pytest.fixture
def browser():
    with Reporter() as one:
        yield one


def read(running, session):
    return read_lines(running[0], session)


def test_two_reporters_see_each_other_within_two_seconds(running, session, browser):
    with Reporter() as other:
        browser.open(running[0], session, LOGINS[0])
        other.open(running[0], session, LOGINS[1])
        # the bus is heard: who types is told; nobody hears herself
        other.until(lambda: browser.type("x") or LOGINS[0] in other.text())
        assert "is writing" not in browser.text()
        for number in range(3):
            for writer, reader in ((browser, other), (other, browser)):
                text = f"regel {number} van {id(writer)}"
                reader.watch(text)
                begin = time.time()
                writer.write(text)
                assert reader.came() - begin < PROMISED
        assert len(read(running, session)) == 6
        said = "document.querySelectorAll('.o_cafe_capture_said')"
        order = f"[...{said}].map(line => line.innerText)"
        assert browser.run(order) == other.run(order) == read(running, session)


def test_a_killed_server_loses_nothing_and_takes_nothing_twice(
    running, database, session, browser
):
    texts = [f"regel {number}" for number in range(40)]
    browser.open(running[0], session, LOGINS[0])
    for text in texts[:20]:
        browser.write(text)
    # in the middle of it: some are there, and others are on their way
    browser.until(lambda: browser.sees("regel 2"))
    running[0].process.kill()
    running[0].process.wait()
    for text in texts[20:]:
        browser.write(text)
    browser.type("half getypt")
    browser.until(lambda: "No connection" in browser.text())
    waiting = browser.run("localStorage.length")
    assert waiting > 20
    running[0] = start(database, "capture-again")
    # the page is opened anew as well, with what waits in the browser's store
    browser.go(
        f"{running[0].url}/odoo/event.event/{session}/capture", ".o_cafe_capture_text"
    )
    browser.until(lambda: all(browser.sees(text) for text in (texts[0], texts[-1])))
    browser.until(lambda: "to be sent" not in browser.text())
    assert read(running, session) == texts
    typed = "document.querySelector('.o_cafe_capture_text').value"
    assert browser.run(typed) == "half getypt"
    kept = "Object.keys(localStorage).filter(key => key.includes('_step_')).length"
    assert browser.run(kept) == 0


def test_the_same_step_over_two_connections_at_once_is_one_line(running, session):
    staff = Staff(running[0])
    for _round in range(5):
        uuid = uuid4().hex
        answers = all_at_once(
            [
                lambda uuid=uuid: staff.call(
                    "cafe.capture", "add", session, uuid, {"text": uuid}
                )
                for _connection in range(4)
            ]
        )
        assert all(answer == answers[0] for answer in answers), answers
        assert answers[0]["lines"]
        assert read(running, session).count(uuid) == 1


def test_a_line_comes_at_once_with_300_before_it(running, session, browser):
    staff = Staff(running[0])
    item = staff.call(
        "cafe.session.item", "search", [("event_id", "=", session)], limit=1
    )[0]
    values = {"event_id": session, "item_id": item}
    staff.call(
        *("cafe.contribution", "create"),
        [{**values, "text": f"Bijdrage {number}"} for number in range(LINES)],
    )
    browser.open(running[0], session, LOGINS[0])
    browser.until(lambda: browser.sees(f"Bijdrage {LINES - 1}"))
    taken = sorted(measure(browser, f"nieuw {number}") for number in range(5))
    browser.began = browser.run("Date.now()")
    print("\nmilliseconds until a line shows, of", LINES, json.dumps(taken))
    assert taken[2] < 500
    asked, touched = watch_work(browser, "nog een")
    assert asked == {"add": 1, "tell_writing": 1}
    assert touched <= 2  # while it waits, and once it is sent


def watch_work(browser, text):
    """Write a line.

    :return: tuple of a dict, how often each method of the server was asked, and how
        many lines the browser drew or changed
    """
    browser.run(
        "performance.clearResourceTimings(); window.touched = new Set();"
        "new MutationObserver(changes => {for (const change of changes)"
        "for (const node of [change.target, ...change.addedNodes]) {"
        "const line = (node.closest ? node : node.parentElement)"
        "?.closest('.o_cafe_capture_line'); line && window.touched.add(line)}"
        "}).observe(document.querySelector('.o_cafe_capture_talk'),"
        "{childList: true, subtree: true, characterData: true, attributes: true})"
    )
    # a few seconds after the last time that the others were told of the writing
    browser.until(lambda: browser.run("Date.now()") > browser.began + TOLD)
    browser.write(text)
    browser.until(lambda: browser.sees(text))
    asked = browser.run(
        "performance.getEntriesByType('resource').map(entry => "
        "entry.name.split('/call_kw/cafe.capture/')[1]).filter(Boolean)"
    )
    counts = {method: asked.count(method) for method in sorted(set(asked))}
    return counts, browser.run("window.touched.size")


def measure(browser, text):
    """:return: float, milliseconds from Enter until the line is drawn"""
    browser.type(text)
    shown = browser.run(
        "new Promise(done => {const begin = performance.now();"
        "const talk = document.querySelector('.o_cafe_capture_talk');"
        "new MutationObserver((_changes, watcher) => {"
        f"if (talk.textContent.includes({json.dumps(text)})) {{watcher.disconnect();"
        "requestAnimationFrame(() => done(performance.now() - begin))}"
        "}).observe(talk, {childList: true, subtree: true, characterData: true});"
        "document.querySelector('.o_cafe_capture_text').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))})"
    )
    browser.until(lambda: browser.sees(text))
    return round(shown, 1)
