"""A report that is not there on day 3 and 7 is asked for, each once."""

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestReportReminder(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["event.event"].search([]).write({"report_reminded": 7})
        cls.reporter = cls.make_person("Inge Moens", email="inge@zaad.example")
        cls.series = cls.make_series("Café Test")
        cls.session = cls.make_ended()

    @classmethod
    def make_ended(cls, **values):
        """A session that ended on 5 March, at 23:30 in Brussels."""
        values = {
            "date_begin": "2026-03-05 20:00:00",
            "date_end": "2026-03-05 22:30:00",
            "date_tz": "Europe/Brussels",
            "reporter_id": cls.reporter.id,
            "user_id": cls.secretary.id,
            **values,
        }
        return cls.make_session(cls.series, **values)

    def run_at(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(
                "cafe_partage_module.ir_cron_report_reminder"
            ).method_direct_trigger()

    def get_mails(self):
        return self.env["mail.mail"].search(
            [("model", "=", "event.event"), ("email_to", "ilike", "inge@zaad.example")]
        )

    def test_on_day_3_and_7_and_no_more(self):
        counts = []
        for moment in (
            "2026-03-07 23:30:00",  # in Brussels it is the 8th: day 3
            "2026-03-08 10:00:00",
            "2026-03-11 10:00:00",
            "2026-03-12 10:00:00",
            "2026-03-13 10:00:00",
            "2026-03-30 10:00:00",
        ):
            self.run_at(moment)
            counts.append(len(self.get_mails()))
        self.assertEqual(counts, [1, 1, 1, 2, 2, 2])

    def test_not_on_day_2(self):
        self.run_at("2026-03-07 22:30:00")
        self.assertFalse(self.get_mails())

    def test_one_mail_only_where_the_job_came_late(self):
        self.run_at("2026-03-14 10:00:00")
        self.run_at("2026-03-15 10:00:00")
        self.assertEqual(len(self.get_mails()), 1)
        self.assertEqual(self.session.report_reminded, 7)

    def test_staff_get_an_activity_that_ends_with_the_report(self):
        self.run_at("2026-03-08 10:00:00")
        activity = self.session.activity_ids
        self.assertEqual(activity.user_id, self.secretary)
        self.assertIn("3", activity.summary)
        self.assertIn("Inge Moens", activity.note)
        self.run_at("2026-03-12 10:00:00")
        self.assertEqual(len(self.session.activity_ids), 1)
        report = self.make_report(self.session, body="<p>x</p>")
        self.assertTrue(self.session.activity_ids)
        report.with_user(self.secretary).action_review()
        self.assertFalse(self.session.activity_ids)

    def test_a_reporter_of_the_house_has_it_on_her_list(self):
        self.session.reporter_id = self.manager.partner_id
        self.run_at("2026-03-08 10:00:00")
        self.assertEqual(self.session.activity_ids.user_id, self.manager)
        mail = self.env["mail.mail"].search(
            [
                ("res_id", "=", self.session.id),
                ("body_html", "ilike", "the reporter of this session"),
            ]
        )
        self.assertEqual(len(mail), 1)
        self.assertIn(f"/odoo/event.event/{self.session.id}", mail.body_html)

    def test_without_a_reporter_staff_are_told_so(self):
        self.session.reporter_id = False
        self.run_at("2026-03-08 10:00:00")
        self.assertIn("No reporter", self.session.activity_ids.note)

    def test_nothing_where_it_is_there_cancelled_old_or_imported(self):
        self.session.kanban_state = "cancel"
        review = self.make_report(self.make_ended(), body="<p>x</p>")
        review.action_review()
        corrected = self.make_report(self.make_ended(), body="<p>x</p>")
        corrected.action_publish()
        corrected.action_reopen()
        imported = self.make_report(
            self.make_ended(), body="<p>x</p>", source_text="Verslag"
        )
        old = self.make_ended(
            date_begin="2026-01-02 13:00:00", date_end="2026-01-02 15:00:00"
        )
        event = self.make_ended()
        event.series_id = False
        self.run_at("2026-03-14 10:00:00")
        sessions = self.session | (review | corrected | imported).event_id | old | event
        self.assertFalse(sessions.activity_ids)
        self.assertFalse(self.get_mails())

    def test_a_draft_is_not_there_yet(self):
        self.make_report(self.session, body="<p>x</p>")
        self.run_at("2026-03-08 10:00:00")
        self.assertEqual(len(self.get_mails()), 1)

    def test_what_stopped_halfway_goes_on_where_it_was(self):
        other = self.make_ended()
        self.session.report_reminded = 3
        self.run_at("2026-03-08 10:00:00")
        self.assertEqual(self.get_mails().mapped("res_id"), other.ids)

    def test_the_mail_names_nobody_who_did_not_consent(self):
        self.session.name = "Gesprek met Sam De Vos"
        self.make_registration(self.session, "Sam De Vos")
        self.run_at("2026-03-08 10:00:00")
        mail = self.get_mails()
        self.assertNotIn("De Vos", mail.subject + mail.body_html)
