"""The days of a review are over: staff are asked once to publish."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import CafeCase

CRON = "cafe_partage_module.ir_cron_report_review_end"


@tagged("post_install", "-at_install")
class TestReviewEnd(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.session.report"].search([]).write({"state": "draft"})
        cls.env.company.cafe_tz = "Europe/Brussels"
        cls.series = cls.make_series("Café Test", review_days=5)
        with freeze_time("2026-03-06 10:00:00"):
            cls.session = cls.make_session(
                cls.series, days=-1, user_id=cls.secretary.id
            )
            cls.make_registration(cls.session, email="an@zaad.example", state="done")
            cls.report = cls.make_report(cls.session, body="<p>Wij delen.</p>")
            cls.report.with_user(cls.secretary).action_review()

    def run_at(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(CRON).method_direct_trigger()
        self.env.invalidate_all()
        return self.report.activity_ids

    def test_the_last_day_is_that_of_the_series(self):
        self.assertEqual(self.report.date_review_end, date(2026, 3, 11))

    def test_the_last_day_is_counted_where_the_secretariat_is(self):
        # in Brussels it is the 7th already, wherever the user is
        with freeze_time("2026-03-06 23:30:00"):
            self.report.action_reopen()
            self.secretary.tz = "America/New_York"
            self.report.with_user(self.secretary).action_review()
        self.assertEqual(self.report.date_review_end, date(2026, 3, 12))

    def test_staff_are_asked_the_day_after_and_once(self):
        self.assertFalse(self.run_at("2026-03-11 22:30:00"))
        # in Brussels it is the 12th
        activity = self.run_at("2026-03-11 23:30:00")
        self.assertEqual(activity.user_id, self.secretary)
        self.assertIn("publish", activity.summary)
        self.assertIn("answered", activity.note)
        self.assertEqual(self.run_at("2026-03-13 10:00:00"), activity)

    def test_who_put_it_aside_is_not_asked_again(self):
        self.run_at("2026-03-12 10:00:00").unlink()
        self.assertFalse(self.run_at("2026-03-13 10:00:00"))

    def test_it_says_how_many_suggestions_are_open(self):
        self.env["cafe.session.report.suggestion"].create(
            {
                "report_id": self.report.id,
                "reader_id": self.report.reader_ids.id,
                "review": 1,
                "passage": "<p>Wij delen.</p>",
                "passage_text": "Wij delen.",
                "text": "Wij delen alles.",
            }
        )
        self.assertIn("open: 1", self.run_at("2026-03-12 10:00:00").note)

    def test_a_review_that_goes_on_longer_is_asked_for_at_its_own_end(self):
        self.run_at("2026-03-12 10:00:00")
        with freeze_time("2026-03-12 11:00:00"):
            self.report.date_review_end = date(2026, 3, 20)
        self.assertFalse(self.report.activity_ids)
        self.assertFalse(self.run_at("2026-03-20 10:00:00"))
        self.assertEqual(len(self.run_at("2026-03-21 10:00:00")), 1)

    def test_publishing_does_it_and_a_draft_drops_it(self):
        activity = self.run_at("2026-03-12 10:00:00")
        with freeze_time("2026-03-12 11:00:00"):
            self.report.with_user(self.secretary).action_publish()
        self.assertFalse(activity.exists() and activity.active)
        self.assertFalse(self.report.activity_ids)
        self.report.action_reopen()
        self.report.change_note = "Een naam"
        with freeze_time("2026-03-12 12:00:00"):
            self.report.action_review()
        self.assertEqual(len(self.run_at("2026-03-30 10:00:00")), 1)
        self.report.action_reopen()
        self.assertFalse(self.report.activity_ids)

    def test_only_who_may_publish_is_asked(self):
        self.session.user_id = self.outsider
        activity = self.run_at("2026-03-12 10:00:00")
        self.assertNotEqual(activity.user_id, self.outsider)
