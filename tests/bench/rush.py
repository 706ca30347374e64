"""A rush on a session beside stock Odoo, and registrations among many contacts.

Before a server with real workers; jobs are off, so that requests are measured alone:

- rush: PEOPLE post at the same moment for SEATS seats: a session, an event without a
  series with mails from the job (``event_mail_async``), and one as stock comes. The
  last one hangs: LIMIT seconds are all that it gets.
- contacts: registrations one after another among FEW and among MANY contacts.
- budget: SQL queries and CPU of one registration, a session ÷ an event without a
  series, both with mails from the job.

``PEOPLE=60 SEATS=12 WORKERS=2 MANY=100000 ./dev bench rush``
"""

import json
import os
import re
import statistics
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(os.environ["CAFE_HOUSE"])
sys.path[:0] = [str(ROOT), str(ROOT / ".house")]

from house.command_run import Server  # noqa: E402
from house.process import stop  # noqa: E402
from house.scratch import house  # noqa: E402
from tests.rush.crowd import AT_THE_DOOR, Browser, all_at_once  # noqa: E402

PEOPLE = int(os.environ.get("PEOPLE", "60"))
SEATS = int(os.environ.get("SEATS", "12"))
WORKERS = os.environ.get("WORKERS", "2")
FEW = int(os.environ.get("FEW", "100"))
MANY = int(os.environ.get("MANY", "100000"))
TURNS = int(os.environ.get("TURNS", "100"))
LIMIT = int(os.environ.get("LIMIT", "60"))
DOOR = threading.Semaphore(AT_THE_DOOR * int(WORKERS))
# what Odoo writes of a request: status, size, queries, seconds of SQL, the other ones
CONFIRM = re.compile(
    r'"POST \S*/registration/confirm HTTP/1.1" (\d+) \S+ (\d+) ([\d.]+) ([\d.]+)'
)
CONTACTS = """
    INSERT INTO res_partner (name, complete_name, email, email_normalized, active,
                             is_company, type, autopost_bills)
    SELECT name, name, email, email, TRUE, FALSE, 'contact', 'ask'
    FROM (SELECT 'Persoon ' || n AS name, 'p' || n || '@huis.example' AS email
          FROM generate_series(%s, %s) AS n) AS people
"""


def make_event(seats, ours):
    """An event for as many people, published; a session when it is ours."""
    series = env["cafe.series"].create({"name": "Café"})
    event = env["event.event"].create(
        {
            "name": "Hoe blijf je samen?",
            "series_id": series.id,
            "date_begin": datetime.now() + timedelta(days=10),
            "seats_limited": bool(seats),
            "seats_max": seats,
        }
    )
    event.is_published = True
    if not ours:
        event.series_id = False
    env.cr.commit()
    return event


def set_async(value):
    env["ir.config_parameter"].set_param("event.event_mail_async", value)
    env.cr.commit()


def form_of(event, browser, name, email):
    questions = {q.question_type: q.id for q in event.question_ids}
    fields = {
        f"1-name-{questions['name']}": name,
        f"1-email-{questions['email']}": email,
        "1-event_ticket_id": "0",
    }
    path = f"/event/{event.id}/registration/confirm"
    return lambda: browser.post(path, **fields)


def open_page(server, event):
    browser = Browser(server.url, DOOR)
    browser.get(f"/event/{event.id}/register")
    return browser


def serve(log):
    return Server(
        house(),
        env.cr.dbname,
        log=f"bench-{log}",
        show=lambda _line: None,
        options=("--workers", WORKERS, "--max-cron-threads", "0"),
        purpose="rush",
    )


def count_seats(event):
    env.cr.rollback()
    env.invalidate_all()
    states = event.registration_ids.mapped("state")
    return {state: states.count(state) for state in sorted(set(states))}


def measure_rush(kind):
    """:return: dict of what PEOPLE at once got, and how fast"""
    event = make_event(SEATS, ours=kind == "ours")
    set_async(False if kind == "stock" else "True")
    with serve(kind) as server:
        server.wait_until_it_answers()
        browsers = [open_page(server, event) for _person in range(PEOPLE)]
        posts = [
            form_of(event, browser, f"Rush {n}", f"rush{n}.{kind}@huis.example")
            for n, browser in enumerate(browsers)
        ]
        begin = time.monotonic()
        answers = all_at_once(posts, LIMIT)
        seconds = time.monotonic() - begin
        if any(answer is None for answer in answers):
            # workers that wait for themselves do not stop when they are asked
            stop(server.process, patience=2)
    got = [answer for answer in answers if answer is not None and answer.status == 200]
    times = [answer.seconds for answer in got] or [0]
    found = count_seats(event)
    return {
        "answers": len(got),
        "per_second": round(len(got) / seconds, 1),
        "seconds_min": round(min(times), 2),
        "seconds_median": round(statistics.median(times), 2),
        "seconds_max": round(max(times), 2),
        "states": found,
        "seats_sold": found.get("open", 0),
    }


def cpu(server):
    """:return: float, seconds of CPU of the server and its workers so far"""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == server.process.pid:  # its process group
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure_turns(server, event, label):
    """TURNS people, one after another: requests to register only."""
    people = [
        # whom no contact has: who is found among the oldest ends the search at once
        form_of(event, open_page(server, event), f"Nieuw {n}", f"n{n}@nieuw.example")
        for n in range(1, TURNS + 1)
    ]
    before = len(server.log.read_text())
    used, begin = cpu(server), time.monotonic()
    answers = [register() for register in people]
    seconds, used = time.monotonic() - begin, cpu(server) - used
    assert {answer.status for answer in answers} == {200}, label
    rows = CONFIRM.findall(server.log.read_text()[before:])
    own = [float(sql) + float(rest) for _status, _count, sql, rest in rows]
    return {
        "per_second": round(1 / statistics.median(own), 1),
        "per_second_with_page": round(TURNS / seconds, 1),
        "queries": round(statistics.median(int(row[1]) for row in rows), 1),
        "request_ms": round(1000 * statistics.median(own), 1),
        "cpu_ms_with_page": round(1000 * used / TURNS, 1),
    }


def measure_contacts():
    """The same people among FEW contacts and among MANY."""
    set_async("True")
    result, first = {}, 1
    for size in (FEW, MANY):
        env.cr.execute(CONTACTS, (first, size))
        env.cr.execute("SELECT setval('res_partner_id_seq', max(id)) FROM res_partner")
        env.cr.commit()
        env.cr.execute("ANALYZE res_partner")
        env.cr.commit()
        first = size + 1
        with serve(f"contacts-{size}") as server:
            server.wait_until_it_answers()
            for kind in ("ours", "stock"):
                measure_turns(server, make_event(0, kind == "ours"), "warming")
                event = make_event(0, kind == "ours")
                result[f"{kind} {size}"] = measure_turns(server, event, kind)
    for kind in ("ours", "stock"):
        few, many = (result[f"{kind} {size}"]["per_second"] for size in (FEW, MANY))
        result[f"{kind} many ÷ few"] = round(many / few, 2)
    return result


def main():
    contacts = measure_contacts()
    ours, stock = contacts[f"ours {FEW}"], contacts[f"stock {FEW}"]
    budget = {
        name: round(ours[name] / stock[name], 2)
        for name in ("queries", "request_ms", "cpu_ms_with_page")
    }
    rush = {kind: measure_rush(kind) for kind in ("ours", "async", "stock")}
    figures = {"contacts": contacts, "budget, ours ÷ stock": budget, "rush": rush}
    print(json.dumps(figures, indent=2, ensure_ascii=False))


main()
