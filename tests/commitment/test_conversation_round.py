import doctest
from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged, warmup

from odoo.addons.cafe_partage_module.tools import spread

from .driver_case import DriverCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 12:00:00")
class TestConversationRound(DriverCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.round = cls.make_round(
            date_start="2026-11-23",
            date_end="2026-12-04",
            user_ids=[Command.set((cls.coordinator | cls.secretary).ids)],
        )

    def plan(self, user=None):
        self.round.with_user(user or self.coordinator).action_plan()
        return self.round.conversation_ids

    def test_it_is_made_and_planned_from_its_form(self):
        form = Form(self.env["cafe.conversation.round"].with_user(self.coordinator))
        form.name = "Wat drijft ons?"
        self.assertEqual(form.network_id, self.network, "her only one")
        self.assertEqual(form.date_end, date(2026, 12, 22))
        self.assertEqual(form.to_plan_count, 1)
        record = form.save()
        record.action_plan()
        self.assertEqual(record.conversation_ids.user_id, self.coordinator)
        self.assertEqual((record.state, record.to_plan_count), ("running", 0))

    def test_one_conversation_for_each_current_member(self):
        left = self.make_member(self.network, self.make_organisation("Weg"))
        left.action_leave()
        self.make_member(
            self.network, self.make_organisation("Nog niet"), state="applicant"
        )
        self.assertEqual(self.plan().member_id, self.zaad)

    def test_planning_again_picks_up_who_is_new(self):
        first = self.plan()
        new = self.make_member(self.network, self.make_organisation("Nieuw"))
        self.assertEqual((self.plan() - first).member_id, new)
        self.assertEqual(len(self.plan()), 2)

    def test_they_are_spread_over_people_and_working_days(self):
        self.make_members(self.network, 19)
        conversations = self.plan()
        by_user = conversations.grouped("user_id")
        self.assertEqual([len(found) for found in by_user.values()], [10, 10])
        days = conversations.mapped("date_planned")
        self.assertFalse([day for day in days if day.weekday() > 4])
        self.assertEqual(
            (min(days), max(days)), (date(2026, 11, 24), date(2026, 12, 4))
        )
        for found in by_user.values():
            self.assertEqual(len(set(found.mapped("date_planned"))), 9, "no day idle")

    def test_who_has_more_already_gets_less(self):
        members = self.make_members(self.network, 5)
        for member in members[:3]:
            self.make_conversation(member, round_id=self.round.id)
        loads = self.plan().grouped("user_id")
        self.assertEqual({len(found) for found in loads.values()}, {3})

    def test_each_is_an_activity_of_its_holder(self):
        conversation = self.plan()
        activity = conversation.activity_ids
        self.assertEqual(activity.user_id, conversation.user_id)
        self.assertEqual(activity.date_deadline, conversation.date_planned)

    def test_many_conversations_are_not_many_mails(self):
        self.make_members(self.network, 20)
        before = self.env["mail.message"].search([])
        self.plan()
        messages = self.env["mail.message"].search([]) - before
        told = messages.filtered("notified_partner_ids")
        self.assertEqual(told.notified_partner_ids, self.secretary.partner_id)
        self.assertEqual((len(told), told.model), (1, "cafe.conversation.round"))

    def test_it_may_choose_circles(self):
        core = self.network.circle_ids[0]
        chosen = self.make_member(
            self.network, self.make_organisation("Kern"), circle_id=core.id
        )
        self.round.circle_ids = core
        self.assertEqual(self.plan().member_id, chosen)

    def test_it_may_choose_by_hand(self):
        chosen = self.make_members(self.network, 3)[:2]
        self.round.write({"selection": "hand", "member_ids": chosen.ids})
        self.assertEqual(self.plan().member_id, chosen)

    def test_it_may_choose_by_freshness(self):
        fresh, due, stale, ended = self.make_members(self.network, 4)
        self.make_member_driver(fresh)
        self.make_member_driver(due, self.meet)
        self.make_member_driver(due, confirmed="2025-10-15")
        self.make_member_driver(stale, confirmed="2020-01-01")
        self.make_member_driver(ended, confirmed="2020-01-01", date_end="2021-01-01")
        members = self.env["cafe.network.member"]
        for freshness, expected in (
            ("any", self.zaad | fresh | due | stale | ended),
            ("due", self.zaad | due | stale | ended),
            ("stale", self.zaad | stale | ended),
        ):
            self.round.freshness = freshness
            found = members.search(self.round._get_to_plan_domain())
            self.assertEqual(set(found), set(expected), freshness)

    def test_it_does_not_plan_without_people_or_days(self):
        for values, words in (
            ({"date_end": False}, "until when"),
            ({"date_end": "2026-11-23"}, "past"),
            ({"user_ids": [Command.clear()], "date_end": "2026-12-04"}, "divided"),
        ):
            self.round.write(values)
            with self.assertRaisesRegex(UserError, words):
                self.plan()
        self.assertFalse(self.round.conversation_ids)

    def test_a_weekend_is_used_when_nothing_else_is_left(self):
        self.round.write({"date_start": "2026-11-28", "date_end": "2026-11-29"})
        self.assertEqual(self.plan().date_planned, date(2026, 11, 28))

    def test_who_cannot_see_the_network_holds_no_conversations(self):
        stranger = self.make_stranger()
        for user in (self.outsider, stranger):
            with self.assertRaisesRegex(ValidationError, "cannot see"):
                self.round.user_ids |= user
        with self.assertRaisesRegex(ValidationError, "cannot see"):
            self.make_conversation(user_id=stranger.id)

    def make_stranger(self):
        """A coordinator of another network."""
        stranger = self.coordinator.copy({"login": "stranger", "name": "Stranger"})
        self.make_network("Ander", coordinator_ids=stranger.ids)
        return stranger

    def test_progress_counts_by_state(self):
        self.make_members(self.network, 3)
        first, second, *_rest = self.plan()
        first.action_hold()
        second.skip_reason = "Geen tijd"
        second.action_skip()
        self.assertEqual(
            (
                self.round.conversation_count,
                self.round.planned_count,
                self.round.held_count,
                self.round.skipped_count,
                self.round.progress,
            ),
            (4, 2, 1, 1, 50),
        )

    def test_closing_skips_what_is_planned_and_reopening_brings_it_back(self):
        self.make_members(self.network, 2)
        held, skipped, planned = self.plan()
        held.action_hold()
        skipped.skip_reason = "Geen tijd"
        skipped.action_skip()
        self.round.with_user(self.coordinator).action_close()
        self.assertEqual((planned.state, self.round.state), ("skipped", "done"))
        self.assertFalse(planned.activity_ids)
        with self.assertRaisesRegex(UserError, "Reopen it first"):
            skipped.action_reopen()
        with self.assertRaisesRegex(UserError, "closed"):
            self.plan()
        self.round.with_user(self.coordinator).action_reopen()
        states = (held | skipped | planned).mapped("state")
        self.assertEqual(states, ["held", "skipped", "planned"])
        self.assertEqual(planned.activity_ids.user_id, planned.user_id)
        self.assertFalse(planned.skip_reason)

    def test_a_round_with_held_conversations_is_kept(self):
        self.plan().action_hold()
        with self.assertRaisesRegex(UserError, "history"):
            self.round.unlink()

    def test_a_round_that_was_only_planned_can_go(self):
        activities = self.plan().activity_ids
        self.round.with_user(self.coordinator).unlink()
        self.assertFalse(activities.exists())

    def test_a_round_stays_with_its_network(self):
        self.plan()
        with self.assertRaisesRegex(UserError, "another round"):
            self.round.network_id = self.make_network("Ander")

    def test_members_of_another_network_are_refused(self):
        other = self.make_member(self.make_network("Ander"))
        with self.assertRaisesRegex(ValidationError, "no member of"):
            self.make_conversation(
                other, round_id=self.round.id, user_id=self.secretary.id
            )

    @warmup
    def test_planning_asks_no_query_for_each_member(self):
        counts = []
        for size in (3, 43):
            network = self.make_network(
                f"N{size}", coordinator_ids=self.coordinator.ids
            )
            self.make_members(network, size)
            record = self.make_round(network, date_end="2026-12-31")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            record.with_user(self.coordinator).action_plan()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(record.conversation_count, size)
        self.assertLess(counts[1] - counts[0], 20)

    @warmup
    def test_a_list_of_rounds_counts_in_one_query(self):
        rounds = self.round | self.make_round(date_end="2026-12-04")
        self.plan()
        self.env.flush_all()
        self.env.invalidate_all()
        rounds.mapped("name")
        with self.assertQueryCount(1):
            rounds.mapped("progress")

    def test_dividing_and_spreading(self):
        self.assertEqual(doctest.testmod(spread).failed, 0)
        self.assertEqual(spread.spread(0, []), [])
