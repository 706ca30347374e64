"""A rush on a session beside Odoo without this addon, and many contacts.

Before servers with real workers; jobs are off, so that requests are measured alone:

- rush: PEOPLE post at the same moment for SEATS seats, ROUNDS times with each number
  of WORKERS: a session of ours, and Odoo's own event with its mails from the job
  (``event_mail_async``). Once also as Odoo comes, where the PDF of the confirmation is
  made in the request: that one hangs, and gets no more than LIMIT seconds.
- contacts: TURNS registrations one after another among FEW and among MANY contacts,
  for people whom no contact has.
- budget: SQL queries and CPU of one registration, ours ÷ Odoo's own.

``PEOPLE=60 SEATS=12 WORKERS=2,4 MANY=100000 ./dev bench rush``
"""

import json
import os
import statistics
import sys
import time

sys.path[:0] = [
    os.environ["CAFE_HOUSE"],
    os.path.join(os.environ["CAFE_HOUSE"], ".house"),
]

from house.process import stop  # noqa: E402
from house.scratch import scratch_database  # noqa: E402
from tests.bench._sides import CONFIRM, Side  # noqa: E402
from tests.rush.crowd import all_at_once  # noqa: E402

PEOPLE = int(os.environ.get("PEOPLE", "60"))
SEATS = int(os.environ.get("SEATS", "12"))
WORKERS = [int(count) for count in os.environ.get("WORKERS", "2,4").split(",")]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
FEW = int(os.environ.get("FEW", "100"))
MANY = int(os.environ.get("MANY", "100000"))
TURNS = int(os.environ.get("TURNS", "50"))
LIMIT = int(os.environ.get("LIMIT", "30"))


def measure_round(side, limit=None):
    """PEOPLE at once for SEATS seats.

    :return: dict of ``answers``, ``per_second``, ``slowest`` (seconds) and ``sold``
        (seats), None where nobody could be asked any more
    """
    event = side.make_event(SEATS)
    forms = [
        event.open_form(f"Rush {n}", f"rush{event.id}.{n}@nieuw.example")
        for n in range(PEOPLE)
    ]
    begin = time.monotonic()
    answers = all_at_once(forms, *([limit] if limit else []))
    seconds = time.monotonic() - begin
    got = [a for a in answers if getattr(a, "status", 0) == 200]
    hangs = any(answer is None for answer in answers)
    return {
        "answers": len(got),
        "per_second": len(got) / seconds,
        "slowest": max((answer.seconds for answer in got), default=None),
        "sold": None if hangs else event.count().get("open", 0),
    }


def measure_rush(side, workers):
    """:return: dict, the median of ROUNDS rounds, and the seats sold in each"""
    side.workers = workers
    with side.serve():
        side.begin()
        rounds = [measure_round(side) for _round in range(ROUNDS)]
    return {
        "per_second": round(statistics.median(r["per_second"] for r in rounds), 1),
        "slowest": round(max(r["slowest"] for r in rounds), 1),
        "answers": [r["answers"] for r in rounds],
        "sold": [r["sold"] for r in rounds],
    }


def measure_as_it_comes(side):
    """Odoo's own settings: its confirmation is made in the request."""
    side.workers = WORKERS[0]
    with side.serve() as server:
        side.begin(mails_from_job=False)
        found = measure_round(side, LIMIT)
        # workers that wait for themselves do not stop when they are asked
        stop(server.process, patience=2)
    return {"answers": found["answers"], "of": PEOPLE, "in_seconds": LIMIT}


def measure_turns(side):
    """TURNS people, one after another.

    :return: dict of the median request to register, and CPU with the page after it
    """
    for kept in (False, True):  # the first time warms up
        event = side.make_event()
        forms = [
            event.open_form(f"Nieuw {n}", f"n{event.id}.{n}@nieuw.example")
            for n in range(TURNS)
        ]
        before = len(side.server.log.read_text())
        used = side.cpu()
        assert {register().status for register in forms} == {200}, side.name
        if not kept:
            continue
        used = side.cpu() - used
        rows = CONFIRM.findall(side.server.log.read_text()[before:])
        own = [float(sql) + float(rest) for _status, _count, sql, rest in rows]
        return {
            "per_second": round(1 / statistics.median(own), 1),
            "queries": statistics.median(int(row[1]) for row in rows),
            "cpu_ms_with_page": round(1000 * used / TURNS, 1),
        }


def measure_contacts(side):
    """:return: dict of FEW and MANY to what ``measure_turns`` gives, and the ratio"""
    found = {}
    for size in (FEW, MANY):
        side.fill(size)
        side.workers = WORKERS[0]
        with side.serve():
            side.begin()
            found[size] = measure_turns(side)
    rate = found[MANY]["per_second"] / found[FEW]["per_second"]
    return {**found, "rate, many ÷ few": round(rate, 2)}


def main():
    with scratch_database("deps") as database:
        sides = [Side("ours", env.cr.dbname, 2), Side("stock", database, 2)]
        ours, stock = sides
        rush = {
            f"{count} workers": {side.name: measure_rush(side, count) for side in sides}
            for count in WORKERS
        }
        for row in rush.values():
            rates = [row[side.name]["per_second"] for side in sides]
            row["rate, ours ÷ stock"] = round(rates[0] / rates[1], 2)
        contacts = {side.name: measure_contacts(side) for side in sides}
        few = [contacts[side.name][FEW] for side in (ours, stock)]
        figures = {
            "rush": rush,
            "contacts": contacts,
            "budget, ours ÷ stock": {
                name: round(few[0][name] / few[1][name], 2)
                for name in ("queries", "cpu_ms_with_page")
            },
            "stock as it comes": measure_as_it_comes(stock),
        }
    print(json.dumps(figures, indent=2, ensure_ascii=False))


main()
