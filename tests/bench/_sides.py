"""What a bench of registrations compares: our sessions, and Odoo without this addon.

Each side has a database and a server of its own, so that no index or field of ours
helps the other one.
"""

import os
import re
import threading
from datetime import datetime, timedelta
from pathlib import Path

from house.command_run import Server
from house.scratch import house
from tests.rush.crowd import AT_THE_DOOR, Browser, Staff

# what Odoo writes of a request: status, size, queries, seconds of SQL, the other ones
CONFIRM = re.compile(
    r'"POST \S*/registration/confirm HTTP/1.1" (\d+) \S+ (\d+) ([\d.]+) ([\d.]+)'
)
CONTACTS = """
    INSERT INTO res_partner (name, complete_name, email, email_normalized, active,
                             is_company, type, autopost_bills)
    SELECT name, name, email, email, TRUE, FALSE, 'contact', 'ask'
    FROM (SELECT 'Persoon ' || n AS name, 'p' || n || '@huis.example' AS email
          FROM generate_series({first}, {last}) AS n) AS people;
    SELECT setval('res_partner_id_seq', max(id)) FROM res_partner;
    ANALYZE res_partner
"""


class Side:
    """One of the two: a database, and the server in front of it.

    :param name: str, ``ours`` or ``stock``
    :param database: str
    :param workers: int
    """

    def __init__(self, name, database, workers):
        self.name = name
        self.database = database
        self.workers = workers
        self.contacts = 0
        self.server = None
        self.staff = None

    def serve(self):
        """:return: the server, to be entered; its jobs do not run"""
        self.server = Server(
            house(),
            self.database,
            log=f"bench-{self.name}",
            show=lambda _line: None,
            options=("--workers", str(self.workers), "--max-cron-threads", "0"),
            purpose="rush",
        )
        return self.server

    def begin(self, mails_from_job=True):
        """Wait for the server, and sign in."""
        self.server.wait_until_it_answers()
        self.server.door = threading.Semaphore(AT_THE_DOOR * self.workers)
        self.staff = Staff(self.server)
        self.staff.call(
            *("ir.config_parameter", "set_param"),
            *("event.event_mail_async", "True" if mails_from_job else False),
        )

    def fill(self, size):
        """See to it that there are so many contacts with an address."""
        house().postgres.sql(
            CONTACTS.format(first=self.contacts + 1, last=size), self.database
        )
        self.contacts = size

    def make_event(self, seats=0):
        """A published event; at our side a session.

        :param seats: int, 0 for no limit
        :return: ``Event``
        """
        call = self.staff.call
        values = {
            "name": "Hoe blijf je samen?",
            "date_begin": f"{datetime.now() + timedelta(days=10):%Y-%m-%d %H:%M:%S}",
            "date_end": f"{datetime.now() + timedelta(days=11):%Y-%m-%d %H:%M:%S}",
            "seats_limited": bool(seats),
            "seats_max": seats,
            "is_published": True,
        }
        if self.name == "ours":
            values["series_id"] = call("cafe.series", "create", {"name": "Café"})
        else:
            # as partner_event is used: the attendee becomes a contact
            values["create_partner"] = True
        return Event(self, call("event.event", "create", values))

    def cpu(self):
        """:return: float, seconds of CPU of the server and its workers so far"""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.server.process.pid:  # its process group
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


class Event:
    """An event that people register for."""

    def __init__(self, side, number):
        self.side = side
        self.id = number
        rows = side.staff.call(
            *("event.question", "search_read"),
            [("event_ids", "in", number)],
            fields=["question_type"],
        )
        self.questions = {row["question_type"]: row["id"] for row in rows}

    def open_form(self, name, email, browser_class=Browser):
        """Somebody opens the page.

        :return: function that sends her form, and gives the ``Answer``
        """
        browser = browser_class(self.side.server.url, self.side.server.door)
        browser.get(f"/event/{self.id}/register")
        fields = {
            f"1-name-{self.questions['name']}": name,
            f"1-email-{self.questions['email']}": email,
            "1-event_ticket_id": "0",
        }
        path = f"/event/{self.id}/registration/confirm"
        return lambda: browser.post(path, **fields)

    def count(self):
        """:return: dict of a state to how many registrations have it"""
        rows = self.side.staff.call(
            *("event.registration", "search_read"),
            [("event_id", "=", self.id)],
            fields=["state"],
        )
        states = [row["state"] for row in rows]
        return {state: states.count(state) for state in sorted(set(states))}
