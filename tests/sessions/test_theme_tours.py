from odoo.tests import tagged

from .theme_case import ThemeCase


@tagged("post_install", "-at_install")
class TestThemePhoneTours(ThemeCase):
    """On a phone: a member, and a visitor with a link in a mail."""

    browser_size = "390x844"

    def test_a_member_proposes_and_supports(self):
        self.start_tour("/themas", "cafe_theme_member", login=self.member.login)
        self.env.invalidate_all()
        made = self.env["cafe.theme"].search([("name", "=", "Soep voor iedereen")])
        self.assertEqual(made.proposer_id, self.member.partner_id)
        self.assertEqual(self.theme.supporter_ids, self.member.partner_id)

    def test_a_visitor_confirms(self):
        asked = self.ask()
        path = self.get_path(asked._get_confirm_url())
        self.start_tour(path, "cafe_theme_visitor")
        self.env.invalidate_all()
        self.assertEqual(self.theme.supporter_ids.email, "noor@soep.example")

    def test_a_visitor_proposes_and_confirms(self):
        self.start_tour("/themas", "cafe_theme_visitor_proposes")
        asked = self.env["cafe.theme.suggestion"].search([("state", "=", "waiting")])
        self.assertEqual(asked.email, "noor@soep.example")
        self.assertFalse(self.find_soup())
        path = self.get_path(asked._get_confirm_url())
        self.start_tour(path, "cafe_theme_visitor_confirms")
        self.env.invalidate_all()
        self.assertEqual(self.find_soup().proposer_id.email, "noor@soep.example")

    def find_soup(self):
        return self.env["cafe.theme"].search([("name", "=", "Soep voor iedereen")])


@tagged("post_install", "-at_install")
class TestThemeStaffTour(ThemeCase):
    def test_staff_merge_and_plan(self):
        double = self.make_theme("Wie wast er af?", self.series)
        double.supporter_ids = self.make_person("An")
        self.start_tour(
            f"/odoo/session-themes/{self.theme.id}",
            "cafe_theme_staff",
            login=self.secretary.login,
        )
        self.env.invalidate_all()
        self.assertEqual(double.merged_into_id, self.theme)
        self.assertEqual(self.theme.support_count, 1)
        self.assertEqual(self.theme.state, "planned")
        self.assertEqual(self.theme.session_ids.name, "Wie wast af?")
