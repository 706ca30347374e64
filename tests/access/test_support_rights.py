from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..networks.support_case import SupportBuilders
from .rights_case import RightsCase

# These are read, never written: by nobody.
RIGHTS = {
    "cafe.member.activity": {"secretary": "r", "manager": "r"},
    "cafe.support.report": {"secretary": "r", "manager": "r"},
    "cafe.support.quarter": {"secretary": "r", "manager": "r"},
}


@tagged("post_install", "-at_install")
class TestSupportRights(SupportBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_base()
        cls.place = cls.make_place()
        cls.talk(cls.place, "2026-03-01")
        cls.env.flush_all()
        cls.records = {
            model: cls.env[model].search([("network_id", "=", cls.network.id)], limit=1)
            for model in RIGHTS
        }

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_a_coordinator_reads_her_own_networks_by_no_other_road(self):
        own = self.make_network("Eigen", coordinator_ids=self.coordinator.ids)
        mine = self.make_place("Van mij", network=own)
        self.env.flush_all()
        for model, record in self.records.items():
            rows = self.env[model].with_user(self.coordinator)
            with self.subTest(model):
                self.assertEqual(rows.search([]).network_id, own)
                groups = rows._read_group([], ["network_id"], ["__count"])
                self.assertEqual([network for network, _count in groups], [own])
                self.assertFalse(rows.search([("network_id.name", "ilike", "Zaad")]))
                with self.assertRaises(AccessError):
                    record.with_user(self.coordinator).read(["network_id"])
        members = self.env["cafe.network.member"].with_user(self.coordinator)
        self.assertEqual(
            members.search([("activity_report_ids.is_unheard", "=", True)]), mine
        )
        self.assertFalse(
            members.search([("activity_report_ids.conversation_count", ">", 0)])
        )

    def test_a_coordinator_exports_only_her_own_networks(self):
        self.coordinator.group_ids += self.env.ref("base.group_allow_export")
        record = self.records["cafe.member.activity"].with_user(self.coordinator)
        with self.assertRaises(AccessError):
            record.export_data(["partner_id", "last_conversation"])

    def test_a_coordinator_acts_on_suggestions_of_her_own_networks_only(self):
        place = self.place.with_user(self.coordinator)
        for action in ("action_move_to_suggested", "action_decline_suggestion"):
            with self.subTest(action), self.assertRaises(AccessError):
                getattr(place, action)()

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        network = self.make_network("Elders", company_id=company.id)
        self.make_place("Elders lid", network=network)
        self.env.flush_all()
        for model in RIGHTS:
            with self.subTest(model):
                self.assertFalse(
                    self.env[model]
                    .with_user(self.secretary)
                    .search([("network_id", "=", network.id)])
                )
