from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .governance_case import GovernanceCase


@tagged("post_install", "-at_install")
class TestNetworkMap(GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.make_network(
            "Eigen", kind="policy", staff_fte=2, coordinator_ids=cls.coordinator.ids
        )
        cls.other = cls.make_network("Ander", kind="learning")

    def map_for(self, user):
        answer = self.env["cafe.network"].with_user(user).get_network_map()
        ours = (self.own | self.other).ids
        return {
            **answer,
            "networks": {n["name"]: n for n in answer["networks"] if n["id"] in ours},
        }

    @freeze_time("2026-11-24")
    def test_a_network_comes_with_its_figures_of_today(self):
        culture = self.env["res.partner.industry"].create({"name": "Cultuur"})
        for name in ("Een", "Twee"):
            partner = self.make_organisation(name, industry_id=culture.id)
            self.make_member(self.own, partner)
        self.make_member(self.own, self.make_organisation("Drie"), state="applicant")
        self.make_phase(self.own, "secretariat", staff_fte=0.5)
        self.assertEqual(
            self.map_for(self.coordinator)["networks"]["Eigen"],
            {
                "id": self.own.id,
                "name": "Eigen",
                "kind": "policy",
                "scope": "intrasectoral",
                "model": "secretariat",
                "members": 2,
                "staff": 0.5,
                "mine": True,
            },
        )

    def test_each_sees_the_networks_that_are_hers_to_read(self):
        self.assertEqual(self.map_for(self.coordinator)["networks"].keys(), {"Eigen"})
        seen = self.map_for(self.secretary)["networks"]
        self.assertEqual(seen.keys(), {"Eigen", "Ander"})
        self.assertFalse(seen["Ander"]["mine"])
        self.assertFalse(seen["Ander"]["model"])
        for user in (self.outsider, self.member):
            with self.assertRaises(AccessError):
                self.map_for(user)

    def test_the_axes_come_in_the_order_of_the_fields(self):
        answer = self.map_for(self.coordinator)
        self.assertEqual(
            [value for value, _label in answer["models"]],
            ["pioneers", "lead_partner", "secretariat"],
        )
        self.assertIn(("intersectoral", "Several sectors"), answer["scopes"])
        self.assertIn(("learning", "Learning"), answer["kinds"])

    def test_an_archived_network_is_not_on_the_map(self):
        self.other.active = False
        self.assertEqual(self.map_for(self.secretary)["networks"].keys(), {"Eigen"})

    def test_the_map_costs_the_same_for_many_networks(self):
        counts = []
        for size in (1, 30):
            networks = self.env["cafe.network"].create(
                [{"name": f"Netwerk {i}", "kind": "policy"} for i in range(size)]
            )
            for network in networks:
                self.make_phase(network)
            counts.append(self.queries(lambda: self.map_for(self.secretary)))
        self.assertEqual(counts[0], counts[1])
