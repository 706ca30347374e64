from lxml import html

from odoo.tests import tagged

from .audience_case import AudienceCase


@tagged("post_install", "-at_install")
class TestAudiencePage(AudienceCase):
    """What the page of a session says about who may come."""

    def render(self, user=None, session=None):
        """:return: the lxml tree of the box, None when there is none"""
        session = (session or self.session).with_user(user or self.public)
        text = session.env["ir.qweb"]._render(
            "cafe_partage_module.session_audience", {"event": session}
        )
        return html.fromstring(str(text)) if str(text).strip() else None

    def read(self, box):
        return " ".join(box.text_content().split())

    def test_a_session_for_everybody_and_a_stock_event_say_nothing(self):
        self.assertIsNone(self.render(session=self.make_session(published=True)))
        self.session.series_id = False
        self.assertIsNone(self.render())

    def test_a_visitor_reads_for_whom_it_is_and_how_to_apply(self):
        self.network.website_published = True
        box = self.render()
        self.assertIn("Netwerk Zaad", self.read(box))
        [sign_in] = box.find_class("o_cafe_audience_sign_in")
        self.assertEqual(
            sign_in.get("href"), f"/web/login?redirect={self.session.website_url}"
        )
        [apply] = box.find_class("o_cafe_audience_apply")
        self.assertEqual(apply.get("href"), "/my/networks")

    def test_a_network_that_is_not_on_the_website_is_not_named(self):
        box = self.render()
        self.assertNotIn("Zaad", self.read(box))
        self.assertFalse(box.find_class("o_cafe_audience_apply"))

    def test_one_cannot_apply_where_attendance_makes_a_member(self):
        self.network.write({"website_published": True, "member_rule": "attendance"})
        self.assertFalse(self.render().find_class("o_cafe_audience_apply"))

    def test_a_member_reads_that_she_may_come(self):
        self.member.partner_id.parent_id = self.zaad
        box = self.render(self.member)
        self.assertTrue(box.find_class("o_cafe_audience_yes"))
        self.assertFalse(box.find_class("o_cafe_audience_how"))

    def test_a_user_who_is_no_member_reads_whom_to_write_to(self):
        self.session.organizer_id = self.make_organisation(
            "Huis", email="hallo@huis.example"
        )
        box = self.render(self.member)
        self.assertFalse(box.find_class("o_cafe_audience_yes"))
        self.assertFalse(box.find_class("o_cafe_audience_sign_in"))
        self.assertIn("hallo@huis.example", self.read(box))

    def test_nobody_who_registered_is_named(self):
        self.make_registration(self.session, "Roos Adams", consent_report=True)
        self.network.website_published = True
        self.assertNotIn("Roos", self.read(self.render()))
