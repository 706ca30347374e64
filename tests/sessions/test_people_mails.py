from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import MODULE, CafeCase
from .mail_case import MailCase

JOB = f"{MODULE}.ir_cron_people_mail"


@tagged("post_install", "-at_install")
class TestPeopleMails(MailCase, CafeCase):
    """Moderator, reporter and host read beforehand what they need."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.moderator = cls.make_person("Mo Praat", email="mo@x.example")
        cls.host = cls.make_person("Hanna Huis", email="hanna@x.example")
        cls.session = cls.make_session(
            days=2,
            moderator_id=cls.moderator.id,
            reporter_id=cls.secretary.partner_id.id,
            host_id=cls.host.id,
        )
        cls.make_item(cls.session, "Wat leren we?")
        cls.make_registration(
            cls.session,
            "An Noniem",
            organisation_name="Stichting Zaad",
            question_brought="Wat zegt An Noniem?",
        )
        cls.make_registration(cls.session, "Els Open", consent_report=True)
        cls.make_registration(cls.session, "Stille Gast")

    def move_session(self, days):
        begin = fields.Datetime.now() + timedelta(days=days)
        self.session.write(
            {"date_begin": begin, "date_end": begin + timedelta(hours=2)}
        )

    def get_mail(self, mails, address):
        return mails.filtered(lambda mail: address in mail.email_to)

    def test_each_gets_one_mail_that_names_the_role(self):
        mails = self.run_job(JOB)
        self.assertEqual(len(mails), 3)
        for address, role in (
            ("mo@x.example", "Moderator"),
            ("secretary@network.example", "Reporter"),
            ("hanna@x.example", "Host"),
        ):
            self.assertTrue(self.get_mail(mails, address).subject.startswith(role))
        self.assertTrue(self.session.people_mailed_on)
        self.assertFalse(self.run_job(JOB))

    def test_who_has_two_roles_gets_one_mail(self):
        self.session.host_id = self.make_person("Mo", email="MO@x.example")
        mails = self.run_job(JOB)
        self.assertEqual(len(mails), 2)
        mail = self.get_mail(mails, "mo@x.example")
        self.assertTrue(mail.subject.startswith("Moderator + Host"))

    def test_who_registered_in_a_role_is_of_the_people(self):
        self.make_registration(
            self.session, "Rik", email="rik@x.example", role="reporter"
        )
        mail = self.get_mail(self.run_job(JOB), "rik@x.example")
        self.assertTrue(mail.subject.startswith("Reporter"))

    def test_it_tells_programme_and_questions(self):
        body = self.get_mail(self.run_job(JOB), "mo@x.example").body_html
        self.assertIn("Wat leren we?", body)
        self.assertIn("(Stichting Zaad)", body)

    def test_it_names_nobody_without_consent(self):
        for mail in self.run_job(JOB):
            self.assertNotIn("An Noniem", mail.body_html)
            self.assertNotIn("Stille Gast", mail.body_html)
            self.assertIn("Els Open", mail.body_html)
            self.assertIn("Stichting Zaad", mail.body_html)

    def test_only_an_employee_gets_the_link_to_the_agenda(self):
        mails = self.run_job(JOB)
        link = f"/odoo/event.event/{self.session.id}"
        employee = self.get_mail(mails, "secretary@network.example")
        self.assertIn(link, employee.body_html)
        self.assertNotIn(link, self.get_mail(mails, "mo@x.example").body_html)

    def test_it_comes_in_the_language_of_the_person(self):
        template = self.env.ref(f"{MODULE}.mail_template_session_people")
        template.with_context(lang="fr_BE").subject = "Bonjour"
        self.moderator.lang = "fr_BE"
        mails = self.run_job(JOB)
        self.assertEqual(self.get_mail(mails, "mo@x.example").subject, "Bonjour")
        self.assertNotEqual(self.get_mail(mails, "hanna@x").subject, "Bonjour")

    def test_what_begins_later_or_is_cancelled_waits(self):
        self.move_session(days=5)
        self.assertFalse(self.run_job(JOB))
        self.move_session(days=1)
        self.session.kanban_state = "cancel"
        self.assertFalse(self.run_job(JOB))

    def test_staff_mail_them_sooner_and_once_more(self):
        self.move_session(days=8)
        for _time in range(2):
            before = self.env["mail.mail"].search_count([])
            self.session.with_user(self.secretary).action_mail_people()
            self.assertEqual(self.env["mail.mail"].search_count([]), before)
            self.assertTrue(self.is_called(JOB))
            self.assertEqual(len(self.run_job(JOB)), 3)

    def test_others_than_staff_may_not(self):
        for user in (self.outsider, self.member):
            with self.assertRaises(AccessError):
                self.session.with_user(user).action_mail_people()

    def test_nobody_to_mail_is_said(self):
        self.session.write(
            {"moderator_id": False, "reporter_id": False, "host_id": False}
        )
        with self.assertRaisesRegex(UserError, "Nobody to mail"):
            self.session.action_mail_people()
        self.assertFalse(self.run_job(JOB))

    def test_a_template_that_fails_is_noted_once_and_mails_nobody(self):
        template = self.env.ref(f"{MODULE}.mail_template_session_people")
        template.body_html = (
            "<p><t t-out=\"1 // (object.name != 'Stuk' and 1 or 0)\"/></p>"
        )
        self.session.name = "Stuk"
        with self.assertLogs(level="WARNING"):
            self.assertFalse(self.run_job(JOB))
        self.assertIn("could not be made", self.session.message_ids[0].body)
        self.assertFalse(self.run_job(JOB))

    def test_a_stock_event_has_no_such_mail(self):
        self.session.series_id = False
        self.assertFalse(self.run_job(JOB))

    def test_the_host_stands_on_the_form(self):
        form = Form(self.session.with_user(self.secretary))
        form.host_id = self.moderator
        self.assertEqual(form.save().host_id, self.moderator)
