from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, TransactionCase, tagged, warmup
from odoo.tools import mute_logger

from odoo.addons.cafe_partage_module.tools.service_hours import months_in

from .service_case import ServiceCase

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
class TestMonthsIn(TransactionCase):
    def test_whole_months_count_as_they_are(self):
        self.assertEqual(months_in(date(2026, 1, 1), date(2026, 1, 31)), 1)
        self.assertEqual(months_in(date(2026, 1, 1), date(2026, 12, 31)), 12)
        self.assertEqual(months_in(date(2025, 12, 1), date(2026, 1, 31)), 2)

    def test_part_of_a_month_counts_for_its_days(self):
        self.assertAlmostEqual(months_in(date(2026, 4, 1), date(2026, 4, 15)), 0.5)
        self.assertAlmostEqual(months_in(date(2026, 4, 16), date(2026, 5, 31)), 1.5)

    def test_a_leap_day_makes_february_longer(self):
        self.assertEqual(months_in(date(2028, 2, 1), date(2028, 2, 29)), 1)
        self.assertLess(months_in(date(2028, 2, 1), date(2028, 2, 28)), 1)
        self.assertEqual(months_in(date(2027, 2, 1), date(2027, 2, 28)), 1)

    def test_periods_that_follow_each_other_add_up(self):
        whole = months_in(date(2026, 1, 10), date(2026, 9, 20))
        parts = months_in(date(2026, 1, 10), date(2026, 2, 28)) + months_in(
            date(2026, 3, 1), date(2026, 9, 20)
        )
        self.assertAlmostEqual(whole, parts)

    def test_an_empty_period_has_no_months(self):
        self.assertEqual(months_in(date(2026, 1, 2), date(2026, 1, 1)), 0)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestServiceHours(ServiceCase):
    def setUp(self):
        super().setUp()
        self.match = self.make_match(date_end="2026-12-31")
        self.propose(self.match, self.taker)

    def agree(self):
        self.match.with_user(self.giver).action_agree()
        return self.match.with_user(self.taker)

    def use(self, hours=4, date="2026-02-10", user=None):
        return (
            self.env["cafe.service.usage"]
            .with_user(user or self.giver)
            .create({"match_id": self.match.id, "hours": hours, "date": date})
        )

    def test_both_sides_note_hours_of_an_agreement(self):
        match = self.agree()
        for user in (self.giver, self.taker):
            with Form(match.with_user(user)) as form:
                with form.usage_ids.new() as usage:
                    usage.hours = 2.5
                    usage.date = "2026-02-01"
        self.assertEqual(match.hours_used, 5)
        self.assertEqual(match.usage_ids.user_id, self.giver | self.taker)

    def test_hours_stand_against_what_was_agreed_so_far(self):
        match = self.agree()
        self.use(11)
        with freeze_time("2026-02-28 12:00:00"):
            self.env.invalidate_all()
            # 10 hours a month, two whole months
            self.assertEqual(match.hours_agreed, 20)
            self.assertEqual(match.hours_ratio, 55)
        with freeze_time("2027-05-01 12:00:00"):
            self.env.invalidate_all()
            self.assertEqual(match.hours_agreed, 120, "not past its end")

    def test_no_hours_before_there_is_an_agreement(self):
        with self.assertRaisesRegex(ValidationError, "not agreed"):
            self.use()

    def test_hours_within_the_period_and_not_of_tomorrow(self):
        self.agree()
        for day in ("2025-12-31", "2026-03-11"):
            with self.subTest(day), self.assertRaises(ValidationError):
                self.use(date=day)
        self.assertTrue(self.use(date="2026-03-10"))

    def test_hours_are_more_than_none(self):
        self.agree()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.use(hours=0)

    def test_an_agreement_that_ended_keeps_its_hours(self):
        match = self.agree()
        usage = self.use()
        match.action_end()
        self.assertEqual(match.state, "ended")
        self.assertEqual(str(match.date_end), "2026-03-10")
        for change in (
            lambda: usage.write({"hours": 1}),
            usage.unlink,
            match.with_user(self.manager).unlink,
            match.offer_line_id.with_user(self.manager).unlink,
        ):
            with self.assertRaises(UserError):
                change()
        self.use(date="2026-03-01")
        self.assertEqual(match.hours_used, 8)

    def test_hours_do_not_move_to_another_agreement(self):
        self.agree()
        usage = self.use()
        other = self.make_line(self.third, "need").need_match_ids
        with self.assertRaises(UserError):
            usage.match_id = other

    def test_the_job_ends_what_is_over_where_the_company_is(self):
        self.agree()
        job = self.env.ref("cafe_partage_module.ir_cron_service_matches")
        self.match.company_id.cafe_tz = "Europe/Brussels"
        for moment, state in (
            ("2026-12-31 22:59:00", "agreed"),
            ("2026-12-31 23:01:00", "ended"),
        ):
            with freeze_time(moment), self.enter_registry_test_mode():
                job.method_direct_trigger()
            self.assertEqual(self.match.state, state)

    def test_a_job_that_did_not_run_for_a_week_catches_up(self):
        with freeze_time("2027-01-08 09:00:00"), self.enter_registry_test_mode():
            self.env.ref(
                "cafe_partage_module.ir_cron_service_matches"
            ).method_direct_trigger()
        self.assertEqual(self.match.state, "declined")
        self.assertIn("period was over", self.match.decline_reason)
        self.assertFalse(self.match.activity_ids)

    def test_the_job_takes_suggestions_away_of_archived_networks(self):
        found = self.make_line(self.third, "need").need_match_ids
        self.third.active = False
        self.assertTrue(found.exists())
        with self.enter_registry_test_mode():
            self.env.ref(
                "cafe_partage_module.ir_cron_service_matches"
            ).method_direct_trigger()
        self.assertFalse(found.exists())

    @warmup
    def test_a_list_of_agreements_costs_the_same_for_many(self):
        for i in range(6):
            self.make_line(self.make_network(f"Meer {i}"), "need")
        matches = self.env["cafe.service.match"].search(
            [("offer_line_id", "=", self.match.offer_line_id.id)], order="id"
        )
        names = ["display_name", "offer_network_name", "hours_used", "hours_ratio"]
        names += ["offer_coordinator_ids", "can_propose", "offer_note"]
        self.env.flush_all()
        counts = []
        for some in (matches[:1], matches):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.giver).read(names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
