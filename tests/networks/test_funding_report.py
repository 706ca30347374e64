from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import CafeCase
from .funding_case import FundingBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestFundingReport(FundingBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)

    def read(self, groupby, domain=(), user=None, aggregate="amount:sum"):
        report = self.env["cafe.funding.report"].with_user(user or self.coordinator)
        return {
            group[0] if group else "all": amount
            for *group, amount in report._read_group(
                [("network_id", "=", self.network.id), *domain], groupby, [aggregate]
            )
        }

    def check(self, start, end, amounts, basis="year", amount=12000):
        funding = self.make_funding(
            self.network,
            amount,
            date_start=start,
            date_end=end,
            amount_basis=basis,
        )
        found = self.read(["year"], [("funding_id", "=", funding.id)])
        with self.subTest(start=start, end=end, basis=basis):
            self.assertEqual(
                {year: round(value, 2) for year, value in found.items()}, amounts
            )

    def test_calendar_years_hold_the_amount_itself(self):
        years = {"2027": 12000, "2028": 12000, "2029": 12000}
        self.check("2027-01-01", "2029-12-31", years)

    def test_twelve_months_over_two_years_are_spread_by_days(self):
        years = {"2027": 6032.79, "2028": 5967.21}  # 184 and 182 of 366 days
        self.check("2027-07-01", "2028-06-30", years)
        self.check("2027-07-01", "2028-06-30", years, "total")

    def test_the_last_months_count_for_their_part_of_a_year(self):
        # after 2028-06-30: 184 of the 365 days that begin there, 6049.32
        years = {"2027": 6032.79, "2028": 12016.53}
        self.check("2027-07-01", "2028-12-31", years)

    def test_a_total_is_spread_over_its_whole_period(self):
        years = {"2027": 5991.79, "2028": 6008.21}  # 365 and 366 of 731 days
        self.check("2027-01-01", "2028-12-31", years, "total")

    def test_a_period_may_begin_and_end_on_any_day(self):
        # 307 and 58 of 365 days
        self.check("2028-02-29", "2029-02-27", {"2028": 10093.15, "2029": 1906.85})
        self.check("2027-12-31", "2027-12-31", {"2027": 12000}, "total")
        self.check("2028-02-29", "2028-02-29", {"2028": 12000}, "total")

    def test_no_cent_is_lost(self):
        cases = [
            ("2024-03-17", "2031-10-05", "total", 100000.01, 100000.01),
            ("2027-07-01", "2033-06-30", "year", 10000.01, 60000.06),
            ("2028-02-29", "2032-02-28", "year", 333.33, 1333.32),
        ]
        for start, end, basis, amount, total in cases:
            funding = self.make_funding(
                self.network,
                amount,
                date_start=start,
                date_end=end,
                amount_basis=basis,
            )
            domain = [("funding_id", "=", funding.id)]
            with self.subTest(start=start, end=end):
                self.assertAlmostEqual(self.read([], domain)["all"], total, 6)
                parts = self.read(["year"], domain).values()
                self.assertAlmostEqual(sum(parts), total, 6)
                for part in parts:
                    self.assertEqual(part, round(part, 2))

    def test_what_has_no_end_goes_on_for_five_years(self):
        self.check(
            "2025-01-01", False, {str(year): 12000 for year in range(2025, 2032)}
        )

    def test_what_begins_far_ahead_counts_in_its_first_year(self):
        self.check("2040-07-01", False, {"2040": 6049.32})

    def test_what_lapses_is_read_beside_the_whole(self):
        self.make_funding(self.network, 3000, date_end="2027-06-30")
        self.make_funding(self.network, 1000)
        self.make_funding(self.network, 500, date_end="2026-06-30")
        renewed = self.make_funding(
            self.network, 2000, self.make_organisation("Stad"), date_end="2026-12-31"
        )
        self.make_funding(
            self.network, 2000, renewed.funder_id, date_start="2027-01-01"
        )
        this_year = [("year", "=", "2026")]
        self.assertEqual(
            self.read(["outlook"], this_year),
            {"continues": 3000, "lapsing": 3000, "ended": 247.95},
        )
        lapsing = self.read([], this_year, aggregate="lapsing_amount:sum")
        self.assertEqual(lapsing, {"all": 3000})
        share = self.read([], this_year, aggregate="lapsing_share:avg")
        self.assertAlmostEqual(share["all"], 3000 / 6247.95, 6)

    def test_all_networks_together_for_staff_and_her_own_for_a_coordinator(self):
        other = self.make_network("Ander")
        self.make_funding(self.network, 1000, date_end="2026-12-31")
        self.make_funding(other, 500, date_end="2026-12-31", kind="project")
        report = self.env["cafe.funding.report"]
        domain = [("network_id", "in", (self.network | other).ids)]
        for user, expected in ((self.secretary, 1500), (self.coordinator, 1000)):
            ((total,),) = report.with_user(user)._read_group(domain, [], ["amount:sum"])
            self.assertEqual(total, expected, user.login)
        kinds = report.with_user(self.secretary)._read_group(
            domain, ["kind"], ["amount:sum"]
        )
        self.assertEqual(dict(kinds), {"structural": 1000, "project": 500})

    def test_archived_is_left_out_unless_asked_for(self):
        self.make_funding(self.network, date_end="2026-12-31", active=False)
        self.assertFalse(self.read(["year"]))
        self.assertTrue(self.read(["year"], [("active", "in", (True, False))]))

    def test_a_currency_without_cents_is_not_split_into_them(self):
        yen = self.env.ref("base.JPY")
        yen.active = True
        company = self.env["res.company"].create({"name": "Ver", "currency_id": yen.id})
        self.coordinator.company_ids |= company
        self.network.company_id = company
        self.make_funding(
            self.network,
            1001,
            currency_id=yen.id,
            date_start="2027-07-01",
            date_end="2028-06-30",
        )
        self.assertEqual(self.read(["year"]), {"2027": 503, "2028": 498})

    def test_the_kind_of_network_comes_along(self):
        self.network.kind = "policy"
        funding = self.make_funding(self.network, date_end="2026-12-31")
        self.assertEqual(self.read(["network_kind"]), {"policy": 12000})
        funding.date_end = date(2027, 12, 31)
        self.assertEqual(self.read(["network_kind"]), {"policy": 24000})
