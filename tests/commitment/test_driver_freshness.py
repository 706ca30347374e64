from datetime import date

from freezegun import freeze_time
from lxml import etree

from odoo.tests import tagged, warmup
from odoo.tools.safe_eval import safe_eval

from .driver_case import DriverCase


@tagged("post_install", "-at_install")
class TestDriverFreshness(DriverCase):
    def freshness_at(self, row, moment, tz="Europe/Brussels"):
        """As field, in a search and in a group: always the same."""
        with freeze_time(moment):
            row = row.with_context(tz=tz)
            row.invalidate_recordset(["freshness"])
            rows = row.search([("id", "=", row.id), ("freshness", "=", row.freshness)])
            self.assertEqual(rows, row)
            groups = row._read_group([("id", "=", row.id)], ["freshness"])
            self.assertEqual(groups, [(row.freshness,)])
            return row.freshness

    def test_fresh_then_due_then_stale(self):
        row = self.make_member_driver(confirmed="2025-03-15")
        self.assertEqual(row.date_due, date(2026, 3, 15))
        self.assertEqual(row.date_stale, date(2026, 6, 15))
        for moment, freshness in (
            ("2026-03-14 12:00", "fresh"),
            ("2026-03-15 12:00", "due"),
            ("2026-06-14 12:00", "due"),
            ("2026-06-15 12:00", "stale"),
        ):
            with self.subTest(moment):
                self.assertEqual(self.freshness_at(row, moment), freshness)

    def test_the_day_changes_at_midnight_where_the_secretariat_is(self):
        row = self.make_member_driver(confirmed="2025-03-15")
        # 2026-03-14 23:30 in Brussels and 2026-03-15 00:30 there, both in UTC
        self.assertEqual(self.freshness_at(row, "2026-03-14 22:30"), "fresh")
        self.assertEqual(self.freshness_at(row, "2026-03-14 23:30"), "due")
        new_york = "America/New_York"
        self.assertEqual(self.freshness_at(row, "2026-03-14 23:30", new_york), "due")

    def test_a_leap_day_is_due_on_the_last_of_february(self):
        row = self.make_member_driver(confirmed="2024-02-29")
        self.assertEqual(row.date_due, date(2025, 2, 28))
        self.assertEqual(row.date_stale, date(2025, 5, 29))
        self.network.driver_interval = 48
        self.assertEqual(row.date_due, date(2028, 2, 29))

    def test_the_end_of_a_month_is_no_trap(self):
        self.network.write({"driver_interval": 1, "driver_grace": 1})
        row = self.make_member_driver(confirmed="2026-01-31")
        self.assertEqual(row.date_due, date(2026, 2, 28))
        self.assertEqual(row.date_stale, date(2026, 3, 31))

    def test_it_follows_the_networks_months(self):
        row = self.make_member_driver(confirmed="2025-03-15")
        with freeze_time("2026-01-10"):
            self.assertEqual(row.freshness, "fresh")
            self.network.write({"driver_interval": 6, "driver_grace": 0})
            self.assertEqual(row.freshness, "stale")

    def test_what_nobody_confirmed_is_due_at_once(self):
        row = self.make_member_driver(date_start="2026-01-10", confirmed_on=False)
        self.assertEqual(self.freshness_at(row, "2026-01-10 12:00"), "due")
        self.assertEqual(self.freshness_at(row, "2026-04-10 12:00"), "stale")

    def test_what_ended_or_did_not_start_has_none(self):
        row = self.make_member_driver(confirmed="2026-01-10", date_end="2026-03-01")
        self.assertFalse(self.freshness_at(row, "2026-01-09 12:00"))
        self.assertEqual(self.freshness_at(row, "2026-02-28 12:00"), "fresh")
        self.assertFalse(self.freshness_at(row, "2026-03-01 12:00"))

    def test_what_drove_who_left_has_none(self):
        row = self.make_member_driver()
        self.assertEqual(row.freshness, "fresh")
        self.zaad.action_leave()
        self.assertFalse(row.freshness)
        self.assertFalse(row.search([("freshness", "=", "fresh")]) & row)

    @freeze_time("2026-11-24 12:00:00")
    def test_it_groups_with_other_fields(self):
        other = self.make_member(self.network, self.make_organisation("Twee"))
        self.make_member_driver(confirmed="2026-10-01")
        self.make_member_driver(other, confirmed="2025-10-01")
        self.make_member_driver(driver=self.meet, confirmed="2020-01-01")
        groups = (
            self.env["cafe.member.driver"]
            .with_user(self.coordinator)
            ._read_group([], ["kind", "freshness"], ["__count"])
        )
        self.assertEqual(
            set(groups),
            {("use", "fresh", 1), ("use", "due", 1), ("belong", "stale", 1)},
        )

    def test_members_are_found_by_it(self):
        fresh, due, unknown = self.make_members(self.network, 3)
        self.make_member_driver(fresh)
        self.make_member_driver(due, confirmed="2020-01-01")
        arch = self.env["cafe.network.member"].get_view(view_type="search")["arch"]
        members = self.env["cafe.network.member"].with_user(self.coordinator)
        domains = {
            node.get("name"): safe_eval(node.get("domain"))
            for node in etree.fromstring(arch).iter("filter")
            if node.get("name", "").startswith("drivers_")
        }
        self.assertEqual(members.search(domains["drivers_due"]), due)
        found = members.search(domains["drivers_unknown"])
        self.assertEqual(found, unknown | self.zaad)

    def test_a_list_may_group_by_it(self):
        info = self.env["cafe.member.driver"].fields_get(["freshness"])
        self.assertTrue(info["freshness"]["groupable"])

    @warmup
    def test_a_list_costs_the_same_for_many(self):
        counts = []
        for size in (1, 2, 40):  # the first one warms
            members = self.make_members(self.make_network(f"N{size}"), size)
            for member in members:
                self.make_member_driver(member)
            self.env.flush_all()
            self.env.invalidate_all()
            rows = self.env["cafe.member.driver"].with_user(self.secretary)
            before = self.env.cr.sql_log_count
            rows.web_search_read(
                [("member_id", "in", members.ids), ("freshness", "=", "fresh")],
                {
                    "partner_id": {"fields": {"display_name": {}}},
                    "network_id": {"fields": {"display_name": {}}},
                    "driver_id": {"fields": {"display_name": {}}},
                    "freshness": {},
                    "date_due": {},
                },
            )
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts[1:])
