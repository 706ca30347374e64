from odoo.tests import HttpCase, tagged

from .service_case import ServiceBuilders


@tagged("post_install", "-at_install")
class TestServiceTours(ServiceBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sides()

    def test_one_network_proposes_and_the_other_agrees(self):
        match = self.make_match()
        url = f"/odoo/service-matches/{match.id}"
        self.start_tour(url, "cafe_service_propose", login=self.taker.login)
        self.assertEqual((match.state, match.capacity), ("proposed", 6))
        self.assertEqual(match.activity_ids.user_id, self.giver)
        self.start_tour(url, "cafe_service_agree", login=self.giver.login)
        self.assertEqual((match.state, match.hours_used), ("agreed", 2))
