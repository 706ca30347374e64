"""A batch of past reports, and a server that is killed in the middle of it."""

import os
import signal
import time

import pytest

from house.command_run import Server
from house.scratch import house, scratch_database

from ..outcomes.file_builders import MAKERS
from ..outcomes.report_batch_case import sample
from .crowd import Staff

FILES = 12
PEOPLE, CONTRIBUTIONS, FOLLOWUPS = 6, 7, 2  # of each
PATIENCE = 300  # seconds; the job comes by itself, within a minute or two


@pytest.fixture(scope="module")
def database():
    with house().postgres.running(), scratch_database("addon") as name:
        yield name


class Killed:
    """A server with its jobs, which may be killed and started anew."""

    def __init__(self, database):
        self.database, self.count = database, 0
        self.start()

    def start(self):
        self.count += 1
        self.server = Server(
            house(),
            self.database,
            log=f"batch-{self.count}",
            show=lambda _line: None,
            options=("--workers", "0", "--max-cron-threads", "1"),
            purpose="batch",
        )
        self.server.__enter__()
        self.server.wait_until_it_answers()
        self.staff = Staff(self.server)
        if self.count > 1:
            # Odoo looks for jobs each minute; as when one is triggered, it looks now
            house().postgres.sql(f"NOTIFY cron_trigger, '{self.database}'")

    def kill(self):
        os.kill(self.server.process.pid, signal.SIGKILL)
        assert self.server.process.wait() == -signal.SIGKILL

    def states(self, batch):
        rows = self.staff.call(
            "cafe.report.batch.file",
            "search_read",
            [("batch_id", "=", batch)],
            fields=["state"],
        )
        return [row["state"] for row in rows]

    def until(self, batch, is_so):
        """:return: the states of the files, once they are so"""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            states = self.states(batch)
            if is_so(states):
                return states
            time.sleep(0.05)
        raise AssertionError(states)

    def count_of(self, model, *domain):
        return self.staff.call(model, "search_count", list(domain))


@pytest.fixture
def killed(database):
    one = Killed(database)
    yield one
    one.server.__exit__()


def make_batch(staff):
    """:return: the ids of the series and of the batch"""
    values = {"name": "Tafelronde", "duration": 2, "item_ids": []}
    series = staff.call("cafe.series", "create", values)
    files = [
        staff.call(
            "ir.attachment",
            "create",
            {"name": f"{n}.html", "raw": MAKERS["html"](sample(n)).decode()},
        )
        for n in range(1, FILES + 1)
    ]
    wizard = staff.call(
        "cafe.report.import",
        "create",
        {"series_id": series, "upload_ids": [(6, 0, files)]},
    )
    return series, staff.call("cafe.report.import", "action_batch", [wizard])["res_id"]


def some(states, before, after):
    return before in states and states.count(after) >= 2


def test_each_file_is_imported_once_and_whole(killed):
    series, batch = make_batch(killed.staff)
    killed.until(batch, lambda states: some(states, "waiting", "ready"))
    killed.kill()
    killed.start()
    found = killed.states(batch)
    assert "waiting" in found, "it was killed too late"
    killed.until(batch, lambda states: set(states) == {"ready"})
    assert not killed.count_of("event.event", ("series_id", "=", series))

    killed.staff.call("cafe.report.batch", "action_import_ready", [batch])
    killed.until(batch, lambda states: some(states, "queued", "imported"))
    killed.kill()
    killed.start()
    found = killed.states(batch)
    assert "queued" in found, "it was killed too late"
    # what was begun and not finished is not there at all
    here = ("series_id", "=", series)
    assert killed.count_of("event.event", here) == found.count("imported")
    killed.until(batch, lambda states: set(states) == {"imported"})
    assert_whole(killed, here)


def assert_whole(killed, here):
    """Each session is there once, with all that its report tells."""
    read = killed.staff.call
    sessions = read(*("event.event", "search_read"), [here], fields=["session_number"])
    numbers = sorted(session["session_number"] for session in sessions)
    assert numbers == list(range(1, FILES + 1))
    for session in sessions:
        its = ("event_id", "=", session["id"])
        assert killed.count_of("event.registration", its) == PEOPLE
        assert killed.count_of("cafe.contribution", its) == CONTRIBUTIONS
        assert killed.count_of("cafe.followup", its) == FOLLOWUPS
        assert killed.count_of("cafe.session.report", its) == 1
    for name in ("Mira Lauwers", "Fietskring", "Buurthuis De Brug"):
        assert killed.count_of("res.partner", ("name", "=", name)) == 1
