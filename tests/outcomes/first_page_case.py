"""What waits for somebody, in a network of the coordinator and in another."""

from odoo import fields

from ..networks.funding_case import FundingBuilders
from ..networks.support_case import SupportBuilders


class FirstPageBuilders(FundingBuilders, SupportBuilders):
    """Needs the users of ``make_users``; days count from today."""

    @classmethod
    def make_waiting(cls):
        """``cls.network`` of the coordinator, ``cls.other`` of nobody, and a bit of
        all that can wait in each."""
        cls.make_base(coordinator_ids=cls.coordinator.ids)
        cls.other = cls.make_network("Netwerk Ver", ["Core"])
        cls.coming = cls.make_session(
            cls.series,
            published=True,
            name="Wat bindt ons?",
            seats_max=12,
            seats_limited=True,
        )
        cls.make_registration(cls.coming)
        cls.make_reports()
        for network, times in ((cls.network, 1), (cls.other, 2)):
            for number in range(times):
                cls.make_waiting_in(network, number)

    @classmethod
    def day(cls, days):
        """:return: str, so many days from today"""
        return fields.Date.to_string(
            fields.Date.add(cls.env.company._cafe_today(), days=days)
        )

    @classmethod
    def make_reports(cls):
        """Of six sessions: two without a report, two in review, one that is published
        and one that was cancelled. And what they led to."""
        held = [
            cls.make_session(cls.series, days=-days, name=f"Sessie {days}")
            for days in (3, 20, 30, 40, 50, 60)
        ]
        held[5].kanban_state = "cancel"
        cls.make_report(held[2]).write(
            {"state": "review", "date_review_end": cls.day(-1)}
        )
        cls.make_report(held[3]).write(
            {"state": "review", "date_review_end": cls.day(5)}
        )
        cls.make_report(held[4], body="<p>Klaar</p>").with_user(
            cls.secretary
        ).action_publish()
        cls.env["cafe.followup"].create(
            [
                {"name": "Laat", "event_id": held[1].id, "date_deadline": cls.day(-1)},
                {"name": "Tijd", "event_id": held[1].id, "date_deadline": cls.day(9)},
            ]
        )
        cls.make_registration(cls.coming, "Jan", organisation_name="Onbekend vzw")
        cls.make_theme("Nog een thema", cls.series)

    @classmethod
    def make_waiting_in(cls, network, number):
        """One of each: a stale driver, an overdue engagement, a subsidy that lapses, an
        application; and one of each that can wait."""
        member = cls.make_place(f"Lid {number} van {network.name}", network=network)
        cls.say_why(member, cls.day(-900))
        cls.say_why(
            member,
            cls.day(-1),
            driver_id=cls.env["cafe.driver"].create({"name": f"D {member.id}"}).id,
        )
        cls.pledge(member, cls.day(-90), cls.day(-2))
        cls.pledge(member, cls.day(-90), cls.day(20))
        cls.make_funding(
            network, date_start=cls.day(-100), date_end=cls.day(60 + number)
        )
        cls.make_funding(network, scheme="Lang", date_start=cls.day(-100))
        cls.make_member(
            network, cls.make_organisation(f"Vraagt {member.id}"), state="applicant"
        )
