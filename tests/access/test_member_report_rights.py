"""What each role may do with the reports on members and the call list."""

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..networks.support_case import SupportBuilders
from .rights_case import RightsCase

# Of these, a coordinator reads those of her own networks: the network is not hers here.
READ = {"secretary": "r", "manager": "r"}
RIGHTS = {
    "cafe.member.month.report": READ,
    "cafe.member.day.report": READ,
    "cafe.member.movement": READ,
    "cafe.member.retention.report": READ,
    "cafe.member.dues.report": READ,
    "cafe.member.drift": READ,
}


@tagged("post_install", "-at_install")
class TestMemberReportRights(SupportBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_base()
        cls.place = cls.make_place()
        cls.hold("2026-01-10", [cls.make_person("Jan")])
        cls.env.flush_all()
        cls.records = {
            model: cls.env[model].search([("network_id", "=", cls.network.id)], limit=1)
            for model in RIGHTS
        }

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_a_coordinator_reads_her_own_networks_by_no_other_road(self):
        own = self.make_network("Eigen", coordinator_ids=self.coordinator.ids)
        series = self.make_series(network_ids=own.ids)
        self.make_place("Van mij", network=own)
        self.hold("2026-01-11", [self.make_person("Piet")], series)
        self.env.flush_all()
        for model, record in self.records.items():
            rows = self.env[model].with_user(self.coordinator)
            with self.subTest(model):
                self.assertEqual(rows.search([]).network_id, own)
                groups = rows._read_group([], ["network_id"], ["__count"])
                self.assertEqual([network for network, _count in groups], [own])
                (sets,) = rows._read_grouping_sets([], [["network_id"]], ["__count"])
                self.assertEqual([network for network, _count in sets], [own])
                ((count,),) = rows._read_group(
                    [("network_id", "!=", own.id)], aggregates=["__count"]
                )
                self.assertFalse(count)
                self.assertFalse(rows.search([("network_id.name", "ilike", "Zaad")]))
                with self.assertRaises(AccessError):
                    record.with_user(self.coordinator).read(["network_id"])

    def test_others_have_no_access(self):
        for user in (self.outsider, self.member):
            for model in RIGHTS:
                with self.subTest(model, user=user.login):
                    with self.assertRaises(AccessError):
                        self.env[model].with_user(user)._read_group([], [], ["__count"])

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        self.network.company_id = company
        self.env.flush_all()
        for model in RIGHTS:
            with self.subTest(model):
                rows = self.env[model].with_user(self.secretary)
                mine = [("network_id", "=", self.network.id)]
                self.assertFalse(rows.search(mine))
                self.assertFalse(rows._read_group(mine, ["network_id"], ["__count"]))

    def test_no_context_of_a_browser_takes_the_rules_away(self):
        self.network.company_id = self.env["res.company"].create({"name": "Andere vzw"})
        self.env.flush_all()
        for model in ("cafe.member.month.report", "cafe.member.retention.report"):
            for grain in (["network_id"], ["partner_id"], [], "network_id"):
                rows = self.env[model].with_user(self.secretary)
                rows = rows.with_context(cafe_grain=grain)
                with self.subTest(model, grain=grain):
                    mine = [("network_id", "=", self.network.id)]
                    self.assertFalse(rows.search(mine))
                    self.assertFalse(rows._read_group(mine, ["network_id"], []))

    def test_the_page_with_figures_opens_reports_on_its_network_alone(self):
        self.make_place("Elders", network=self.make_network("Boom"))
        network = self.network.with_user(self.secretary)
        self.assertEqual(network.action_view_figures()["res_id"], network.id)
        for name in ("months", "day", "movements", "left", "stayed", "dues", "drift"):
            with self.subTest(name):
                action = network.with_context(cafe_report=name).action_view_report()
                rows = self.env[action["res_model"]].search(action["domain"])
                if name != "left":
                    self.assertEqual(rows.network_id, self.network)

    def test_the_table_of_who_stayed(self):
        year = fields.Date.today().year
        network = self.make_network("Jong")
        for number, values in enumerate(
            ({}, {}, {"state": "left", "date_end": f"{year - 1}-03-01"})
        ):
            self.make_place(
                f"Jong {number}",
                network=network,
                date_start=f"{year - 2}-05-01",
                **values,
            )
        self.env.flush_all()
        (row,) = network.with_user(self.secretary)._get_retention_rows()
        self.assertEqual((row["year"], row["started"]), (year - 2, 3))
        self.assertEqual(row["shares"], [100, 67, 67, *[None] * 5])
        self.assertIn("67%", str(network.with_user(self.secretary).retention_table))
