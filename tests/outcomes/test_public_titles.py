"""Titles without the names of people, for a page of reports at the cost of one."""

from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestPublicTitles(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series()
        cls.visitor = cls.env.ref("base.public_user")
        cls.session = cls.make_session(cls.series, days=-3, name="Te gast: Sam De Vos")
        cls.sam = cls.make_registration(cls.session, "Sam De Vos", state="done")
        cls.report = cls.make_report(cls.session, body="<p>Alles</p>")
        cls.report.action_publish()

    def test_a_title_names_nobody_who_did_not_consent(self):
        self.assertEqual(self.session.public_title, "Te gast: [name withheld]")
        for user in (self.visitor, self.member, self.outsider):
            report = self.report.with_user(user)
            self.assertEqual(report.public_title, "Te gast: [name withheld]")
            self.assertEqual(report.display_name, "Te gast: [name withheld]")
            self.assertEqual(report.sudo().display_name, "Te gast: [name withheld]")

    def test_staff_see_the_name_of_the_session(self):
        report = self.report.with_user(self.secretary)
        self.assertEqual(report.display_name, "Te gast: Sam De Vos")

    def test_the_address_names_nobody_whoever_asks(self):
        for user in (self.visitor, self.secretary):
            address = self.report.with_user(user).website_url
            self.assertNotIn("vos", address)
            self.assertTrue(address.endswith(f"-{self.report.id}"))

    def test_consent_counts_at_once(self):
        report = self.report.with_user(self.visitor)
        self.assertNotIn("Sam", report.display_name)
        self.sam.consent_report = True
        self.assertIn("Sam De Vos", report.display_name)
        self.assertIn("sam-de-vos", report.website_url)
        self.sam.state = "cancel"
        self.assertNotIn("Sam", report.display_name)
        self.assertNotIn("sam", report.website_url)

    def test_a_new_name_and_an_archived_registration_count_too(self):
        self.session.name = "Met Ilse Maes"
        self.assertIn("Ilse", self.report.public_title)
        self.sam.name = "Ilse Maes"
        self.assertNotIn("Ilse", self.report.public_title)
        self.sam.active = False
        self.assertNotIn("Ilse", self.report.public_title)

    def test_nobody_reads_the_withheld_names_themselves(self):
        for user in (self.member, self.outsider, self.secretary):
            self.assertNotIn(
                "withheld_names", self.env["event.event"].with_user(user).fields_get()
            )

    def test_thirty_sessions_cost_no_more_queries_than_three(self):
        sessions = self.session.browse()
        for number in range(30):
            session = self.make_session(self.series, days=-number - 4)
            person = self.make_person(f"Persoon {number}")
            self.make_registration(session, attendee_partner_id=person.id)
            sessions |= session

        def count(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            for session in some:
                self.assertTrue(session._get_withheld_names())
            return self.cr.sql_log_count - before

        count(sessions)
        self.assertEqual(count(sessions), count(sessions[:3]))
