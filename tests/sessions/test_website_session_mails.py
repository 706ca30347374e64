from odoo import fields
from odoo.tests import Form, tagged

from ..website_case import WebsiteCase
from .mail_case import MailCase

TOM = {
    "name": "Tom Test",
    "email": "tom@visitor.example",
    "organisation_name": "Nieuwe Kring",
    "question_brought": "Wie zorgt voor de <soep>?",
}


@tagged("post_install", "-at_install")
class TestSessionMails(MailCase, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = cls.env.ref(
            "cafe_partage_module.mail_template_session_confirmation"
        )

    def register_by_mail(self, session=None, lang="en"):
        """:return: the mail in the outbox for a visitor who registers"""
        before = self.env["mail.mail"].search([])
        person = {**TOM, "email": f"{lang}.{TOM['email']}"}
        self.register(session or self.meeting, person, lang=lang)
        self.run_job("event.event_mail_scheduler")
        return self.env["mail.mail"].search([]) - before

    def test_a_visitor_gets_one_confirmation(self):
        mail = self.register_by_mail()
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertIn("tom@visitor.example", mail.email_to)
        self.assertIn(f"Café Test {self.meeting.session_number}", mail.subject)

    def test_it_says_what_was_registered(self):
        body = self.register_by_mail().body_html
        self.assertIn("Nieuwe Kring", body)
        self.assertIn("Wie zorgt voor de &lt;soep&gt;?", body)
        self.assertIn(self.meeting.event_share_url, body)

    def test_it_carries_the_calendar_file_and_nothing_else(self):
        (attachment,) = self.register_by_mail().attachment_ids
        self.assertTrue(attachment.name.endswith(".ics"))
        calendar = attachment.raw.decode()
        self.assertIn("BEGIN:VEVENT", calendar)
        self.assertIn(self.meeting.name, calendar)

    def test_it_comes_in_the_language_of_the_website(self):
        for code, subject in (("nl_BE", "Welkom"), ("fr_BE", "Bienvenue")):
            self.template.with_context(lang=code).subject = subject
        self.assertEqual(self.register_by_mail(lang="nl").subject, "Welkom")
        self.assertEqual(self.register_by_mail(lang="fr").subject, "Bienvenue")

    def test_a_stock_event_sends_its_own_mail_without_our_file(self):
        event = self.env["event.event"].create(
            {
                "name": "Zomerfeest",
                "date_begin": self.meeting.date_begin,
                "date_end": self.meeting.date_end,
                "is_published": True,
            }
        )
        mail = self.register_by_mail(event)
        self.assertFalse(mail.attachment_ids.filtered(lambda a: a.name.endswith("ics")))
        self.assertNotIn("Nieuwe Kring", mail.body_html)

    def test_the_reminder_goes_out_once_to_who_is_registered(self):
        registration = self.make_registration(self.meeting, email="roos@adams.example")
        reminder = self.meeting.event_mail_ids.filtered(
            lambda mail: mail.interval_type == "before_event"
        )
        reminder.scheduled_date = fields.Datetime.now()
        before = self.env["mail.mail"].search([])
        reminder.execute()
        reminder.execute()
        mail = self.env["mail.mail"].search([]) - before
        self.assertEqual(len(mail), 1)
        self.assertIn(registration.name, mail.body_html)
        self.assertTrue(mail.attachment_ids.name.endswith(".ics"))


@tagged("post_install", "-at_install")
class TestSessionTemplate(WebsiteCase):
    """A session takes its mails and questions from the series' event template."""

    MAILS = [
        ("after_sub", "mail_template_session_confirmation"),
        ("before_event", "mail_template_session_reminder"),
    ]

    def check(self, session):
        self.assertEqual(
            session.event_type_id,
            self.env.ref("cafe_partage_module.event_type_session"),
        )
        self.assertEqual(
            [(m.interval_type, m.template_ref) for m in session.event_mail_ids],
            [
                (t, self.env.ref(f"cafe_partage_module.{name}"))
                for t, name in self.MAILS
            ],
        )
        self.assertEqual(
            set(session.question_ids.mapped("question_type")),
            {"name", "email", "phone"},
        )
        self.assertEqual(session.date_tz, "Europe/Brussels")

    def test_on_create(self):
        self.check(self.make_session(self.series))

    def test_in_the_form(self):
        form = Form(self.env["event.event"].with_user(self.secretary))
        form.name = "Samen"
        form.date_begin = self.meeting.date_begin
        form.series_id = self.series
        self.check(form.save())

    def test_the_seats_of_the_series_win(self):
        self.series.seats_max = 7
        self.series.event_type_id.write({"has_seats_limitation": True, "seats_max": 40})
        form = Form(self.env["event.event"].with_user(self.secretary))
        form.name = "Samen"
        form.date_begin = self.meeting.date_begin
        form.series_id = self.series
        for session in (self.make_session(self.series), form.save()):
            self.assertTrue(session.seats_limited)
            self.assertEqual(session.seats_max, 7)

    def test_without_a_template_the_stock_mails_stay(self):
        self.series.event_type_id = False
        session = self.make_session(self.series)
        self.assertFalse(session.event_type_id)
        self.assertTrue(session.event_mail_ids)
