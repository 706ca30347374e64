"""Years of memberships at random (seeded), told twice: to Odoo, and in plain Python."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from freezegun import freeze_time

from ..common import CafeCase

TODAY = date(2026, 6, 15)
FIRST = date(2022, 11, 20)
REASONS = ("Geen tijd", "Te duur", False)
DAY = timedelta(days=1)


@dataclass
class Place:
    """What happened to one membership; ``steps`` are (day, circle, state)."""

    member: object
    start: date
    steps: list
    end: date = None
    is_left: bool = False
    reason: object = False
    network: object = field(init=False)
    partner: object = field(init=False)

    def __post_init__(self):
        self.network, self.partner = self.member.network_id, self.member.partner_id

    def at(self, day):
        """:return: pair of circle and state on ``day``, of the last step before it"""
        return [step[1:] for step in self.steps if step[0] <= day][-1]

    def covers(self, day):
        """Whether ``day`` is a day of membership."""
        return self.start <= day and (not self.end or day <= self.end)

    def is_gone(self, day):
        """Whether it is over at the end of ``day``, as told today."""
        is_over = self.is_left or (self.end and self.end < TODAY)
        return bool(is_over and self.end <= day)

    def counts(self, day):
        """Whether it is a membership at the end of ``day``."""
        return self.start <= day and not self.is_gone(day)


def month_ends():
    """:return: list of dates, from the first month to today"""
    days = [FIRST + DAY * n for n in range((TODAY - FIRST).days + 1)]
    return [day for day in days if (day + DAY).day == 1 or day == TODAY]


class HistoryCase(CafeCase):
    """Has ``networks`` (two), ``places`` (all that ever were) and is frozen today."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.random = random.Random(20260615)
        sectors = cls.env["res.partner.industry"].create(
            [{"name": "Cultuur"}, {"name": "Welzijn"}]
        )
        cls.networks = [cls.make_network("Appel"), cls.make_network("Boom")]
        cls.partners = [
            cls.make_organisation(f"Org {n}", industry_id=sectors[n % 2].id)
            for n in range(14)
        ]
        cls.places = []
        day = FIRST
        while day <= TODAY:
            with freeze_time(f"{day} 12:00:00"):
                cls.live(day)
            # also two things on one day
            day += DAY * cls.random.choice((0, 3, 5, 9, 14))
        clock = freeze_time(f"{TODAY} 12:00:00")
        clock.start()
        cls.addClassCleanup(clock.stop)
        cls.env.flush_all()

    @classmethod
    def live(cls, day):
        """Let something happen to one partner in one network."""
        network = cls.random.choice(cls.networks)
        partner = cls.random.choice(cls.partners)
        mine = [p for p in cls.places if (p.network, p.partner) == (network, partner)]
        for place in cls.places:
            # what the nightly job does; of some, it has not come to it yet
            if place.end and place.end < day and not place.is_left:
                if place.end < TODAY - DAY * 120:
                    place.member._end_on_date()
                    place.is_left = True
        last = mine[-1] if mine else None
        if last and not last.is_left and (not last.end or last.end >= day):
            action = cls.random.choice(("leave", "leave", "plan", "pause", "move"))
            getattr(cls, action)(last, day)
        elif not last or (last.is_left and last.end < day):
            cls.join(network, partner, day)

    @classmethod
    def join(cls, network, partner, day):
        circle = cls.random.choice(network.circle_ids)
        start = day - DAY * cls.random.choice((0, 0, 4))
        if any(
            (p.network, p.partner) == (network, partner) and p.end >= start
            for p in cls.places
        ):
            start = day
        member = cls.make_member(
            network,
            partner,
            date_start=start,
            circle_id=circle.id,
            contribution_form=cls.random.choice(("fee", "engagement", "none")),
        )
        cls.places.append(Place(member, start, [(start, circle, "active")]))

    @classmethod
    def leave(cls, place, day):
        """Today, or some days ago."""
        end = max(place.start, day - DAY * cls.random.choice((0, 0, 0, 6)))
        place.reason = cls.random.choice(REASONS)
        place.member.write({"date_end": end, "reason_left": place.reason})
        place.member.action_leave()
        place.end, place.is_left = end, True

    @classmethod
    def plan(cls, place, day):
        end = day + DAY * cls.random.choice((20, 60, 400))
        place.reason = "Gepland"
        place.member.write({"date_end": end, "reason_left": place.reason})
        place.member.action_leave()
        place.end = end

    @classmethod
    def pause(cls, place, day):
        """Pause, or go on."""
        circle, state = place.at(day)
        if state == "active":
            place.member.action_pause()
        else:
            place.member.action_resume()
        state = "paused" if state == "active" else "active"
        place.steps.append((day, circle, state))

    @classmethod
    def move(cls, place, day):
        circle, state = place.at(day)
        other = place.network.circle_ids - circle
        place.member.circle_id = other
        place.steps.append((day, other, state))

    def report(self, model, user=None, **context):
        """:return: the model as ``user`` (the secretary) sees it, fresh"""
        self.env.invalidate_all()
        return self.env[model].with_user(user or self.secretary).with_context(**context)

    @property
    def ours(self):
        """:return: domain of the networks of this history"""
        return [("network_id", "in", [network.id for network in self.networks])]
