from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .member_case import MemberCase


@tagged("post_install", "-at_install")
class TestMemberDates(MemberCase):
    def make(self, **values):
        values.setdefault("circle_id", self.core.id)
        return self.make_member(self.network, **values)

    @freeze_time("2026-03-10 11:00:00")
    def test_a_place_with_a_later_first_day_waits_and_then_begins(self):
        member = self.make(date_start="2026-03-12")
        self.assertEqual((member.state, member.waits_for), ("applicant", "date"))
        self.run_daily_job()
        self.assertEqual(member.state, "applicant")
        with freeze_time("2026-03-12 03:00:00"):
            self.run_daily_job()
        self.assertEqual(member.state, "active")
        self.assertEqual(self.history(member), [("2026-03-12", "", "Core", "active")])

    @freeze_time("2026-03-10 11:00:00")
    def test_a_last_day_is_kept_whole_and_then_closes_the_place(self):
        member = self.make(date_start="2026-01-01", date_end="2026-03-10")
        self.run_daily_job()
        self.assertEqual(member.state, "active", "on its last day it is a member")
        with freeze_time("2026-03-11 03:00:00"):
            self.run_daily_job()
            self.assertFalse(member.is_current)
        self.assertEqual((member.state, member.date_end), ("left", date(2026, 3, 10)))

    def test_days_begin_at_midnight_where_the_secretariat_is(self):
        with freeze_time("2026-06-10 10:00:00"):
            member = self.make(date_start="2026-01-01", date_end="2026-06-10")
        # 23:59 in Brussels, then 00:01: UTC still says 10 June
        for clock, state in (
            ("2026-06-10 21:59:00", "active"),
            ("2026-06-10 22:01:00", "left"),
        ):
            with self.subTest(clock), freeze_time(clock):
                self.run_daily_job()
                self.assertEqual(member.state, state)

    def test_each_company_has_its_own_midnight(self):
        company = self.env["res.company"].create(
            {"name": "Montréal asbl", "cafe_tz": "America/Montreal"}
        )
        network = self.make_network("Réseau", company_id=company.id)
        with freeze_time("2026-06-10 10:00:00"):
            here = self.make(date_start="2026-01-01", date_end="2026-06-10")
            there = self.make_member(
                network, date_start="2026-01-01", date_end="2026-06-10"
            )
        with freeze_time("2026-06-10 22:01:00"):
            self.run_daily_job()
        self.assertEqual((here.state, there.state), ("left", "active"))
        with freeze_time("2026-06-11 04:01:00"):
            self.run_daily_job()
        self.assertEqual(there.state, "left")

    def test_winter_time_moves_midnight_with_it(self):
        with freeze_time("2026-12-10 10:00:00"):
            member = self.make(date_start="2026-01-01", date_end="2026-12-10")
        for clock, state in (
            ("2026-12-10 22:30:00", "active"),
            ("2026-12-10 23:30:00", "left"),
        ):
            with self.subTest(clock), freeze_time(clock):
                self.run_daily_job()
                self.assertEqual(member.state, state)

    def test_a_leap_day_is_a_day_like_others(self):
        with freeze_time("2028-02-27 10:00:00"):
            ends = self.make(date_start="2026-01-01", date_end="2028-02-28")
            begins = self.make(
                partner=self.make_organisation("Schrikkel"), date_start="2028-02-29"
            )
        with freeze_time("2028-02-29 03:00:00"):
            self.run_daily_job()
        self.assertEqual((ends.state, begins.state), ("left", "active"))
        self.assertEqual(ends.date_end, date(2028, 2, 28))
        self.assertEqual(begins.date_start, date(2028, 2, 29))

    @freeze_time("2026-03-10 11:00:00")
    def test_a_job_that_is_a_week_late_leaves_the_same_history(self):
        begins = self.make(date_start="2026-03-12")
        short = self.make(
            partner=self.make_organisation("Even"),
            date_start="2026-03-12",
            date_end="2026-03-14",
        )
        resumes = self.make(
            partner=self.make_organisation("Terug"), date_start="2026-01-01"
        )
        resumes.write({"state": "paused", "date_resume": "2026-03-13"})
        with freeze_time("2026-03-19 03:00:00"):
            self.run_daily_job()
            self.run_daily_job()
        self.assertEqual(self.history(begins), [("2026-03-12", "", "Core", "active")])
        self.assertEqual(short.state, "left")
        self.assertEqual(
            self.history(short), [("2026-03-12", "2026-03-14", "Core", "active")]
        )
        self.assertEqual(
            self.history(resumes),
            [
                ("2026-01-01", "2026-03-09", "Core", "active"),
                ("2026-03-10", "2026-03-12", "Core", "paused"),
                ("2026-03-13", "", "Core", "active"),
            ],
        )

    @freeze_time("2026-03-10 11:00:00")
    def test_a_first_day_that_is_put_off_undoes_the_beginning(self):
        member = self.make(date_start="2026-03-01")
        member.date_start = "2026-04-01"
        self.assertEqual((member.state, member.waits_for), ("applicant", "date"))
        self.assertFalse(member.period_ids)
        with freeze_time("2026-04-01 03:00:00"):
            self.run_daily_job()
        self.assertEqual(self.history(member), [("2026-04-01", "", "Core", "active")])

    @freeze_time("2026-03-10 11:00:00")
    def test_leaving_later_keeps_the_place_until_then_and_can_be_taken_back(self):
        member = self.make(date_start="2026-01-01")
        member.write({"date_end": "2026-04-30", "reason_left": "Stops"})
        member.action_leave()
        self.assertEqual(member.state, "active")
        member.action_stay()
        with freeze_time("2026-05-02"):
            self.run_daily_job()
        self.assertEqual((member.state, member.reason_left), ("active", False))
        self.assertEqual(self.history(member), [("2026-01-01", "", "Core", "active")])

    @freeze_time("2026-03-10 11:00:00")
    def test_a_pause_without_a_day_goes_on_until_somebody_ends_it(self):
        member = self.make(date_start="2026-01-01")
        member.pause_reason = "Zomer"
        member.with_user(self.secretary).action_pause()
        with freeze_time("2026-09-01 11:00:00"):
            self.run_daily_job()
            self.assertEqual(member.state, "paused")
            member.with_user(self.secretary).action_resume()
        self.assertEqual(
            self.history(member),
            [
                ("2026-01-01", "2026-03-09", "Core", "active"),
                ("2026-03-10", "2026-08-31", "Core", "paused"),
                ("2026-09-01", "", "Core", "active"),
            ],
        )
        self.assertIn("Zomer", member.period_ids.mapped("reason"))

    @freeze_time("2026-03-10 11:00:00")
    def test_one_membership_that_cannot_move_holds_up_no_other(self):
        stuck = self.make(date_start="2026-01-01", date_end="2026-03-09")
        other = self.make(
            partner=self.make_organisation("Vlot"),
            date_start="2026-01-01",
            date_end="2026-03-09",
        )
        member_class = type(self.env["cafe.network.member"])
        end_on_date = member_class._end_on_date

        def end_all_but_one(members):
            if stuck in members:
                raise UserError("Stuck")
            return end_on_date(members)

        self.patch(member_class, "_end_on_date", end_all_but_one)
        with self.assertLogs("odoo.addons.cafe_partage_module", "ERROR") as log:
            self.run_daily_job()
        self.assertEqual((stuck.state, other.state), ("active", "left"))
        self.assertIn(str(stuck.id), log.output[0])


@tagged("post_install", "-at_install")
class TestMemberPeriods(MemberCase):
    @freeze_time("2026-03-10 11:00:00")
    def test_dragging_to_another_circle_keeps_where_it_was(self):
        member = self.make_member(
            self.network, date_start="2026-01-01", circle_id=self.partners.id
        )
        member.with_user(self.secretary).circle_id = self.core
        self.assertEqual(
            self.history(member),
            [
                ("2026-01-01", "2026-03-09", "Partners", "active"),
                ("2026-03-10", "", "Core", "active"),
            ],
        )

    def test_the_circle_of_a_closed_place_stays(self):
        member = self.make_member(self.network, circle_id=self.partners.id)
        member.action_leave()
        with self.assertRaises(UserError):
            member.circle_id = self.core

    @freeze_time("2026-03-10 11:00:00")
    def test_an_imported_closed_place_has_its_history(self):
        member = self.make_member(
            self.network,
            state="left",
            date_start="2020-01-01",
            date_end="2021-06-30",
            circle_id=self.core.id,
        )
        self.assertEqual(
            self.history(member), [("2020-01-01", "2021-06-30", "Core", "active")]
        )

    def test_an_application_has_no_history_yet(self):
        member = self.make_member(self.network, state="applicant")
        self.assertFalse(member.period_ids)

    def test_all_circles_of_one_network_are_columns_from_the_core_outward(self):
        member = self.make_member(self.network, circle_id=self.partners.id)
        groups = (
            self.env["cafe.network.member"]
            .with_user(self.secretary)
            .with_context(default_network_id=self.network.id, read_group_expand=True)
            .formatted_read_group(
                [("network_id", "=", self.network.id)], ["circle_id"], ["__count"]
            )
        )
        self.assertEqual(
            [(group["circle_id"][0], group["__count"]) for group in groups],
            [(self.core.id, 0), (self.partners.id, 1)],
        )
        self.assertTrue(member)

    @freeze_time("2026-03-10 11:00:00")
    def test_moving_many_costs_about_as_much_as_moving_few(self):
        queries = []
        for size in (2, 42):
            network = self.make_network(f"Netwerk van {size}")
            members = self.env["cafe.network.member"].create(
                [
                    {
                        "network_id": network.id,
                        "partner_id": self.make_organisation(f"{size}-{i}").id,
                        "circle_id": network.circle_ids[1].id,
                        "date_start": "2026-01-01",
                    }
                    for i in range(size)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            members.circle_id = network.circle_ids[0]
            self.env.flush_all()
            queries.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(members.period_ids), 2 * size)
        self.assertLess(queries[1] - queries[0], 10)
