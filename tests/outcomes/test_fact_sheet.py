from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import CafeCase
from .printed_case import PrintedBuilders

ACTION = "network_fact_sheet_action"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-29 09:00:00")
class TestFactSheet(PrintedBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.activate_languages()
        cls.make_base(
            name="Netwerk Zaad",
            coordinator_ids=cls.coordinator.ids,
            kind="learning",
            date_founded="2018-03-01",
        )
        cls.make_history(cls.network, seed=1)
        cls.other = cls.make_network("Netwerk Ver")
        cls.make_history(cls.other, seed=2)

    def make_sheet(self, user=None, networks=None, lang="en_US"):
        networks = self.network if networks is None else networks
        return (
            self.env["cafe.fact.sheet"]
            .with_user(user or self.secretary)
            .create({"network_ids": networks.ids, "lang": lang})
        )

    def get_values(self, networks=None, user=None):
        Sheet = self.env["report.cafe_partage_module.network_fact_sheet"]
        (values,) = Sheet.with_user(user or self.secretary)._get_sheets(
            (networks or self.network).with_user(user or self.secretary)
        )
        return values

    def test_members_over_the_years_are_those_counted_another_way(self):
        for network in self.network | self.other:
            rows = self.get_values(network)["members"]["years"]
            years = {int(row["label"][:4]): row for row in rows}
            self.assertEqual(list(years)[-1], 2026)
            for year, row in years.items():
                day = min(date(year, 12, 31), date(2026, 11, 29))
                with self.subTest(network=network.name, year=year):
                    self.assertEqual(int(row["members"]), self.count_on(network, day))
                    self.assertEqual(
                        (int(row["joined"]), int(row["returned"]), int(row["left"])),
                        self.count_year(network, year),
                    )

    def test_the_members_of_today_are_those_of_the_network(self):
        values = self.get_values()["members"]
        self.assertEqual(int(values["count"]), self.network.member_count)
        for parts in (values["circles"], values["sectors"]):
            self.assertEqual(
                sum(int(part["count"]) for part in parts), self.network.member_count
            )

    def test_a_year_that_has_not_ended_says_so(self):
        rows = self.get_values()["members"]["years"]
        self.assertEqual(rows[-1]["label"], "2026, until today")
        self.assertEqual(rows[-2]["label"], "2025")

    def test_the_support_base_is_that_of_its_page(self):
        member = self.make_place("Komt vzw")
        self.hold("2026-10-10", [member])
        self.env.flush_all()
        report = self.env["cafe.support.report"].search(
            [("network_id", "=", self.network.id)]
        )
        row = self.get_values()["support"][0]
        self.assertEqual(row["share"], f"{int(100 * report.came_share + 0.5)}\xa0%")
        self.assertIn(f"1 of {report.member_count} members", row["text"])

    def test_funding_adds_up_and_has_shares(self):
        self.make_funding(self.network, 9000, date_start="2025-01-01")
        self.make_funding(
            self.network, 3000, self.make_organisation("Stad"), date_start="2026-01-01"
        )
        means = self.get_values()["means"]
        self.assertEqual(means["years"], ["2025", "2026", "2027"])
        self.assertEqual(
            [row["share"] for row in means["rows"]], ["75\xa0%", "25\xa0%"]
        )
        self.assertIn("12,000", means["totals"][1])

    def test_the_nearest_networks_are_the_users_own(self):
        for number in range(2):
            shared = self.make_organisation(f"Deelt {number}")
            self.make_place(partner=shared)
            self.make_place(partner=shared, network=self.other)
        nearest = self.get_values()["ties"]["nearest"]
        self.assertEqual(
            [(n["name"], n["shared"]) for n in nearest], [("Netwerk Ver", "2")]
        )
        mine = self.get_values(user=self.coordinator)["ties"]["nearest"]
        self.assertEqual(mine, [])

    def test_a_sheet_names_nobody_but_the_coordinators(self):
        member = self.make_place("Zaaigoed vzw", network=self.network)
        member.representative_ids = self.make_person("Vera Vertegenwoordigt")
        session = self.hold("2026-10-10", [member], name="Met Sam De Vos erbij")
        self.make_registration(session, "Sam De Vos", state="done")
        self.env["cafe.followup"].create(
            {
                "name": "Sam De Vos vraagt na",
                "event_id": session.id,
                "responsible_partner_id": self.make_person("Lot Neemt").id,
            }
        )
        words = self.render(ACTION, self.make_sheet())
        self.assertIn("Coordinator Tester", words)
        self.assertIn("vraagt na", words)
        for name in ("Sam De Vos", "Vera", "Lot Neemt"):
            self.assertNotIn(name, words)

    def test_a_coordinator_reads_no_follow_ups(self):
        session = self.hold("2026-10-10")
        self.env["cafe.followup"].create({"name": "Natrekken", "event_id": session.id})
        self.assertTrue(self.get_values()["sessions"]["followups"])
        mine = self.get_values(user=self.coordinator)["sessions"]
        self.assertFalse(mine["followups"])
        self.assertEqual(len(mine["held"]), 1)

    def test_a_coordinator_prints_her_own_networks_only(self):
        self.assertIn("Netwerk Zaad", self.render(ACTION, self.make_sheet(), None))
        self.make_sheet(self.coordinator)
        with self.assertRaises(AccessError):
            self.make_sheet(self.coordinator, self.other)
        Sheet = self.env["report.cafe_partage_module.network_fact_sheet"]
        with self.assertRaisesRegex(AccessError, "may read"):
            Sheet.with_user(self.coordinator)._get_sheets(
                self.other.with_user(self.coordinator)
            )

    def test_what_was_asked_before_a_right_was_lost_prints_nothing(self):
        sheet = self.make_sheet(self.coordinator)
        self.network.coordinator_ids = False
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            self.render(ACTION, sheet, self.coordinator)

    def test_nobody_else_prints(self):
        for user in (self.outsider, self.member):
            with self.assertRaises(AccessError):
                self.make_sheet(user)

    def test_another_company_is_not_printed(self):
        company = self.env["res.company"].create({"name": "Elders vzw"})
        far = self.make_network("Netwerk Elders", company_id=company.id)
        with self.assertRaises(AccessError):
            self.make_sheet(self.secretary, far)

    def test_no_network_is_no_document(self):
        with self.assertRaises(UserError):
            self.make_sheet(networks=self.network.browse()).action_print()

    def test_the_dialog_opens_with_the_networks_that_were_chosen(self):
        both = self.network | self.other
        Sheet = self.env["cafe.fact.sheet"].with_context(
            active_model="cafe.network", active_ids=both.ids
        )
        self.assertEqual(Sheet.with_user(self.secretary).create({}).network_ids, both)
        self.assertEqual(
            Sheet.with_user(self.coordinator).create({}).network_ids, self.network
        )

    def test_the_number_of_queries_does_not_grow(self):
        def count(networks):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            Sheet = self.env["report.cafe_partage_module.network_fact_sheet"]
            Sheet.with_user(self.secretary)._get_sheets(
                networks.with_user(self.secretary)
            )
            return self.cr.sql_log_count - before

        many = self.network.browse()
        for number in range(30):
            network = self.make_network(f"Netwerk {number}")
            self.make_history(network, number, count=4)
            self.make_funding(network)
            series = self.make_series(f"Reeks {number}", network_ids=network.ids)
            self.hold("2026-05-05", series=series)
            many |= network
        count(many)
        self.assertEqual(count(many[:3]), count(many))

    def test_the_pdf_holds_one_or_two_pages_with_the_chart(self):
        pages = self.print_pdf(ACTION, self.make_sheet())
        self.assertLessEqual(len(pages), 2)
        self.assertIn("Netwerk Zaad: fact sheet", pages[0])
        self.assertIn(f"1 / {len(pages)}", pages[0])
        words = " ".join(pages)
        self.assertIn("Members over the years", words)
        # once above its bar, once in the table
        figure = str(self.count_on(self.network, date(2026, 11, 29)))
        self.assertGreaterEqual(words.split().count(figure), 2)

    def test_it_is_printed_in_the_language_that_was_chosen(self):
        self.network.purpose_ids = self.env["cafe.network.purpose"].search([], limit=1)
        for lang, term, day in (
            ("nl_BE", "Verse drijfveren", "29 november 2026"),
            ("fr_BE", "Motivations à jour", "29 novembre 2026"),
            ("en_US", "Fresh drivers", "29 November 2026"),
        ):
            words = self.render(ACTION, self.make_sheet(lang=lang))
            with self.subTest(lang=lang):
                self.assertIn(term, words)
                self.assertIn(day, words)
        self.assertIn("Netwerk Zaad", words)
