from odoo.tests import HttpCase, tagged

from .chain_case import ChainCase


@tagged("post_install", "-at_install")
class TestChainTour(ChainCase, HttpCase):
    def test_the_secretary_walks_along_the_chain_both_ways(self):
        self.start_tour(
            f"/odoo/follow-ups/{self.followup.id}",
            "cafe_chain",
            login=self.secretary.login,
            timeout=120,
        )
