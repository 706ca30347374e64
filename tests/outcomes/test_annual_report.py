from datetime import date, timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..common import CafeCase
from .printed_case import TODAY, PrintedBuilders

ACTION = "annual_report_action"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-29 09:00:00")
class TestAnnualReport(PrintedBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.activate_languages()
        cls.make_base(name="Netwerk Zaad", coordinator_ids=cls.coordinator.ids)
        cls.other = cls.make_network("Netwerk Ver")
        cls.make_history(cls.network, seed=3)
        cls.make_history(cls.other, seed=4)

    def make_report_of(self, year=2025, networks=None, user=None, lang="en_US"):
        return (
            self.env["cafe.annual.report"]
            .with_user(user or self.secretary)
            .create(
                {
                    "year": year,
                    "lang": lang,
                    "network_ids": networks.ids if networks else [],
                }
            )
        )

    def get_values(self, year=2025, networks=None, user=None):
        user = user or self.secretary
        chosen = (networks or self.env["cafe.network"]).with_user(user)
        return (
            self.env["report.cafe_partage_module.annual_report"]
            .with_user(user)
            ._get_report(chosen or chosen.search([]), year, bool(chosen))
        )

    def get_key(self, values):
        """:return: dict of label to the figures of the year and of the year before"""
        return {
            (group["title"], label): (now, before)
            for group in values["key"]
            for label, now, before in group["rows"]
        }

    # members

    def test_members_by_month_are_those_counted_another_way(self):
        for year in (2024, 2025, 2026):
            rows = self.get_values(year)["members"]["rows"]
            for network in self.network | self.other:
                (row,) = [r for r in rows if r["name"] == network.name]
                for month, said in enumerate(row["now"], start=1):
                    day = date(year + month // 12, month % 12 + 1, 1)
                    day = min(day - timedelta(days=1), TODAY)
                    expected = str(self.count_on(network, day))
                    if (year, month) > (2026, 11):
                        expected = ""
                    with self.subTest(year=year, month=month, network=network.name):
                        self.assertEqual(said, expected)

    def test_who_came_and_went_adds_up(self):
        for row in self.get_values(2025)["members"]["moves"]:
            network = self.network if row["name"] == self.network.name else self.other
            moves = tuple(int(row[kind]) for kind in ("joined", "returned", "left"))
            self.assertEqual(moves, self.count_year(network, 2025))
            joined, returned, left = moves
            self.assertEqual(
                int(row["begin"]) + joined + returned - left, int(row["end"])
            )

    def test_the_pages_of_networks_add_up_to_the_whole(self):
        values = self.get_values(2025)
        total = sum(int(page["months"]["now"][-1]) for page in values["networks"])
        key = self.get_key(values)
        self.assertEqual(
            key["Members", "Places in networks, at the end"][0], str(total)
        )
        for page in values["networks"]:
            circles = sum(int(part["count"]) for part in page["circles"])
            self.assertEqual(str(circles), page["months"]["now"][-1])

    def test_a_member_of_two_networks_is_one_member(self):
        for network in (self.network, self.other):
            self.make_place("Dubbel", network=network)
        partner = self.make_organisation("Eén maar")
        self.make_place(partner=partner)
        before = self.get_key(self.get_values(2025))
        self.make_place(partner=partner, network=self.other)
        after = self.get_key(self.get_values(2025))
        label = ("Members", "Members of at least one network")
        self.assertEqual(before[label], after[label])

    # sessions

    def make_sessions(self):
        roos = self.make_person("Roos Adams")
        sam = self.make_person("Sam De Vos")
        member = self.make_place("Komt vzw")
        for day in ("2024-05-05", "2025-03-03", "2025-10-10"):
            session = self.hold(day, [member])
            self.make_registration(session, state="done", attendee_partner_id=roos.id)
        self.make_registration(session, state="done", attendee_partner_id=sam.id)
        self.make_registration(session, "Niet", state="no_show")
        far = self.make_series("Andere reeks", network_ids=self.other.ids)
        self.hold("2025-06-06", [self.make_organisation("Ver vzw")], far)
        cancelled = self.hold("2025-07-07", [member])
        cancelled.kanban_state = "cancel"

    def test_sessions_with_who_came(self):
        self.make_sessions()
        values = self.get_values(2025)
        rows = values["sessions"]["rows"]
        self.assertEqual([row["came"] for row in rows], ["2", "1", "3"])
        self.assertEqual([row["no_shows"] for row in rows], ["0", "0", "1"])
        # Sam had never come; Roos came the year before
        self.assertEqual(rows[2]["first_timers"], "1")
        self.assertEqual(rows[0]["first_timers"], "0")
        key = self.get_key(values)
        self.assertEqual(key["Sessions", "Sessions held"], ("3", "1"))

    def test_who_came_is_as_in_the_report_on_participation(self):
        self.make_sessions()
        self.env.flush_all()
        ((came, no_shows, first),) = self.env["cafe.participation.report"]._read_group(
            [
                ("date", ">=", "2025-01-01"),
                ("date", "<=", "2025-12-31"),
                ("is_held", "=", True),
            ],
            [],
            ["attended_count:sum", "no_show_count:sum", "first_count:sum"],
        )
        key = self.get_key(self.get_values(2025))
        for label, figure in (
            ("People who came, over all sessions", came),
            ("Did not come", no_shows),
            ("Of whom for the first time", first),
        ):
            self.assertEqual(key["Sessions", label][0], str(figure), label)

    def test_a_choice_of_networks_is_of_their_sessions(self):
        self.make_sessions()
        key = self.get_key(self.get_values(2025, self.network))
        self.assertEqual(key["Sessions", "Sessions held"], ("2", "1"))
        key = self.get_key(self.get_values(2025, user=self.coordinator))
        self.assertEqual(key["Sessions", "Sessions held"], ("2", "1"))

    def test_members_who_came_are_counted_once_in_their_network(self):
        self.make_sessions()
        for page in self.get_values(2025)["networks"]:
            figures = {label: now for label, now, _before in page["rows"]}
            is_ours = page["name"] == self.network.name
            self.assertEqual(figures["Sessions held for it"], "2" if is_ours else "1")
            self.assertEqual(figures["Members who came"], "1" if is_ours else "0")

    def test_reports_follow_ups_and_effects(self):
        session = self.hold("2025-03-03")
        report = self.make_report(session, body="<p>Klaar</p>")
        with freeze_time("2025-04-01 10:00:00"):
            report.with_user(self.secretary).action_publish()
        done, open_ = self.env["cafe.followup"].create(
            [{"name": name, "event_id": session.id} for name in ("Gedaan", "Open")]
        )
        self.env.flush_all()
        self.cr.execute("UPDATE cafe_followup SET create_date = '2025-03-04 10:00:00'")
        effect = {"date": "2026-02-02", "text": "Ja"}
        done.write({"state": "done", "effect_ids": [Command.create(effect)]})
        done.date_done = "2026-02-01"
        values = self.get_values(2026)
        key = self.get_key(values)
        self.assertEqual(key["Sessions", "Reports published"], ("0", "1"))
        self.assertEqual(key["Follow-ups", "Noted"], ("0", "2"))
        self.assertEqual(key["Follow-ups", "Done"], ("1", "0"))
        self.assertEqual(key["Follow-ups", "Open at the end"], ("1", "2"))
        self.assertEqual(key["Follow-ups", "Effects noted"], ("1", "0"))
        self.assertEqual(
            values["sessions"]["effects"], [{"topic": "Gedaan", "text": "Ja"}]
        )

    # means

    def test_engagements_fees_and_funding(self):
        member = self.make_place("Geeft vzw")
        self.pledge(member, "2025-02-01", "2025-12-31", [("2025-06-01", 10)])
        self.pledge(member, "2025-02-01", "2026-12-31", [("2026-03-01", 4)])
        self.make_funding(self.network, 9000, date_start="2025-01-01")
        product = self.env["product.product"].create(
            {
                "name": "Lidgeld",
                "membership": True,
                "membership_date_from": "2025-01-01",
                "membership_date_to": "2025-12-31",
            }
        )
        self.network.circle_ids[0].product_id = product
        for state, price in (("paid", 100), ("waiting", 50)):
            self.env["membership.membership_line"].create(
                {
                    "partner_id": member.partner_id.id,
                    "membership_id": product.id,
                    "member_price": price,
                    "date_from": "2025-01-01",
                    "date_to": "2025-12-31",
                    "state": state,
                }
            )
        self.env.flush_all()
        self.cr.execute(
            "UPDATE membership_membership_line SET state = 'waiting'"
            " WHERE member_price = 50 AND membership_id = %s",
            [product.id],
        )
        self.cr.execute(
            "UPDATE membership_membership_line SET state = 'paid'"
            " WHERE member_price = 100 AND membership_id = %s",
            [product.id],
        )
        self.env.invalidate_all()
        values = self.get_values(2025, user=self.manager)
        (row,) = [r for r in values["means"]["rows"] if r["name"] == self.network.name]
        self.assertEqual((row["pledged"], row["delivered"]), ("2", "1"))
        self.assertIn("9,000", row["funding"])
        self.assertIn("150", row["fee_asked"])
        self.assertIn("100", row["fee_paid"])
        self.assertIn(
            "9,000",
            self.get_key(values)[
                "What members and funders gave", "Funding, of whole years"
            ][0],
        )

    # year, rights, language, paper

    def test_a_year_that_has_not_ended_is_told_until_today(self):
        values = self.get_values(2026)
        self.assertEqual(values["period"], "2026 until today, 29 November 2026")
        self.assertEqual(values["now"], "2026, until today")
        self.assertEqual(self.get_values(2025)["period"], "The whole of 2025")

    def test_a_year_to_come_is_refused(self):
        with self.assertRaises(ValidationError):
            self.make_report_of(2027)
        self.assertEqual(
            self.env["cafe.annual.report"].with_user(self.secretary).create({}).year,
            2026,
        )

    def test_a_coordinator_prints_her_own_networks_only(self):
        values = self.get_values(2025, user=self.coordinator)
        self.assertEqual(
            [page["name"] for page in values["networks"]], ["Netwerk Zaad"]
        )
        self.assertFalse(values["sessions"]["followups"])
        with self.assertRaisesRegex(AccessError, "own networks only"):
            self.get_values(2025, self.other, self.coordinator)
        with self.assertRaises(AccessError):
            self.make_report_of(networks=self.other, user=self.coordinator)
        for user in (self.outsider, self.member):
            with self.assertRaises(AccessError):
                self.make_report_of(user=user)

    def test_what_another_person_asked_for_shows_ones_own_networks(self):
        words = self.render(ACTION, self.make_report_of(), self.coordinator)
        self.assertIn("Netwerk Zaad", words)
        self.assertNotIn("Netwerk Ver", words)

    def test_another_company_is_not_counted(self):
        company = self.env["res.company"].create({"name": "Elders vzw"})
        far = self.make_network("Netwerk Elders", company_id=company.id)
        series = self.make_series("Elders", company_id=company.id)
        session = self.hold("2025-06-06", series=series)
        session.company_id = company
        values = self.get_values(2025)
        self.assertNotIn(far.name, [page["name"] for page in values["networks"]])
        self.assertFalse(values["sessions"]["rows"])

    def test_the_number_of_queries_does_not_grow(self):
        many = self.env["cafe.network"]
        for number in range(30):
            network = self.make_network(f"Netwerk {number}")
            self.make_history(network, number, count=4)
            self.make_funding(network)
            series = self.make_series(f"Reeks {number}", network_ids=network.ids)
            theme = self.make_theme(f"Thema {number}", series)
            self.hold("2025-05-05", series=series, theme_id=theme.id)
            many |= network

        def count(networks):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.get_values(2025, networks)
            return self.cr.sql_log_count - before

        count(many)
        self.assertEqual(count(many[:3]), count(many))

    def test_the_pdf_has_a_page_for_each_network(self):
        self.make_sessions()
        pages = self.print_pdf(ACTION, self.make_report_of())
        self.assertIn("Annual report 2025", pages[0])
        self.assertIn("Key figures", pages[0])
        for network in (self.network, self.other):
            own = [page for page in pages[1:] if f". {network.name}" in page]
            self.assertEqual(len(own), 1)

    def test_it_is_printed_in_the_language_that_was_chosen(self):
        for lang, month in (("nl_BE", "mrt"), ("fr_BE", "mars"), ("en_US", "Mar")):
            words = self.render(ACTION, self.make_report_of(lang=lang))
            with self.subTest(lang=lang):
                # once in the chart, once in the table, for the whole and two networks
                self.assertGreaterEqual(words.split().count(month), 6)
