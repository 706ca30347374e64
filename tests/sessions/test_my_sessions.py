from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestMySessions(WebsiteCase):
    """A member's sessions on her account."""

    def setUp(self):
        super().setUp()
        self.sign_in(self.member)

    def register_member(self, session=None, **values):
        partner = self.member.partner_id
        return self.make_registration(
            session or self.meeting,
            **{
                "name": partner.name,
                "email": partner.email,
                "attendee_partner_id": partner.id,
                **values,
            },
        )

    def count(self):
        return self.env["cafe.my.sessions"].with_user(self.member)._count()

    def make_past(self, days=30, **values):
        session = self.make_session(self.series, days=-days, published=True)
        return self.register_member(session, **values)

    def test_coming_session_with_link_and_calendar(self):
        registration = self.register_member()
        page = self.get_page("/my/sessions")
        (coming,) = page.find_class("o_cafe_coming")
        self.assertIn("Registered", coming.text_content())
        (link,) = [a.get("href") for a in coming.find_class("o_cafe_my_link")]
        path = "/inschrijving/" + link.rpartition("/")[2]
        self.assertIn(registration.name, self.get_text(path))
        response = self.url_open(path + "/agenda.ics")
        self.assertIn("BEGIN:VEVENT", response.text)

    def test_place_in_line(self):
        self.meeting.write({"seats_limited": True, "seats_max": 1})
        self.make_registration(self.meeting, "Gezeten")
        self.make_registration(self.meeting, "Eerste", state="waiting")
        self.register_member(state="waiting")
        self.assertIn("Number 2", self.get_text("/my/sessions", "o_cafe_coming"))

    def test_past_session_with_its_report(self):
        registration = self.make_past(state="done")
        self.make_report(registration.event_id, body="<p>Soep.</p>").action_publish()
        text = self.get_text("/my/sessions", "o_cafe_past")
        self.assertIn("Attended", text)
        self.assertIn("Read the report", text)

    def test_report_that_is_not_published_is_not_there(self):
        registration = self.make_past(state="done")
        self.make_report(registration.event_id, body="<p>Soep.</p>")
        self.assertNotIn("report", self.get_text("/my/sessions", "o_cafe_past"))

    def test_whom_one_registered(self):
        colleague = self.make_person("Dora Maes", email="dora@zaad.example")
        self.register_member(
            name="Dora Maes",
            email="dora@zaad.example",
            attendee_partner_id=colleague.id,
            partner_id=self.member.partner_id.id,
        )
        self.assertIn("You registered Dora Maes", self.get_text("/my/sessions"))

    def test_others_and_stock_events_are_not_there(self):
        self.make_registration(self.meeting, "Vreemd", email="vreemd@zaad.example")
        self.register_member(self.make_stock_event())
        self.assertEqual(self.count(), 0)
        text = self.get_text("/my/sessions")
        self.assertNotIn("Vreemd", text)
        self.assertNotIn("Zomerfeest", text)

    def test_empty_page_invites(self):
        page = self.get_page("/my/sessions")
        (invitation,) = page.find_class("o_cafe_invitation")
        self.assertEqual(invitation.xpath(".//a/@href"), ["/event"])

    def test_counter_counts_what_is_coming(self):
        self.register_member()
        self.register_member(self.make_session(self.series), state="cancel")
        self.make_past(state="done")
        self.assertEqual(self.count(), 1)
        self.assertIn("My sessions", self.get_text("/my/home"))

    def test_what_was_is_paged(self):
        for days in range(1, 13):
            self.make_past(days=days, state="done")
        first = self.get_page("/my/sessions").find_class("o_cafe_my_session")
        second = self.get_page("/my/sessions/page/2").find_class("o_cafe_my_session")
        self.assertEqual((len(first), len(second)), (10, 2))

    def test_a_session_under_way_is_still_coming(self):
        self.register_member()
        now = fields.Datetime.now()
        self.meeting.write(
            {
                "date_begin": now - timedelta(hours=1),
                "date_end": now + timedelta(hours=1),
            }
        )
        self.assertTrue(self.get_text("/my/sessions", "o_cafe_coming"))

    def test_a_member_has_no_rights_on_registrations(self):
        registration = self.register_member().with_user(self.member)
        for operation in ("read", "write", "unlink"):
            with self.assertRaises(AccessError):
                registration.check_access(operation)

    def test_a_visitor_has_to_sign_in(self):
        self.authenticate(None, None)
        response = self.url_open("/my/sessions", allow_redirects=False)
        self.assertEqual(response.status_code, 303)
        self.assertIn("/web/login", response.headers["Location"])

    def test_many_sessions_cost_no_more_queries_than_few(self):
        def add(count):
            for days in range(count):
                session = self.make_session(self.series, 20 + days, published=True)
                self.make_registration(session, "Eerste", state="waiting")
                self.register_member(session, state="waiting")

        add(5)
        few = self.count_queries("/my/sessions")
        add(45)
        self.assertEqual(self.count_queries("/my/sessions"), few)
