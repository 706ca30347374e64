from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..networks.governance_case import GovernanceBuilders
from .rights_case import RightsCase

RIGHTS = {
    "cafe.network.phase": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.statement": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.role": {
        "coordinator": "r",
        "secretary": "crw",
        "manager": "crwu",
    },
}


@tagged("post_install", "-at_install")
class TestGovernanceRights(GovernanceBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network("Geheim")
        cls.own = cls.make_network("Eigen", coordinator_ids=cls.coordinator.ids)
        cls.phase = cls.make_phase(cls.network, "secretariat", reason="Ruzie")
        cls.statement = cls.make_statement(cls.network, "Wij zijn geheim.")
        # also by export nothing goes out
        cls.coordinator.group_ids += cls.env.ref("base.group_allow_export")
        cls.records = {
            "cafe.network.phase": cls.phase,
            "cafe.network.statement": cls.statement,
            "cafe.network.role": cls.env.ref("cafe_partage_module.network_role_memory"),
        }

    def as_coordinator(self, model):
        return self.env[model].with_user(self.coordinator)

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_a_coordinator_works_on_the_governance_of_her_own_network(self):
        for record in (
            self.make_phase(self.own),
            self.make_statement(self.own),
        ):
            self.assertEqual(self.rights_of(self.coordinator, record), "crwu")

    def test_a_coordinator_finds_nothing_of_another_network(self):
        for model in ("cafe.network.phase", "cafe.network.statement"):
            records = self.as_coordinator(model)
            mine = self.env[model].search([("network_id", "=", self.own.id)])
            with self.subTest(model):
                self.assertEqual(records.search([]), mine)
                self.assertFalse(records.search([("network_id.name", "=", "Geheim")]))
                groups = records._read_group([], ["network_id"], ["__count"])
                self.assertNotIn(self.network, [network for network, _n in groups])
                with self.assertRaises(AccessError):
                    records.browse(self.records[model].ids).web_read({"network_id": {}})
                with self.assertRaises(AccessError):
                    records.browse(self.records[model].ids).export_data(["date_start"])

    def test_a_coordinator_cannot_search_her_way_in(self):
        networks = self.as_coordinator("cafe.network")
        for domain in (
            [("phase_ids.reason", "=", "Ruzie")],
            [("statement_ids.text", "ilike", "geheim")],
            [("governance_model", "=", "secretariat")],
        ):
            self.assertFalse(networks.search(domain), domain)

    def test_a_coordinator_cannot_write_into_another_network(self):
        phases = self.as_coordinator("cafe.network.phase")
        with self.assertRaises(AccessError):
            phases.create(
                {"network_id": self.network.id, "governance_model": "pioneers"}
            )
        self.assertFalse(self.phase.date_end)
        for record in (self.make_phase(self.own), self.make_statement(self.own)):
            with self.assertRaises(AccessError):
                record.with_user(self.coordinator).network_id = self.network

    def test_a_comparison_shows_no_text_of_another_network(self):
        second = self.make_statement(self.network, "Twee", "2020-01-01")
        comparison = self.as_coordinator("cafe.statement.compare").create(
            {"new_id": second.id, "old_id": self.statement.id}
        )
        self.env.flush_all()
        for name in ("difference", "network_id", "kind"):
            self.env.invalidate_all()
            with self.subTest(name), self.assertRaises(AccessError):
                comparison.read([name])

    def test_links_to_other_networks_are_for_the_secretariat(self):
        self.own.origin_network_id = self.network
        own = self.own.with_user(self.coordinator)
        for name in ("origin_network_id", "merged_into_id"):
            with self.assertRaises(AccessError):
                own.read([name])
            with self.assertRaises(AccessError):
                own.write({name: self.network.id})
            with self.assertRaises(AccessError):
                own.search([(f"{name}.name", "=", "Geheim")])
            with self.assertRaises(AccessError):
                own._read_group([], [name])
        with self.assertRaises(AccessError):
            own.export_data(["origin_network_id/name"])
        with self.assertRaises(AccessError):
            self.as_coordinator("cafe.network.merge").create(
                {"network_id": self.own.id, "target_id": self.network.id}
            )
        arch = own.get_view(view_type="form")["arch"]
        self.assertNotIn("origin_network_id", arch)
        self.assertIn("family_tree", arch)

    def test_companies_are_kept_apart(self):
        self.network.company_id = self.env["res.company"].create({"name": "Andere vzw"})
        for record in (self.phase, self.statement):
            self.assertFalse(record.with_user(self.secretary).has_access("read"))
