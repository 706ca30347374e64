"""Registrations per second with this addon, beside the same Odoo without it.

Each side has a database and a server with WORKERS processes; its jobs do not run, and
its mails come from the job (``event_mail_async``). PEOPLE whom no contact has fill in
the form of an event without a limit; CLIENTS of them post at a time. The sides take
turns, ROUNDS times, first among FEW contacts, then among MANY: the median counts. A
registration is the POST; the page after it is measured apart.

``PEOPLE=120 CLIENTS=4 WORKERS=2 ROUNDS=3 MANY=100000 ./dev bench registration``
"""

import os
import statistics
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial

sys.path[:0] = [
    os.environ["CAFE_HOUSE"],
    os.path.join(os.environ["CAFE_HOUSE"], ".house"),
]

from house.scratch import scratch_database  # noqa: E402
from tests.bench._measure import tell  # noqa: E402
from tests.bench._sides import CONFIRM, Side  # noqa: E402
from tests.rush.crowd import Browser  # noqa: E402

PEOPLE = int(os.environ.get("PEOPLE", "120"))
CLIENTS = int(os.environ.get("CLIENTS", "4"))
WORKERS = int(os.environ.get("WORKERS", "2"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
FEW = int(os.environ.get("FEW", "100"))
MANY = int(os.environ.get("MANY", "100000"))
WARM = 20  # people before the clock runs


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, body, code, message, headers, url):
        """Where the answer to a form leads to is told, and not asked for."""
        if request.get_method() == "POST":
            raise urllib.error.HTTPError(url, code, message, headers, body)
        return super().redirect_request(request, body, code, message, headers, url)


class Poster(Browser):
    """Who posts, and stops at the answer."""

    handlers = (StayHere,)


def post_all(posts):
    """:return: tuple of the seconds for all, and of their answers"""
    begin = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(lambda post: post(), posts))
    return time.perf_counter() - begin, answers


def measure_round(side, number):
    """:return: dict of what PEOPLE registrations took at one side"""
    event, posters = side.make_event(), []

    def come(url, door):
        posters.append(Poster(url, door))
        return posters[-1]

    forms = [
        event.open_form(
            f"Nieuw {number}.{n}", f"n{event.id}.{n}.{number}@nieuw.example", come
        )
        for n in range(WARM + PEOPLE)
    ]
    post_all(forms[:WARM])
    logged, cpu = len(side.server.log.read_text()), side.cpu()
    seconds, answers = post_all(forms[WARM:])
    cpu = side.cpu() - cpu
    assert {answer.status for answer in answers} <= {302, 303}, answers[0]
    rows = CONFIRM.findall(side.server.log.read_text()[logged:])
    assert sum(event.count().values()) == WARM + PEOPLE
    pages = [
        partial(who.get, answer.url.removeprefix(side.server.url))
        for who, answer in zip(posters[WARM:], answers, strict=True)
    ]
    page_seconds, shown = post_all(pages)
    assert {answer.status for answer in shown} == {200}, side.name
    return {
        "per_second": PEOPLE / seconds,
        "cpu_ms": 1000 * cpu / PEOPLE,
        "queries": statistics.median(int(row[1]) for row in rows),
        "page_ms": 1000 * page_seconds / PEOPLE,
    }


def measure_among(contacts, sides):
    """:return: dict of a side's name to its figures, each min, median and max"""
    found = {side.name: [] for side in sides}
    for side in sides:
        side.fill(contacts)
    for number in range(ROUNDS):
        for side in sides:
            with side.serve():
                side.begin()
                found[side.name].append(measure_round(side, number))
    return {
        name: {
            figure: [
                round(summary(row[figure] for row in rows), 1)
                for summary in (min, statistics.median, max)
            ]
            for figure in rows[0]
        }
        for name, rows in found.items()
    }


def divide(figures, name):
    ours, stock = (figures[side][name][1] for side in ("ours", "stock"))
    return round(ours / stock, 2)


def main():
    with scratch_database("deps") as database:
        sides = [
            Side("ours", env.cr.dbname, WORKERS),  # noqa: F821 (of the shell)
            Side("stock", database, WORKERS),
        ]
        among = {contacts: measure_among(contacts, sides) for contacts in (FEW, MANY)}
    tell(
        "registration",
        {
            "people": PEOPLE,
            "clients": CLIENTS,
            "workers": WORKERS,
            "figures are": ["min", "median", "max"],
            **{f"among {contacts} contacts": row for contacts, row in among.items()},
            "ratios": {
                f"{name}, ours ÷ stock, {contacts} contacts": divide(row, name)
                for contacts, row in among.items()
                for name in ("per_second", "cpu_ms", "queries", "page_ms")
            },
        },
    )


main()
