"""A history of sessions by chance (always the same), kept in plain Python as well."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from odoo.tools import SQL

from ..common import CafeCase

STATES = ("done", "done", "done", "done", "open", "no_show", "cancel", "waiting")
ROLES = ("participant", "participant", "participant", "guest", "moderator")
FIRST_DAY = date(2023, 2, 1)


@dataclass
class Entry:
    """What a test knows of one registration, without asking the database."""

    event: int
    series: int
    day: date
    person: str
    organisation: int
    sector: int
    network: int
    role: str
    state: str
    waited: bool
    promoted: bool
    seats: int
    noted: bool = False
    motives: list = field(default_factory=list)
    record: int = 0

    @property
    def expected(self):
        return self.state in ("done", "no_show") or (
            self.state == "open" and self.noted
        )

    @property
    def got_seat(self):
        return self.promoted or self.state in ("open", "done", "no_show")


class ParticipationCase(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chance = random.Random(19)
        sectors = cls.env["res.partner.industry"].create(
            [{"name": name} for name in ("Kunst", "Zorg")]
        )
        cls.networks = [cls.make_network(f"Net {n}") for n in range(2)]
        cls.organisations = [
            cls.make_organisation(f"Huis {n}", industry_id=sectors[n % 2].id)
            for n in range(6)
        ]
        cls.people = [
            cls.make_person(
                f"Persoon {n}",
                email=f"persoon{n}@huis.example",
                parent_id=cls.organisations[n % 6].id,
            )
            for n in range(9)
        ]
        cls.motives = cls.env["cafe.motive"].create(
            [{"name": name} for name in ("Leren", "Ontmoeten", "Delen")]
        )

    @classmethod
    def make_history(cls, sessions=8, people=9, series=2):
        """:return: list of :class:`Entry`, of sessions that were held"""
        all_series = [cls.make_series(f"Reeks {n}") for n in range(series)]
        entries = []
        for number in range(sessions):
            day = FIRST_DAY + timedelta(days=75 * number)
            session = cls.make_session(
                all_series[number % series],
                date_begin=datetime.combine(day, datetime.min.time())
                + timedelta(hours=13),
                seats_limited=number % 3 != 0,
                seats_max=20 if number % 3 else 0,
            )
            # of one session nothing was noted
            states = ("open", "cancel") if number == 2 else STATES
            entries += cls._fill_session(session, day, people, states)
        cls._write_waiting(entries)
        return entries

    @classmethod
    def _fill_session(cls, session, day, people, states):
        entries = [
            cls._draw_entry(session, day, number, cls.chance.choice(states))
            for number in cls.chance.sample(range(12), people)
        ]
        noted = any(entry.state in ("done", "no_show") for entry in entries)
        values = []
        for entry in entries:
            entry.noted = noted
            values.append(cls._get_values(entry, session))
        records = cls.env["event.registration"].create(values)
        for entry, record in zip(entries, records, strict=True):
            entry.record = record.id
        return entries

    @classmethod
    def _draw_entry(cls, session, day, number, state):
        """People 0 to 8 are contacts; 9 to 11 are known by their address alone."""
        known = number < len(cls.people)
        own = cls.organisations[number % 6] if known else None
        named = cls.chance.choice([*cls.organisations, None])
        organisation = named or own
        network = cls.chance.choice([*cls.networks, None])
        waited = state == "waiting" or cls.chance.random() < 0.3
        return Entry(
            event=session.id,
            series=session.series_id.id,
            day=day,
            person=f"p{number}",
            organisation=organisation.id if organisation else False,
            sector=organisation.industry_id.id if organisation else False,
            network=network.id if network else False,
            role=cls.chance.choice(ROLES),
            state=state,
            waited=waited,
            promoted=waited and state in ("done", "no_show", "open"),
            seats=session.seats_max if session.seats_limited else 0,
            motives=cls.chance.sample(cls.motives.ids, cls.chance.randint(0, 2)),
        )

    @classmethod
    def _get_values(cls, entry, session):
        number = int(entry.person[1:])
        known = number < len(cls.people)
        own = cls.organisations[number % 6].id if known else False
        return {
            "event_id": session.id,
            "name": f"Persoon {number}",
            # capitals make no other person of her
            "email": cls.chance.choice(["Los", "los"]) + f"{number}@huis.example",
            "attendee_partner_id": cls.people[number].id if known else False,
            "organisation_id": entry.organisation
            if entry.organisation != own
            else False,
            "network_id": entry.network,
            "role": entry.role,
            "state": entry.state,
            "motive_ids": entry.motives,
        }

    @classmethod
    def _write_waiting(cls, entries):
        """Some waited five days before they got their seat."""
        cls.env.flush_all()
        waited = [entry.record for entry in entries if entry.waited]
        promoted = [entry.record for entry in entries if entry.promoted]
        cls.env.execute_query(
            SQL(
                """UPDATE event_registration
                      SET waiting_since = timestamp '2023-01-10 10:00:00'
                    WHERE id IN %s RETURNING id""",
                tuple(waited),
            )
        )
        cls.env.execute_query(
            SQL(
                """UPDATE event_registration
                      SET promoted_on = timestamp '2023-01-15 10:00:00'
                    WHERE id IN %s RETURNING id""",
                tuple(promoted),
            )
        )
        cls.env.invalidate_all()


def find_habits(entries):
    """:return: dict of the record of who came to first, sometimes or regular"""
    habits = {}
    came = [entry for entry in entries if entry.state == "done"]
    for entry in came:
        before = {
            other.event
            for other in came
            if other.person == entry.person and other.day < entry.day
        }
        lately = {
            other.event
            for other in came
            if other.person == entry.person
            and entry.day - relativedelta(months=12) < other.day <= entry.day
        }
        if not before:
            habits[entry.record] = "first"
        else:
            habits[entry.record] = "regular" if len(lately) >= 3 else "sometimes"
    return habits


def find_new_organisations(entries):
    """:return: dict of the record of who came to whether the organisation was new"""
    came = [entry for entry in entries if entry.state == "done" and entry.organisation]
    return {
        entry.record: not any(
            other.organisation == entry.organisation and other.day < entry.day
            for other in came
        )
        for entry in came
    }


def share(part, whole):
    return part / whole if whole else None
