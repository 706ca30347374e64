from odoo.tests import HttpCase, tagged

from .governance_case import GovernanceBuilders


@tagged("post_install", "-at_install")
class TestGovernanceTour(GovernanceBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_the_secretary_goes_from_timeline_to_family_to_map(self):
        mother = self.make_network("Tour mother")
        child = self.make_network(
            "Tour child", origin_network_id=mother.id, kind="project"
        )
        self.make_phase(child, "pioneers", "2015-01-01")
        second = self.make_phase(child, "secretariat", "2020-01-01")
        self.make_statement(child, "We meet.", "2015-01-01")
        self.make_statement(child, "We meet and share means.", "2020-01-01")
        self.start_tour(
            f"/odoo/networks/{child.id}",
            "cafe_network_governance",
            login=self.secretary.login,
            timeout=120,
        )
        self.assertEqual(len(child.phase_ids), 3)
        self.assertTrue(second.date_end)
        self.assertEqual(child.governance_model, "pioneers")
