"""Fees and engagement side by side: figures, rights and companies."""

from freezegun import freeze_time

from odoo.tests import tagged

from .support_case import SupportCase

MODEL = "cafe.member.dues.report"


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 12:00:00")
class TestMemberDues(SupportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fee = cls.make_fee("Lidgeld")
        cls.core.product_id = cls.fee
        cls.payer = cls.make_place("Betaler", contribution_form="fee")
        cls.giver = cls.make_place("Gever", contribution_form="engagement")
        cls.both = cls.make_place("Beide", date_start="2025-02-01")

    @classmethod
    def make_fee(cls, name):
        return cls.env["product.product"].create(
            {
                "name": name,
                "membership": True,
                "type": "service",
                "list_price": 100,
                "membership_date_from": "2026-01-01",
                "membership_date_to": "2026-12-31",
            }
        )

    @classmethod
    def ask_fee(cls, member, year, price, state, **values):
        line = cls.env["membership.membership_line"].create(
            {
                "partner_id": member.partner_id.id,
                "membership_id": cls.fee.id,
                "date_from": f"{year}-01-01",
                "date_to": f"{year}-12-31",
                "date": f"{year}-01-01",
                "member_price": price,
                "state": state,
                **values,
            }
        )
        cls.env.flush_all()
        return line

    def read(self, *groupby, user=None, domain=()):
        self.env.invalidate_all()
        report = self.env[MODEL].with_user(user or self.secretary)
        aggregates = ["fee_due:sum", "fee_paid:sum", "fee_share:avg"]
        aggregates += ["pledged:sum", "delivered:sum", "delivered_share:avg"]
        return {
            tuple(keys): tuple(round(n, 3) for n in sums)
            for group in report._read_group(
                [("network_id", "=", self.network.id), *domain], groupby, aggregates
            )
            for keys, sums in [(group[:-6], group[-6:])]
        }

    def test_each_member_by_year(self):
        self.ask_fee(self.payer, 2026, 100, "invoiced")
        self.ask_fee(self.payer, 2025, 90, "paid")
        self.ask_fee(self.both, 2026, 50, "paid")
        self.ask_fee(self.both, 2025, 70, "canceled")
        self.pledge(self.giver, "2026-01-01", "2026-12-31", [("2026-02-01", 4)])
        # two years of 365 days: half of it in each
        self.pledge(self.both, "2025-03-01", "2027-02-28", [("2025-04-01", 10)])
        found = self.read("partner_id", "year")
        self.assertEqual(found[self.payer.partner_id, "2026"], (100, 0, 0, 0, 0, 0))
        self.assertEqual(found[self.payer.partner_id, "2025"], (90, 90, 1, 0, 0, 0))
        self.assertEqual(found[self.giver.partner_id, "2026"], (0, 0, 0, 1, 0.4, 0.4))
        both = found[self.both.partner_id, "2025"]
        self.assertEqual(both[:3], (0, 0, 0), "what was cancelled is not asked")
        self.assertAlmostEqual(both[3], 306 / 730, places=2)
        self.assertEqual(both[4], 1)
        self.assertAlmostEqual(found[self.both.partner_id, "2026"][3], 0.5, places=2)
        self.assertNotIn((self.both.partner_id, "2024"), found, "was no member then")
        self.assertEqual(len([key for key in found if key[1] == "2022"]), 2)
        self.assertNotIn((self.payer.partner_id, "2021"), found, "five years")

    def test_a_share_is_that_of_the_sums(self):
        self.ask_fee(self.payer, 2026, 300, "paid")
        self.ask_fee(self.both, 2026, 100, "invoiced")
        ((_due, _paid, share, *_rest),) = self.read(
            domain=[("year", "=", "2026")]
        ).values()
        self.assertEqual(share, 0.75)

    def test_who_gives_nothing(self):
        self.ask_fee(self.payer, 2026, 100, "invoiced")
        rows = self.env[MODEL].search(
            [
                ("network_id", "=", self.network.id),
                ("year", "=", "2026"),
                ("gives_nothing", "=", True),
            ]
        )
        self.assertEqual(rows.member_id, self.giver | self.both)

    def test_a_fee_of_another_product_is_no_fee_of_the_network(self):
        other = self.make_fee("Ander lidgeld")
        self.ask_fee(self.payer, 2026, 40, "paid", membership_id=other.id)
        self.assertEqual(self.read("year")[("2026",)][0], 0)

    def test_only_current_places_are_told(self):
        self.ask_fee(self.payer, 2026, 100, "paid")
        self.payer.action_leave()
        self.env.flush_all()
        self.assertNotIn((self.payer.partner_id,), self.read("partner_id"))

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.ask_fee(self.payer, 2026, 100, "paid")
        self.assertFalse(self.read("year", user=self.coordinator))
        self.network.coordinator_ids = self.coordinator
        self.assertEqual(
            self.read("year", user=self.coordinator)[("2026",)][:2], (100, 100)
        )

    def test_amounts_follow_the_rights_on_the_lines_of_the_fees(self):
        mine = self.ask_fee(self.payer, 2026, 100, "paid")
        self.ask_fee(self.both, 2026, 60, "paid")
        rule = self.env["ir.rule"].create(
            {
                "name": "Een lijn",
                "model_id": self.env["ir.model"]._get_id(mine._name),
                "domain_force": [("id", "=", mine.id)],
            }
        )
        self.assertEqual(self.read("year")[("2026",)][:2], (100, 100))
        rule.unlink()
        self.env["ir.model.access"].search(
            [("model_id.model", "=", mine._name)]
        ).perm_read = False
        found = self.read("year")[("2026",)]
        self.assertEqual(found[:2], (0, 0), "the engagements stay, the amounts do not")

    def test_an_invoice_of_another_company_stays_there(self):
        company = self.env["res.company"].create({"name": "Ander huis"})
        line = self.ask_fee(self.payer, 2026, 100, "paid")
        self.env.cr.execute(
            "UPDATE membership_membership_line SET company_id = %s WHERE id = %s",
            (company.id, line.id),
        )
        self.assertEqual(self.read("year")[("2026",)][0], 0)
        self.network.company_id = company
        self.env.flush_all()
        self.assertFalse(self.read("year"))

    def test_rows_are_read_by_their_ids(self):
        self.ask_fee(self.payer, 2026, 100, "paid")
        rows = self.env[MODEL].search([("network_id", "=", self.network.id)])
        self.env.invalidate_all()
        self.assertEqual(sum(rows.mapped("fee_due")), 100)
        self.assertEqual(rows[0].action_open_member()["res_id"], rows[0].member_id.id)
