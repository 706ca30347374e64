from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged, warmup

from ..common import CafeCase
from .engagement_case import EngagementBuilders

DAY = date(2026, 11, 24)


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestEngagementContribution(EngagementBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.place = cls.make_member(cls.network, date_start="2020-01-01")

    def state_on(self, day=DAY, member=None):
        member = member or self.place
        states = (
            self.env["cafe.engagement"]
            .with_user(self.coordinator)
            ._get_contribution_states(member, day)
        )
        return states[member.id]

    def test_each_state_of_an_engagement_that_holds_today(self):
        cases = {
            "none": None,
            "pledged": {},
            "partial": {"delivered": [1]},
            "delivered": {"delivered": [12]},
            "waived": {"state": "waived", "reason": "Ziek"},
        }
        for expected, values in cases.items():
            member = self.make_member(self.network, self.make_organisation(expected))
            if values is not None:
                self.make_engagement(member, **values)
            with self.subTest(expected):
                self.assertEqual(self.state_on(member=member), expected)

    def test_what_is_proposed_declined_or_archived_does_not_count(self):
        self.make_engagement(self.place, state="proposed")
        self.make_engagement(self.place, state="declined", reason="Vol")
        self.make_engagement(self.place, active=False)
        self.assertEqual(self.state_on(), "none")

    def test_it_counts_from_its_first_day_to_its_last(self):
        self.make_engagement(
            self.place, date_start="2026-03-01", date_end="2026-05-31", delivered=[12]
        )
        days = {
            date(2026, 2, 28): "none",
            date(2026, 3, 1): "delivered",
            date(2026, 5, 31): "delivered",
            date(2026, 6, 1): "none",
        }
        for day, expected in days.items():
            with self.subTest(day):
                self.assertEqual(self.state_on(day), expected)

    def test_what_was_not_delivered_whole_is_overdue_after_its_period(self):
        self.make_engagement(self.place, date_end="2026-05-31", delivered=[1])
        self.assertEqual(self.state_on(date(2026, 5, 31)), "partial")
        self.assertEqual(self.state_on(date(2026, 6, 1)), "overdue")

    def test_an_engagement_without_an_end_keeps_counting(self):
        self.make_engagement(self.place, date_end="2026-05-31")
        self.make_engagement(self.place, date_end=False)
        self.assertEqual(self.state_on(), "pledged")

    def test_the_best_engagement_speaks_for_the_member(self):
        steps = [
            ({"date_end": "2026-05-31"}, "overdue"),
            ({"state": "waived", "reason": "Ziek"}, "waived"),
            ({}, "pledged"),
            ({"delivered": [1]}, "partial"),
            ({"delivered": [12]}, "delivered"),
        ]
        for values, expected in steps:
            self.make_engagement(self.place, **values)
            with self.subTest(expected):
                self.assertEqual(self.state_on(), expected)

    @warmup
    def test_many_members_cost_one_query(self):
        members = self.place
        for number in range(20):
            member = self.make_member(
                self.network, self.make_organisation(f"Organisatie {number}")
            )
            self.make_engagement(member, delivered=[number]) if number else None
            members |= member
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            states = self.env["cafe.engagement"]._get_contribution_states(members, DAY)
        self.assertEqual(states.keys(), set(members.ids))

    def test_the_membership_is_told_of_each_change(self):
        heard = []

        def follow(members):
            heard.append(members)

        Member = self.env.registry["cafe.network.member"]
        other = self.make_member(self.network, self.make_organisation("Ander"))
        with patch.object(Member, "_follow_engagement", follow):
            engagement = self.make_engagement(self.place)
            part = {"quantity": 2}
            changes = [
                lambda: engagement.write({"line_ids": [Command.create(part)]}),
                lambda: engagement.line_ids.write({"quantity": 12}),
                lambda: engagement.line_ids.unlink(),
                lambda: engagement.write({"date_end": "2026-06-30"}),
                lambda: engagement.write({"state": "waived", "reason": "Ziek"}),
                lambda: engagement.write({"active": False}),
            ]
            for change in changes:
                heard.clear()
                change()
                self.assertEqual(set(heard), {self.place})
            heard.clear()
            engagement.write({"name": "Iets anders"})
            self.assertFalse(heard)
            engagement.member_id = other
            self.assertEqual(heard, [self.place | other])
            heard.clear()
            engagement.unlink()
            self.assertEqual(heard, [other])
