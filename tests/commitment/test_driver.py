from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .driver_case import DriverCase


@tagged("post_install", "-at_install")
class TestDriver(DriverCase):
    def test_a_coordinator_notes_a_driver_on_the_members_form(self):
        with Form(self.zaad.with_user(self.coordinator)) as form:
            with form.driver_ids.new() as line:
                line.driver_id = self.learn
                line.note = "Hoe doen jullie dat?"
        row = self.zaad.driver_ids
        self.assertEqual((row.driver_id, row.kind), (self.learn, "use"))
        self.assertEqual((row.freshness, row.confirmed_by), ("fresh", "staff"))

    def test_one_driver_holds_once_at_a_time(self):
        self.make_member_driver(date_end="2026-12-31")
        with self.assertRaisesRegex(ValidationError, "Leren van anderen"):
            self.make_member_driver(date_end="2026-12-01")

    def test_two_requests_at_once_do_not_start_a_driver_twice(self):
        self.make_member_driver(date_start="2020-01-01")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_member_driver(date_start="2021-01-01")

    def test_what_was_confirmed_is_not_deleted(self):
        row = self.make_member_driver()
        with self.assertRaisesRegex(UserError, "history"):
            row.with_user(self.manager).unlink()

    def test_a_driver_stays_with_its_member(self):
        row = self.make_member_driver()
        other = self.make_member(self.network, self.make_organisation("Twee"))
        with self.assertRaises(UserError):
            row.member_id = other
        with self.assertRaises(UserError):
            row.driver_id = self.meet
        row.write({"member_id": self.zaad.id, "driver_id": self.learn.id})

    def test_who_left_gets_no_driver(self):
        self.zaad.action_leave()
        with self.assertRaisesRegex(ValidationError, "no longer a member"):
            self.make_member_driver()

    def test_what_drove_a_former_member_can_be_kept(self):
        self.zaad.action_leave()
        row = self.make_member_driver(date_start="2021-01-01", date_end="2022-01-01")
        self.assertFalse(row.freshness)

    def test_nothing_is_confirmed_in_the_future(self):
        with self.assertRaisesRegex(ValidationError, "future"):
            self.make_member_driver(confirmed="2999-01-01")

    @freeze_time("2026-11-24 12:00:00")
    def test_confirming_many_at_once_is_one_line_on_each_member(self):
        other = self.make_member(self.network, self.make_organisation("Twee"))
        rows = self.make_member_driver(confirmed="2025-01-01")
        rows |= self.make_member_driver(driver=self.meet, confirmed="2025-01-01")
        rows |= self.make_member_driver(other, confirmed="2025-01-01")
        before = self.zaad.message_ids
        rows.with_user(self.coordinator).action_confirm()
        self.assertEqual(set(rows.mapped("confirmed_on")), {date(2026, 11, 24)})
        self.assertEqual(set(rows.mapped("freshness")), {"fresh"})
        message = self.zaad.message_ids - before
        self.assertEqual(len(message), 1)
        self.assertIn("Leren van anderen", message.body)
        self.assertIn("Mensen ontmoeten", message.body)

    @freeze_time("2026-11-24 12:00:00")
    def test_no_longer_true_ends_yesterday(self):
        row = self.make_member_driver(confirmed="2025-01-01")
        row.with_user(self.coordinator).action_end()
        self.assertEqual(row.date_end, date(2026, 11, 23))
        self.assertFalse(row.is_current)
        with self.assertRaisesRegex(UserError, "history"):
            row.action_confirm()
        self.assertEqual(row.confirmed_on, date(2025, 1, 1))

    @freeze_time("2026-11-24 12:00:00")
    def test_a_driver_of_today_ends_today_and_can_come_back_today(self):
        row = self.make_member_driver()
        row.action_end()
        self.assertEqual(row.date_end, date(2026, 11, 24))
        self.assertFalse(self.get_going_on())
        row._take_over(self.zaad, self.learn, date(2026, 11, 24), "staff")
        self.assertEqual(self.get_going_on(), self.learn)
        self.assertEqual(len(self.zaad.driver_ids), 1)

    def test_an_archived_reason_stays_with_who_gave_it(self):
        row = self.make_member_driver()
        self.learn.active = False
        self.assertEqual(self.get_going_on(), self.learn)
        row.action_confirm()

    def test_the_catalogue_counts_members(self):
        self.make_member_driver()
        self.make_member_driver(driver=self.meet).action_end()
        drivers = (self.learn | self.meet).with_user(self.secretary)
        self.assertEqual(drivers.mapped("member_count"), [1, 0])

    def test_ready_drivers_cover_every_kind(self):
        ready = self.env["cafe.driver"].search([]) - self.learn - self.meet - self.sell
        kinds = dict(ready._fields["kind"].selection)
        self.assertEqual(set(ready.mapped("kind")), set(kinds))
        self.assertGreaterEqual(len(ready), 12)


@tagged("post_install", "-at_install")
class TestTakeOver(DriverCase):
    """What was said on a day, against what was known."""

    def take_over(self, drivers, day="2026-11-24", **kwargs):
        return self.env["cafe.member.driver"]._take_over(
            self.zaad, drivers, date.fromisoformat(day), "staff", **kwargs
        )

    @freeze_time("2026-11-24 12:00:00")
    def test_keeps_starts_and_ends(self):
        kept = self.make_member_driver(confirmed="2025-01-01")
        gone = self.make_member_driver(driver=self.meet, confirmed="2025-01-01")
        changes = self.take_over(self.learn | self.sell)
        self.assertEqual((changes["kept"], changes["ended"]), (kept, gone))
        self.assertEqual(changes["started"].driver_id, self.sell)
        self.assertEqual(kept.confirmed_on, date(2026, 11, 24))
        self.assertEqual(kept.date_start, date(2025, 1, 1))
        self.assertEqual(gone.date_end, date(2026, 11, 23))

    @freeze_time("2026-11-24 12:00:00")
    def test_twice_is_as_once(self):
        self.make_member_driver(driver=self.meet, confirmed="2025-01-01")
        self.take_over(self.learn)
        changes = self.take_over(self.learn)
        self.assertFalse(changes["started"] | changes["ended"])
        self.assertEqual(len(self.zaad.driver_ids), 2)

    @freeze_time("2026-11-24 12:00:00")
    def test_what_is_told_late_does_not_put_back_a_confirmation(self):
        row = self.make_member_driver(confirmed="2025-01-01")
        row.confirmed_on = "2026-11-20"
        self.take_over(self.learn, "2026-11-01")
        self.assertEqual(row.confirmed_on, date(2026, 11, 20))

    @freeze_time("2026-11-24 12:00:00")
    def test_a_driver_that_was_to_start_later_starts_now(self):
        row = self.make_member_driver(date_start="2027-01-01")
        self.take_over(self.learn)
        self.assertEqual(row.date_start, date(2026, 11, 24))
        self.assertEqual(self.zaad.driver_ids, row)

    @freeze_time("2026-11-24 12:00:00")
    def test_what_was_not_in_view_does_not_end(self):
        shown = self.make_member_driver(confirmed="2025-01-01")
        self.make_member_driver(driver=self.meet)
        self.take_over(self.sell, known=shown)
        self.assertEqual(self.get_going_on(), self.meet | self.sell)
