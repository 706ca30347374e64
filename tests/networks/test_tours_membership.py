from odoo.tests import tagged

from ..website_case import WebsiteCase
from .application_case import ApplicationBuilders


@tagged("post_install", "-at_install")
class TestMembershipTours(ApplicationBuilders, WebsiteCase):
    """From application to decision, in the browsers of both."""

    PHONE, DESK = "390x844", "1366x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_own()
        cls.network = cls.make_asking_network()

    def run_tour(self, url, tour, user, size):
        self.browser_size = size
        self.start_tour(url, tour, login=user.login)
        self.env.invalidate_all()

    def test_a_member_applies_and_the_coordinator_accepts(self):
        self.run_tour("/en/my", "cafe_membership_apply", self.member, self.PHONE)
        member = self.network.member_ids
        self.assertEqual(
            (member.partner_id, member.state, member.motivation),
            (self.own, "applicant", "Alleen lukt het niet."),
        )
        self.assertEqual(member.wished_circle_id.name, "Partners")
        url = f"/odoo/network-members/{member.id}"
        self.run_tour(url, "cafe_membership_accept", self.coordinator, self.DESK)
        self.assertEqual((member.state, member.circle_id.name), ("active", "Partners"))
        self.assertEqual(
            member.criterion_line_ids.mapped("is_met"), [True, True, False]
        )
        self.assertFalse(self.get_tasks(member))
        self.run_tour(
            "/en/my/networks", "cafe_membership_member", self.member, self.PHONE
        )

    def test_a_question_is_asked_and_answered(self):
        member = self.apply(self.network)
        url = f"/odoo/network-members/{member.id}"
        self.run_tour(url, "cafe_membership_ask", self.coordinator, self.DESK)
        self.assertEqual(
            (member.application_state, member.question_asked), ("more", "Wie komt er?")
        )
        self.run_tour(
            "/en/my/networks", "cafe_membership_answer", self.member, self.PHONE
        )
        self.assertEqual(member.application_state, "new")
        self.assertIn("Mira komt.", str(member.message_ids.mapped("body")))
        self.assertEqual(self.get_tasks(member).user_id, self.coordinator)

    def test_a_member_proposes_an_engagement(self):
        member = self.make_member(self.network, self.own)
        self.run_tour(
            f"/en/my/networks/{member.id}",
            "cafe_membership_propose",
            self.member,
            self.PHONE,
        )
        self.assertEqual(
            (member.engagement_ids.state, member.engagement_ids.quantity),
            ("proposed", 7.5),
        )
