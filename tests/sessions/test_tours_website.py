from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestRegistrationTours(WebsiteCase):
    """A visitor and a member register in a browser, on a phone's screen."""

    browser_size = "390x844"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.known = cls.make_published_member("Buurtwerk Noord")
        cls.url = f"/en/event/{cls.meeting.id}/register"

    def run_tour(self, tour, login=None):
        """:return: the registration that the tour made"""
        before = self.meeting.registration_ids
        self.start_tour(self.url, tour, login=login)
        self.meeting.invalidate_recordset(["registration_ids"])
        return self.meeting.registration_ids - before

    def test_a_visitor_finds_her_organisation_by_typing(self):
        registration = self.run_tour("cafe_register_known_organisation")
        self.assertEqual(registration.organisation_id, self.known)
        self.assertEqual(registration.question_brought, "Wie zorgt voor de soep?")
        self.assertTrue(registration.consent_report)

    def test_a_visitor_finds_her_organisation_with_the_keyboard(self):
        registration = self.run_tour("cafe_register_with_keyboard")
        self.assertEqual(registration.organisation_id, self.known)
        self.assertFalse(registration.consent_report)

    def test_a_visitor_enters_a_new_organisation(self):
        registration = self.run_tour("cafe_register_new_organisation")
        self.assertEqual(registration.organisation_name, "Kring van Zeven")
        self.assertTrue(registration.organisation_to_match)

    def test_a_member_finds_her_form_filled_in(self):
        own = self.make_own_organisation("Eigen Huis")
        registration = self.run_tour("cafe_register_member", self.member.login)
        self.assertEqual(registration.organisation_id, own)
        self.assertEqual(registration.partner_id, self.member.partner_id)


@tagged("post_install", "-at_install")
class TestReportTours(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        session = cls.make_session(cls.series, days=-30)
        cls.make_report(
            session, body="<p>Een secretariaat is geheugen en poortwachter.</p>"
        ).action_publish()

    def test_a_visitor_finds_a_report_in_the_menu(self):
        self.start_tour("/en/", "cafe_report_from_menu")

    def test_a_member_finds_a_report_on_her_account(self):
        self.start_tour("/en/my", "cafe_report_from_portal", login=self.member.login)
