"""A rush on a session, before real workers and a real database.

Nothing here can be seen with one process: who decides about a seat at the same moment,
and who waits for whom.
"""

import re
import statistics
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta
from xmlrpc.client import Fault

import pytest

from house.command_run import Server
from house.odoo import records
from house.scratch import house, scratch_database

from .crowd import AT_THE_DOOR, Browser, Staff, all_at_once

SEATS = 12
PEOPLE = 60
CANCELLED = 20
GUESTS = 5  # whom staff register
EARLY, EARLY_SEATS = 32, 24
# Nobody hangs. How fast it goes is measured by `./dev bench rush`, not by a test.
MOST_SECONDS = 5
# One worker serves all of a mixed rush one after another: where that alone takes longer
# than five seconds on this machine, so much more.
MARGIN = 1.3
ALONE = 7  # people who come alone, to know how long one takes here
WORKERS = (1, 2, 4)
MODULE = "cafe_partage_module"
PLACE = ("waiting_rank", "waiting_position")
DONE = "/registration/success"


@pytest.fixture(scope="module")
def database():
    with house().postgres.running(), scratch_database("addon") as name:
        yield name


@pytest.fixture(scope="module", params=WORKERS, ids=lambda count: f"{count}-workers")
def server(request, database):
    """Odoo with so many workers, which start by Odoo's script; no jobs run."""
    assert house().source.script, "this Odoo has no script, so it cannot have workers"
    options = ("--workers", str(request.param), "--max-cron-threads", "0")
    with Server(
        house(),
        database,
        log=f"rush-{request.param}",
        show=lambda _line: None,
        options=options,
        purpose="rush",
    ) as running:
        running.wait_until_it_answers()
        running.door = threading.Semaphore(AT_THE_DOOR * request.param)
        running.most_mixed = MOST_SECONDS
        if request.param == 1:
            in_turn = (PEOPLE + CANCELLED) * measure_alone(running)
            running.most_mixed = max(MOST_SECONDS, MARGIN * in_turn)
        yield running


@pytest.fixture
def staff(server):
    return Staff(server)


class Rush:
    """One session, and the people who come for it."""

    def __init__(self, server, staff, seats=SEATS):
        self.server = server
        self.staff = staff
        begin = datetime.now() + timedelta(days=10)
        series = staff.call("cafe.series", "create", {"name": "Café", "seats_max": 0})
        self.session = staff.call(
            "event.event",
            "create",
            {
                "name": "Hoe blijf je samen?",
                "series_id": series,
                "date_begin": f"{begin:%Y-%m-%d %H:%M:%S}",
                "seats_limited": True,
                "seats_max": seats,
                "is_published": True,
            },
        )
        questions = staff.call(
            *("event.question", "search_read"),
            [("event_ids", "in", self.session)],
            fields=["question_type"],
        )
        self.questions = {row["question_type"]: row["id"] for row in questions}

    def browse(self, count):
        """:return: list of browsers, each with the session's page open"""
        page = f"/event/{self.session}/register"
        browsers = [
            Browser(self.server.url, self.server.door) for _person in range(count)
        ]
        answers = [browser.get(page) for browser in browsers]
        assert {answer.status for answer in answers} == {200}
        return browsers

    def registers(self, browser, name):
        """:return: function that sends this person's form"""
        fields = {
            f"1-name-{self.questions['name']}": name,
            f"1-email-{self.questions['email']}": f"{name.lower()}@huis.example",
            "1-event_ticket_id": "0",
        }
        path = f"/event/{self.session}/registration/confirm"
        return lambda: browser.post(path, **fields)

    def read(self, *domain):
        """:return: list of dicts, the registrations as they came"""
        return self.staff.call(
            *("event.registration", "search_read"),
            [("event_id", "=", self.session), *domain],
            fields=["name", "state", "news", "promoted_on", *PLACE],
            order="id",
        )

    def count(self, model, *domain):
        return self.staff.call(model, "search_count", list(domain))


@contextmanager
def no_trouble(server):
    """Nothing that goes on here puts an error in the log, or prints a PDF."""
    before = len(server.log.read_text("utf-8"))
    yield
    written = server.log.read_text("utf-8")[before:]
    assert not records(written, "ERROR", "CRITICAL")
    assert "wkhtmltopdf" not in written


def check_answers(rush, names, answers):
    """Everybody reads what became of her."""
    states = {row["name"]: row for row in rush.read()}
    for name, answer in zip(names, answers, strict=True):
        assert not isinstance(answer, Exception), (name, answer)
        assert answer.status == 200, (name, answer.status, answer.text[:300])
        assert DONE in answer.url, (name, answer.url)
        assert name in answer.text
        waiting = "You are on the waiting list" in answer.text
        assert waiting == (states[name]["state"] == "waiting"), (name, states[name])


def measure_alone(server):
    """:return: float, seconds that a registration and its page take without a rush"""
    rush = Rush(server, Staff(server))
    seconds = []
    for number, browser in enumerate(rush.browse(ALONE)):
        seconds.append(rush.registers(browser, f"Alleen{number}")().seconds)
    return statistics.median(seconds)


def check_times(answers, most=MOST_SECONDS):
    """Nobody waits long, from the first try to the page that says what came of it."""
    slowest = max(answer.seconds for answer in answers)
    assert slowest < most


def check_line(rush):
    """Who waits stands in one row, in order of arrival."""
    waiting = rush.read(("state", "=", "waiting"))
    ranks = [row["waiting_rank"] for row in waiting]
    assert ranks == sorted(set(ranks))
    positions = [row["waiting_position"] for row in waiting]
    assert positions == list(range(1, len(waiting) + 1))
    return ranks


def run_jobs(rush, *names):
    for name in names:
        module, _dot, record = name.partition(".")
        (row,) = rush.staff.call(
            *("ir.model.data", "search_read"),
            [("module", "=", module), ("name", "=", record)],
            fields=["res_id"],
        )
        rush.staff.call("ir.cron", "method_direct_trigger", [row["res_id"]])


def test_sixty_at_once_for_twelve_seats(server, staff):
    rush = Rush(server, staff)
    names = [f"Persoon{number}" for number in range(PEOPLE)]
    browsers = rush.browse(PEOPLE)
    mails = rush.count("mail.mail")
    with no_trouble(server):
        answers = all_at_once(
            [rush.registers(*pair) for pair in zip(browsers, names, strict=True)]
        )
    rows = rush.read()
    assert sorted(row["name"] for row in rows) == sorted(names)
    states = [row["state"] for row in rows]
    # first come, first served: no one who came later sits
    assert states == ["open"] * SEATS + ["waiting"] * (PEOPLE - SEATS)
    assert check_line(rush) == list(range(1, PEOPLE - SEATS + 1))
    check_answers(rush, names, answers)
    assert rush.count("mail.mail") == mails
    assert not rush.count(
        "event.mail.registration", ("registration_id.event_id", "=", rush.session)
    )
    check_mails(rush, names)
    check_times(answers)


def check_mails(rush, names):
    """Then the jobs write to each of them, once."""
    run_jobs(rush, "event.event_mail_scheduler", f"{MODULE}.ir_cron_registration_news")
    written = rush.staff.call(
        *("mail.mail", "search_read"),
        [
            ("model", "=", "event.registration"),
            ("res_id", "in", [row["id"] for row in rush.read()]),
        ],
        fields=["email_to", "recipient_ids"],
    )
    found = [re.findall(r"[\w.]+@[\w.]+", mail["email_to"] or "") for mail in written]
    expected = [f"{name.lower()}@huis.example" for name in names]
    assert sorted(address for each in found for address in each) == sorted(expected)


def test_twenty_cancel_while_sixty_come(server, staff):
    rush = Rush(server, staff, seats=EARLY_SEATS)
    links = register_early(rush)
    seated = [row["name"] for row in rush.read(("state", "=", "open"))]
    assert len(seated) == EARLY_SEATS
    leaving = seated[:CANCELLED]
    names = [f"Persoon{number}" for number in range(PEOPLE)]
    coming = [
        rush.registers(*pair) for pair in zip(rush.browse(PEOPLE), names, strict=True)
    ]
    going = [cancels(server, links[name]) for name in leaving]
    with no_trouble(server):
        answers = all_at_once(mix(coming, going))
    gone = [answer for answer in answers if answer.url and DONE not in answer.url]
    assert [answer.status for answer in gone] == [200] * CANCELLED
    cancelled = [row["name"] for row in rush.read(("state", "=", "cancel"))]
    assert sorted(cancelled) == sorted(leaving)
    staying = rush.read(("state", "!=", "cancel"))
    assert len(staying) == EARLY - CANCELLED + PEOPLE
    # all seats are taken, by those who came first
    waiting = len(staying) - EARLY_SEATS
    assert [row["state"] for row in staying] == (
        ["open"] * EARLY_SEATS + ["waiting"] * waiting
    )
    check_line(rush)
    # who got a seat from the line is told so, and nobody else
    promoted = [row["news"] == "promoted" for row in staying]
    assert promoted == [bool(row["promoted_on"]) for row in staying]
    assert sum(promoted) >= EARLY - EARLY_SEATS
    check_times(answers, server.most_mixed)


def register_early(rush):
    """:return: dict of name to the link that this person reads, for all who have a
    seat or wait before the rush"""
    names = [f"Vroeg{number}" for number in range(EARLY)]
    answers = all_at_once(
        [rush.registers(*pair) for pair in zip(rush.browse(EARLY), names, strict=True)]
    )
    return {
        name: re.search(r"/inschrijving/[\w=-]+", answer.page)[0]
        for name, answer in zip(names, answers, strict=True)
    }


def cancels(server, link):
    """:return: function that cancels, on the page that the link in a mail opens"""
    browser = Browser(server.url, server.door)
    assert browser.get(link).status == 200
    return lambda: browser.post(link, step="cancel")


def test_staff_register_people_in_the_rush(server, staff):
    rush = Rush(server, staff)
    names = [f"Persoon{number}" for number in range(PEOPLE)]
    coming = [
        rush.registers(*pair) for pair in zip(rush.browse(PEOPLE), names, strict=True)
    ]
    guests = [f"Gast{number}" for number in range(GUESTS)]
    adding = [adds(rush, name) for name in guests]
    with no_trouble(server):
        answers = all_at_once(mix(coming, adding))
    mixed = dict(zip(mix(names, guests), answers, strict=True))
    rows = rush.read()
    states = {row["name"]: row["state"] for row in rows}
    for name in guests:
        check_guest(mixed[name], states.get(name))
    added = [name for name in guests if name in states]
    assert sorted(row["name"] for row in rows) == sorted(names + added)
    assert [row["state"] for row in rows] == (
        ["open"] * SEATS + ["waiting"] * (len(rows) - SEATS)
    )
    assert check_line(rush) == list(range(1, len(rows) - SEATS + 1))
    check_answers(rush, names, [mixed[name] for name in names])


def adds(rush, name):
    """:return: function with which a member of the staff registers this person"""
    colleague = Staff(rush.server)
    values = {"event_id": rush.session, "name": name}

    def add():
        with rush.server.door:
            return colleague.call("event.registration", "create", values)

    return add


def check_guest(answer, state):
    """Staff give a seat, or read that there is none: they do not jump the line."""
    if state:
        assert (type(answer), state) == (int, "open")
    else:
        assert isinstance(answer, Fault), answer
        assert "seats" in answer.faultString


def mix(coming, going):
    """Three come, then one goes, and so on."""
    every = len(coming) // len(going)
    mixed = list(coming)
    for number, action in enumerate(going, start=1):
        mixed.insert(number * every + number - 1, action)
    return mixed
