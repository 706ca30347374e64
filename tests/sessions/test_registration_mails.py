from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import MODULE, CafeCase
from .mail_case import MailCase

KINDS = [
    "waiting",
    "promoted",
    "offered",
    "offer_expired",
    "cancelled",
    "handed_over",
    "link",
]


@tagged("post_install", "-at_install")
class TestRegistrationMails(MailCase, CafeCase):
    """Each change of somebody's place is told once, by mail, by a job."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.caller = cls.make_person("Cato Bel", phone="02 555 01 01")
        cls.series = cls.make_series(seats_max=1, contact_id=cls.caller.id)
        cls.session = cls.make_session(cls.series, date_tz="Europe/Brussels")
        cls.seated = cls.make_registration(cls.session, "An", email="an@a.example")
        cls.waiting = cls.make_registration(
            cls.session, "Bo", email="bo@b.example", state="waiting"
        )

    def break_template(self, kind="waiting"):
        """A template that fails for Bo only."""
        template = self.env.ref(f"{MODULE}.mail_template_registration_{kind}")
        template.body_html = (
            "<p><t t-out=\"1 // (object.organisation_name != 'Stuk' and 1 or 0)\"/></p>"
        )
        self.waiting.organisation_name = "Stuk"
        return template

    def test_joining_the_line_is_told_with_place_and_link(self):
        mail = self.run_job()
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertIn("bo@b.example", mail.email_to)
        self.assertIn("Place in line", mail.body_html)
        self.assertIn(self.waiting._get_my_url(), mail.body_html)
        self.assertIn("02 555 01 01", mail.body_html)
        self.assertFalse(mail.attachment_ids)

    def test_each_is_told_once(self):
        self.run_job()
        self.assertFalse(self.waiting.news)
        self.assertFalse(self.run_job())

    def test_the_job_that_empties_the_outbox_is_called(self):
        queue = self.env.ref("mail.ir_cron_mail_scheduler_action")
        self.env["ir.cron.trigger"].search([("cron_id", "=", queue.id)]).unlink()
        self.run_job()
        self.assertTrue(self.is_called("mail.ir_cron_mail_scheduler_action"))

    def test_only_the_last_word_counts(self):
        self.cancel(self.seated)
        mails = self.run_job()
        self.assertEqual(len(mails), 2)
        promoted = mails.filtered(lambda mail: "bo@b.example" in mail.email_to)
        self.assertIn("You have a seat", promoted.subject)
        self.assertTrue(promoted.attachment_ids.name.endswith(".ics"))

    def test_a_cancelled_registration_gets_no_calendar_file(self):
        self.run_job()
        self.cancel(self.waiting)
        mail = self.run_job()
        self.assertIn("Cancelled", mail.subject)
        self.assertFalse(mail.attachment_ids)
        self.assertNotIn("/inschrijving/", mail.body_html)

    def test_an_offer_says_until_when_on_the_clock_of_the_session(self):
        self.session.write(
            {"date_begin": "2030-07-02 10:00:00", "date_end": "2030-07-02 12:00:00"}
        )
        self.waiting._offer(fields.Datetime.to_datetime("2030-07-01 10:30:00"))
        mail = self.run_job()
        self.assertIn("12:30", mail.body_html)
        self.assertIn("Take this seat", mail.body_html)

    def test_it_comes_in_the_language_of_the_person(self):
        template = self.env.ref(f"{MODULE}.mail_template_registration_waiting")
        template.with_context(lang="nl_BE").subject = "Op de wachtlijst"
        self.waiting.lang = "nl_BE"
        self.assertEqual(self.run_job().subject, "Op de wachtlijst")

    def test_what_fails_for_one_holds_that_one_only(self):
        self.break_template()
        other = self.make_registration(
            self.session, "Cas", email="cas@c.example", state="waiting"
        )
        with self.assertLogs(level="WARNING"):
            mail = self.run_job()
        self.assertIn("cas@c.example", mail.email_to)
        self.assertFalse(other.news)
        self.assertEqual(self.waiting.news, "waiting")
        note = self.waiting.message_ids[0].body
        self.assertIn("could not be made: integer division", note)
        self.assertNotIn("Traceback", note)

    def test_what_is_held_is_tried_again_a_day_later_and_noted_once(self):
        template = self.break_template()
        with self.assertLogs(level="WARNING"):
            self.run_job()
        notes = len(self.waiting.message_ids)
        self.assertFalse(self.run_job())
        self.waiting.news_held_on -= timedelta(hours=25)
        with self.assertLogs(level="WARNING"):
            self.run_job()
        self.assertEqual(len(self.waiting.message_ids), notes)
        template.body_html = "<p>Hello</p>"
        self.waiting.news_held_on -= timedelta(hours=25)
        self.assertEqual(len(self.run_job()), 1)
        self.assertFalse(self.waiting.news_held_on)

    def test_who_has_no_address_is_noted_and_not_tried_again(self):
        self.waiting.write({"email": False})
        (self.waiting.attendee_partner_id | self.waiting.partner_id).email = False
        self.assertFalse(self.run_job())
        self.assertFalse(self.waiting.news)
        self.assertIn("no e-mail address", self.waiting.message_ids[0].body)

    def test_news_of_what_is_cancelled_or_over_is_dropped(self):
        self.session.kanban_state = "cancel"
        self.assertFalse(self.run_job())
        self.assertFalse(self.waiting.news)
        self.session.kanban_state = "normal"
        self.waiting._tell("waiting")
        past = fields.Datetime.now() - timedelta(days=2)
        self.session.write({"date_begin": past, "date_end": past + timedelta(hours=2)})
        self.assertFalse(self.run_job())
        self.assertFalse(self.waiting.news)

    def test_news_that_no_longer_holds_is_dropped(self):
        self.waiting._tell("promoted")
        self.assertFalse(self.run_job())
        self.assertFalse(self.waiting.news)

    def test_every_kind_makes_a_mail(self):
        self.run_job()
        for kind in KINDS:
            template = self.env.ref(f"{MODULE}.mail_template_registration_{kind}")
            mail = template.send_mail_batch(self.waiting.ids)
            self.assertIn("Hello", mail.body_html, kind)
            self.assertIn(self.session.name, mail.body_html, kind)
            self.assertNotIn("t-call", mail.body_html, kind)

    def test_many_people_cost_no_more_jobs(self):
        self.env["event.registration"].create(
            [
                {
                    "event_id": self.session.id,
                    "name": f"Wacht {number}",
                    "email": f"wacht{number}@w.example",
                    "state": "waiting",
                }
                for number in range(60)
            ]
        )
        self.assertEqual(len(self.run_job()), 61)
