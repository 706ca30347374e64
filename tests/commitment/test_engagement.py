from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged, warmup
from odoo.tools import mute_logger

from ..common import CafeCase
from .engagement_case import EngagementBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestEngagement(EngagementBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.place = cls.make_member(
            cls.network, date_start="2020-01-01", circle_id=cls.network.circle_ids[0].id
        )

    def test_a_coordinator_notes_a_pledge_in_one_form(self):
        with Form(self.env["cafe.engagement"].with_user(self.coordinator)) as form:
            form.name = "Ontvangt de vergadering"
            form.member_id = self.place
            form.quantity = 8
        engagement = form.record
        self.assertEqual(engagement.state, "pledged")
        self.assertEqual(engagement.uom_id, self.env.ref("uom.product_uom_hour"))
        self.assertEqual(engagement.date_start, date(2026, 11, 24))
        self.assertEqual(engagement.date_end, date(2026, 12, 31), "its calendar year")
        self.assertEqual(engagement.circle_id, self.network.circle_ids[0])

    def test_the_last_day_follows_the_first_until_somebody_says_otherwise(self):
        with Form(self.env["cafe.engagement"].with_user(self.coordinator)) as form:
            form.name = "Ontvangt de vergadering"
            form.member_id = self.place
            form.date_start = date(2027, 3, 1)
            self.assertEqual(form.date_end, date(2027, 12, 31))
            form.date_end = False
        engagement = form.record
        self.assertFalse(engagement.date_end, "empty is kept")
        engagement.date_start = date(2027, 4, 1)
        self.assertFalse(engagement.date_end, "a saved one is not touched")

    def test_the_state_follows_the_deliveries(self):
        engagement = self.make_engagement(self.place, quantity=10)
        self.assertEqual(engagement.state, "pledged")
        engagement.line_ids = [Command.create({"quantity": 4})]
        self.assertEqual((engagement.state, engagement.progress), ("partial", 40))
        engagement.line_ids = [Command.create({"quantity": 6})]
        self.assertEqual(engagement.state, "delivered")
        engagement.line_ids.filtered(lambda line: line.quantity == 6).quantity = 5
        self.assertEqual(engagement.state, "partial")
        self.assertEqual(engagement.remaining_quantity, 1)
        engagement.line_ids.unlink()
        self.assertEqual(
            (engagement.state, engagement.delivered_quantity), ("pledged", 0)
        )

    def test_the_state_follows_a_pledge_that_changes(self):
        engagement = self.make_engagement(self.place, quantity=10, delivered=[6])
        engagement.quantity = 6
        self.assertEqual(engagement.state, "delivered")
        engagement.quantity = 8
        self.assertEqual(engagement.state, "partial")

    def test_tenths_of_hours_add_up(self):
        engagement = self.make_engagement(self.place, quantity=0.3)
        for _part in range(3):
            engagement.line_ids = [Command.create({"quantity": 0.1})]
        self.assertEqual(engagement.state, "delivered")

    def test_more_than_was_pledged_is_delivered_too(self):
        engagement = self.make_engagement(self.place, quantity=10, delivered=[15])
        self.assertEqual(
            (engagement.state, engagement.remaining_quantity), ("delivered", 0)
        )

    def test_a_line_that_moves_changes_both(self):
        first = self.make_engagement(self.place, quantity=4, delivered=[4])
        second = self.make_engagement(self.place, quantity=4)
        first.line_ids.engagement_id = second
        self.assertEqual((first.state, second.state), ("pledged", "delivered"))

    def test_nobody_says_by_hand_that_it_is_delivered(self):
        engagement = self.make_engagement(self.place)
        with self.assertRaisesRegex(ValidationError, "follows from its deliveries"):
            engagement.state = "delivered"
        with self.assertRaises(ValidationError):
            self.make_engagement(self.place, state="partial")

    def test_nothing_and_less_than_nothing_are_refused(self):
        engagement = self.make_engagement(self.place)
        for values in (
            {"quantity": 0},
            {"line_ids": [Command.create({"quantity": 0})]},
        ):
            with (
                self.subTest(values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                engagement.write(values)
                self.env.flush_all()

    def test_delivered_in_whole_takes_one_click(self):
        engagement = self.make_engagement(self.place, quantity=10, delivered=[4])
        engagement.with_user(self.coordinator).action_deliver_whole()
        line = engagement.line_ids.sorted("date")[-1]
        self.assertEqual((line.quantity, line.date), (6, date(2026, 11, 24)))
        self.assertEqual(engagement.state, "delivered")
        with self.assertRaises(UserError):
            engagement.action_deliver_whole()

    def test_what_was_delivered_is_not_deleted(self):
        engagement = self.make_engagement(self.place, delivered=[1])
        with self.assertRaisesRegex(UserError, "history"):
            engagement.with_user(self.coordinator).unlink()
        engagement.line_ids.unlink()
        engagement.with_user(self.coordinator).unlink()
        self.assertFalse(engagement.exists())

    def test_the_unit_of_what_was_delivered_stays(self):
        engagement = self.make_engagement(self.place, delivered=[1])
        with self.assertRaisesRegex(UserError, "unit"):
            engagement.uom_id = self.env.ref("uom.product_uom_day")
        engagement.uom_id = engagement.uom_id

    def test_overdue_from_the_day_after_the_last_one(self):
        rows = {
            "today": self.make_engagement(self.place, date_end="2026-11-24"),
            "over": self.make_engagement(self.place, date_end="2026-11-23"),
            "part": self.make_engagement(
                self.place, date_end="2026-11-23", delivered=[1]
            ),
            "whole": self.make_engagement(
                self.place, date_end="2026-11-23", delivered=[12]
            ),
            "waived": self.make_engagement(
                self.place, date_end="2026-11-23", state="waived", reason="Ziek"
            ),
            "open": self.make_engagement(self.place, date_end=False),
        }
        late = {name for name, engagement in rows.items() if engagement.is_overdue}
        self.assertEqual(late, {"over", "part"})
        found = self.env["cafe.engagement"].search(
            [("is_overdue", "=", True), ("member_id", "=", self.place.id)]
        )
        self.assertEqual(found, rows["over"] | rows["part"])
        others = self.env["cafe.engagement"].search(
            [("is_overdue", "=", False), ("member_id", "=", self.place.id)]
        )
        self.assertEqual(len(others), 4)

    def test_the_day_turns_over_where_the_user_is(self):
        engagement = self.make_engagement(self.place, date_end="2026-11-24")
        with freeze_time("2026-11-24 22:30:00"):  # 23:30 in Brussels
            self.assertFalse(engagement.with_user(self.coordinator).is_overdue)
        self.env.invalidate_all()
        with freeze_time("2026-11-24 23:30:00"):  # half past midnight there
            self.assertTrue(engagement.with_user(self.coordinator).is_overdue)

    @warmup
    def test_a_list_costs_the_same_for_many(self):
        engagements = self.env["cafe.engagement"].create(
            [
                {
                    "name": f"Uur {number}",
                    "member_id": self.place.id,
                    "line_ids": [Command.create({"quantity": 0.5})],
                }
                for number in range(40)
            ]
        )
        names = ["partner_id", "is_overdue", "progress", "state", "remaining_quantity"]
        counts = []
        for records in (engagements, engagements[:2], engagements):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.with_user(self.coordinator).read(names)
            counts.append(self.env.cr.sql_log_count - before)
        # the first also looks up what the user may see
        self.assertEqual(counts[1], counts[2])
