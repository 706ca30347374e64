"""The capture desk as it is deployed: several workers, a process for the websockets,
and a proxy before both.
"""

import os
import signal
import time
from pathlib import Path
from uuid import uuid4

import pytest

from house.scratch import house, scratch_database

from .capture_browser import Reporter
from .capture_stage import LOGINS, make_reporters, make_session, read_lines, start
from .crowd import AT_THE_DOOR, Staff, all_at_once
from .proxy import Proxy

PROMISED = 2  # seconds until the others see a line
WORKERS = 2


@pytest.fixture(scope="module")
def server():
    with house().postgres.running(), scratch_database("addon") as database:
        running = start(database, "capture-workers", WORKERS)
        make_reporters(running)
        yield running
        running.__exit__()


@pytest.fixture
def proxy(server):
    with Proxy(server.port, server.evented_port) as one:
        yield one


@pytest.fixture
def session(server):
    return make_session(server, "Rondje", "Lessen")


def find_workers(server):
    """:return: list of int, the processes that answer requests: of one command line,
    without the one that holds the websockets"""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = path.read_text().rpartition(")")[2].split()[1]
            command = (path.parent / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(parent) == server.process.pid and b"gevent" not in command:
            found.append(int(path.parent.name))
    return found


def test_two_reporters_see_each_other_within_two_seconds(server, proxy, session):
    with Reporter() as one, Reporter() as other:
        one.open(proxy, session, LOGINS[0])
        other.open(proxy, session, LOGINS[1])
        other.until(lambda: one.type("x") or LOGINS[0] in other.text())
        assert proxy.sockets >= 2
        taken = []
        for number in range(5):
            for writer, reader in ((one, other), (other, one)):
                text = f"regel {number} van {id(writer)}"
                reader.watch(text)
                begin = time.time()
                writer.write(text)
                taken.append(reader.came() - begin)
        print("\nseconds until the other one sees a line", sorted(taken))
        assert max(taken) < PROMISED
        said = "document.querySelectorAll('.o_cafe_capture_said')"
        order = f"[...{said}].map(line => line.innerText)"
        assert one.run(order) == other.run(order) == read_lines(server, session)


def test_a_worker_that_dies_loses_nothing_and_takes_nothing_twice(
    server, proxy, session
):
    texts = [f"regel {number}" for number in range(30)]
    with Reporter() as browser:
        browser.open(proxy, session, LOGINS[0])
        for number, text in enumerate(texts):
            browser.write(text)
            if number == 10:
                browser.until(lambda: browser.sees("regel 1"))
                for worker in find_workers(server):
                    os.kill(worker, signal.SIGKILL)
        browser.until(lambda: browser.sees(texts[-1]))
        browser.until(lambda: "to be sent" not in browser.text())
    assert read_lines(server, session) == texts


def test_the_same_step_at_several_workers_at_once_is_one_line(server, session):
    staff = Staff(server)
    for _round in range(5):
        uuid = uuid4().hex
        send = ("cafe.capture", "add", session, uuid, {"text": uuid})
        answers = all_at_once(
            [lambda send=send: staff.call(*send)] * (AT_THE_DOOR * WORKERS)
        )
        assert all(answer == answers[0] for answer in answers), answers
        assert read_lines(server, session).count(uuid) == 1


def test_two_who_edit_one_line_at_once_keep_both_texts(server, session):
    people = [Staff(server, login, login) for login in LOGINS]
    for number in range(5):
        added = people[0].call(
            "cafe.capture", "add", session, uuid4().hex, {"text": f"was {number}"}
        )
        line = added["lines"][0]["id"]
        all_at_once(
            [
                lambda who=who, line=line, number=number: who.call(
                    *("cafe.capture", "edit", session, uuid4().hex, line),
                    {
                        "text": f"van {LOGINS[people.index(who)]}",
                        "was": f"was {number}",
                    },
                )
                for who in people
            ]
        )
        text = read_lines(server, session)[-1]
        assert sorted(text.split("\n")) == [f"van {login}" for login in LOGINS]
