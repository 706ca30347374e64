from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, tagged, warmup
from odoo.tools import mute_logger

from odoo.addons.cafe_partage_module.tools.spans import count_years, next_span

from ..common import CafeCase
from .funding_case import FundingBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestFunding(FundingBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.euro = cls.env.ref("base.EUR")
        cls.env.company.currency_id = cls.euro
        cls.dollar = cls.env.ref("base.USD")
        cls.dollar.active = True
        cls.env["res.currency.rate"].search([]).unlink()
        cls.env["res.currency.rate"].create(
            [
                {
                    "currency_id": cls.dollar.id,
                    "company_id": False,
                    "name": day,
                    "rate": rate,
                }
                for day, rate in (("2025-01-01", 2), ("2026-06-01", 4))
            ]
        )

    def test_a_coordinator_notes_funding_on_the_networks_page(self):
        funder = self.make_organisation("Fonds De Brug")
        with (
            Form(self.network.with_user(self.coordinator)) as form,
            form.funding_ids.new() as line,
        ):
            line.funder_id = funder
            line.amount = 5000
        funding = self.network.funding_ids
        self.assertEqual(funding.date_start, date(2026, 11, 24))
        self.assertEqual((funding.share, self.network.funding_total), (1, 5000))

    def test_an_amount_for_the_whole_period_counts_for_a_part_in_each_year(self):
        cases = {
            ("2026-01-01", "2028-12-31"): 4000,
            ("2026-07-01", "2028-06-30"): 6000,
            ("2026-01-01", "2026-06-30"): 12000,
            ("2027-07-01", "2028-06-30"): 12000,
        }
        for (start, end), expected in cases.items():
            funding = self.make_funding(
                self.network, date_start=start, date_end=end, amount_basis="total"
            )
            with self.subTest(start=start, end=end):
                self.assertEqual(funding.yearly_amount, expected)
                funding.amount_basis = "year"
                self.assertEqual(funding.yearly_amount, 12000)

    def test_an_amount_for_the_whole_period_needs_its_last_day(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_funding(self.network, amount_basis="total")

    def test_a_negative_amount_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_funding(self.network, amount=-1)

    def test_a_foreign_amount_counts_at_the_rate_of_its_first_day(self):
        funding = self.make_funding(self.network, currency_id=self.dollar.id)
        self.assertEqual(funding.amount_company, 6000)
        funding.date_start = "2026-07-01"
        self.assertEqual(funding.amount_company, 3000)
        self.assertEqual(funding.company_currency_id, self.euro)

    def test_shares_are_of_what_holds_today(self):
        half = self.make_funding(self.network, amount=6000)
        dollars = self.make_funding(
            self.network, amount=8000, currency_id=self.dollar.id, kind="project"
        )
        project = self.make_funding(
            self.network,
            amount=6000,
            amount_basis="total",
            date_end="2028-12-31",
        )
        over = self.make_funding(self.network, date_end="2026-11-23")
        later = self.make_funding(self.network, date_start="2026-11-25")
        hidden = self.make_funding(self.network, active=False)
        shares = [row.share for row in (half, dollars, project)]
        self.assertEqual(shares, [0.5, 4000 / 12000, 2000 / 12000])
        for row in (over, later, hidden):
            self.assertEqual((row.share, row.current_amount), (0, 0))
        self.assertEqual(self.network.funding_total, 12000)

    def test_shares_follow_a_change(self):
        first = self.make_funding(self.network, amount=6000)
        self.assertEqual(first.share, 1)
        second = self.make_funding(self.network, amount=18000)
        self.assertEqual(first.share, 0.25)
        second.date_end = "2026-10-31"
        self.assertEqual(first.share, 1)

    def test_each_networks_shares_are_its_own(self):
        first = self.make_funding(self.network, amount=6000)
        other = self.make_funding(self.make_network("Ander"), amount=18000)
        self.assertEqual((first.share, other.share), (1, 1))

    def test_a_network_of_all_companies_counts_in_the_main_ones_currency(self):
        shared = self.make_network("Van allen", company_id=False)
        funding = self.make_funding(shared)
        main = self.env.ref("base.main_company")
        self.assertEqual(funding.company_currency_id, main.currency_id)
        self.assertEqual(shared.funding_total, funding.yearly_amount)

    def test_another_companys_means_are_in_its_own_currency(self):
        company = self.env["res.company"].create(
            {"name": "Andere vzw", "currency_id": self.dollar.id}
        )
        network = self.make_network("Overzee", company_id=company.id)
        funding = self.make_funding(
            network, currency_id=self.euro.id, date_start="2026-06-01"
        )
        self.assertEqual(
            (funding.amount_company, network.funding_total), (48000, 48000)
        )
        self.assertEqual(network.funding_currency_id, self.dollar)

    def test_a_funder_of_another_company_is_refused(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        funder = self.make_organisation("Elders", company_id=company.id)
        with self.assertRaises(UserError):
            self.make_funding(self.network, funder=funder)

    def test_a_name_tells_who_what_and_when(self):
        funding = self.make_funding(
            self.network, scheme="Decreet", date_end="2028-12-31"
        )
        self.assertEqual(funding.display_name, "Fonds De Brug – Decreet (2026–2028)")
        funding.date_end = False
        self.assertEqual(funding.display_name, "Fonds De Brug – Decreet (2026–)")

    def test_renewing_opens_a_form_for_the_next_period(self):
        funding = self.make_funding(
            self.network, scheme="Decreet", date_end="2028-12-31"
        ).with_user(self.coordinator)
        action = funding.action_renew()
        self.assertEqual(self.network.funding_ids, funding, "nothing is kept yet")
        with Form(funding.browse().with_context(**action["context"])) as form:
            form.amount = 13000
        renewed = form.record
        self.assertEqual(
            (renewed.date_start, renewed.date_end),
            (date(2029, 1, 1), date(2031, 12, 31)),
        )
        self.assertEqual(renewed.funder_id, funding.funder_id)

    def test_a_network_with_means_is_not_deleted_by_accident(self):
        self.make_funding(self.network)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.network.with_user(self.manager).unlink()

    @warmup
    def test_shares_and_totals_cost_the_same_for_many(self):
        networks = self.network
        for number in range(12):
            networks |= self.make_network(f"Netwerk {number}")
        networks.coordinator_ids = self.coordinator
        fundings = self.env["cafe.network.funding"].create(
            [
                {
                    "network_id": network.id,
                    "funder_id": self.make_organisation().id,
                    "amount": 100,
                    "date_start": "2026-01-01",
                    "date_end": end,
                }
                for network in networks
                for end in (False, "2027-03-31")
            ]
        )
        names = ["share", "current_amount", "is_lapsing", "display_name"]
        for records, fields in (
            (fundings.with_user(self.coordinator), names),
            (networks.with_user(self.coordinator), ["funding_total"]),
        ):
            counts = []
            for some in (records, records[:2], records):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                some.read(fields)
                counts.append(self.env.cr.sql_log_count - before)
            # the first also looks up what the user may see
            self.assertEqual(counts[1], counts[2], records._name)

    def test_periods(self):
        self.assertEqual(
            next_span(date(2027, 1, 1), date(2027, 6, 30)),
            (date(2027, 7, 1), date(2027, 12, 31)),
        )
        self.assertEqual(count_years(date(2028, 2, 29), date(2029, 2, 27)), 1)
        self.assertEqual(
            count_years(date(2027, 1, 1), date(2028, 6, 30)), 1 + 182 / 366
        )
        self.assertEqual(count_years(date(2027, 3, 1), date(2027, 3, 1)), 1 / 366)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestFundingPage(FundingBuilders, CafeCase):
    def test_editing_a_line_keeps_the_shares_that_are_saved(self):
        network = self.make_network()
        self.make_funding(network, amount=3000)
        self.make_funding(network, amount=1000)
        with (
            Form(network.with_user(self.secretary)) as form,
            form.funding_ids.edit(0) as line,
        ):
            share = line.share
            line.amount = 500000
            self.assertEqual(line.share, share)
        self.assertEqual(sum(network.funding_ids.mapped("share")), 1)

    def test_the_page_shows_what_lapses(self):
        network = self.make_network()
        self.make_funding(network, amount=3000)
        self.make_funding(network, amount=1000, date_end="2027-03-31")
        self.assertEqual(
            (network.funding_lapsing, network.funding_lapsing_share), (1000, 0.25)
        )
        network.write(
            {"funding_ids": [Command.update(network.funding_ids[-1].id, {"note": "x"})]}
        )
        action = network.with_user(self.secretary).action_view_funding()
        self.assertEqual(
            self.env["cafe.network.funding"].search_count(action["domain"]), 2
        )
