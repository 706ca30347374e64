from odoo.tests import HttpCase, tagged

from .first_page_case import FirstPageBuilders


@tagged("post_install", "-at_install")
class TestFirstPageTours(FirstPageBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_the_app_opens_with_what_waits_and_counts_anew_on_return(self):
        self.make_waiting()
        self.start_tour("/odoo", "cafe_first_page", login=self.secretary.login)
        self.assertFalse(
            self.env["cafe.theme"].search_count([("state", "=", "proposed")])
        )

    def test_a_coordinator_reaches_her_lists_by_keyboard(self):
        self.make_waiting()
        self.start_tour(
            "/odoo/cafe", "cafe_first_page_keys", login=self.coordinator.login
        )

    def test_nothing_waits(self):
        self.start_tour(
            "/odoo/cafe", "cafe_first_page_quiet", login=self.secretary.login
        )
