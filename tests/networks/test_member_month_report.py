"""Members by month and on a day, against a count in plain Python."""

from collections import Counter
from datetime import date

from odoo.tests import tagged

from .history_case import TODAY, HistoryCase, month_ends

MODEL = "cafe.member.month.report"


@tagged("post_install", "-at_install")
class TestMemberMonthReport(HistoryCase):
    def read(self, groupby, domain=(), user=None):
        return {
            tuple(keys): count
            for *keys, count in self.report(MODEL, user)._read_group(
                [*self.ours, *domain], groupby, ["member_count:sum"]
            )
            if count
        }

    def expected(self, key, days=None):
        """:return: Counter by ``key(place, day)``, of the places at the end of days"""
        return Counter(
            key(place, day)
            for day in days or month_ends()
            for place in self.places
            if place.counts(day)
        )

    def test_the_history_is_rich_enough_to_tell(self):
        self.assertTrue(any(p.end == p.start for p in self.places), "one day")
        self.assertTrue(any(p.end and p.end > TODAY for p in self.places), "to come")
        self.assertTrue(
            any(p.end and p.end < TODAY and not p.is_left for p in self.places),
            "over, and not closed by the job yet",
        )
        pairs = Counter((p.network, p.partner) for p in self.places)
        self.assertGreater(max(pairs.values()), 2, "came back")
        self.assertGreater(len(self.places), 40)
        states = {step[2] for place in self.places for step in place.steps}
        self.assertEqual(states, {"active", "paused"})

    def test_by_network_and_month(self):
        self.assertEqual(
            self.read(["network_id", "month:month"]),
            self.expected(lambda place, day: (place.network, day.replace(day=1))),
        )

    def test_by_circle_and_state_of_then(self):
        self.assertEqual(
            self.read(["circle_id", "state", "month:month"]),
            self.expected(lambda place, day: (*place.at(day), day.replace(day=1))),
        )

    def test_by_sector_and_contribution(self):
        self.assertEqual(
            self.read(["industry_id", "contribution_form", "month:month"]),
            self.expected(
                lambda place, day: (
                    place.partner.industry_id,
                    place.member.contribution_form,
                    day.replace(day=1),
                )
            ),
        )

    def test_of_a_year_the_end_counts(self):
        ends = [day for day in month_ends() if day.month == 12 or day == TODAY]
        self.assertEqual(
            self.read(["network_id", "month:year"]),
            self.expected(
                lambda place, day: (place.network, date(day.year, 1, 1)), ends
            ),
        )

    def test_all_months_together_are_the_last_one(self):
        ((count,),) = self.report(MODEL)._read_group(
            self.ours, aggregates=["member_count:sum"]
        )
        self.assertEqual(count, sum(place.counts(TODAY) for place in self.places))
        until = [("month", "<=", "2025-03-31")]
        self.assertEqual(
            self.read(["network_id"], until),
            self.expected(lambda place, day: (place.network,), [date(2025, 3, 31)]),
        )

    def test_a_filter_on_time_changes_no_figure(self):
        some = [("month", ">", "2024-02-01"), ("month", "<", "2024-09-01")]
        days = [
            day for day in month_ends() if date(2024, 2, 1) < day < date(2024, 9, 1)
        ]
        self.assertEqual(
            self.read(["circle_id", "month:month"], some),
            self.expected(
                lambda place, day: (place.at(day)[0], day.replace(day=1)), days
            ),
        )
        either = ["|", *some]
        self.assertEqual(len(self.read(["month:month"], either)), len(month_ends()))

    def test_the_pivot_gives_the_same_in_one_query(self):
        sets = [["network_id", "month:month"], ["network_id"], ["month:month"], []]
        report = self.report(MODEL)
        aggregates = ["member_count:sum", "__count"]
        report._read_grouping_sets(self.ours, sets, aggregates)  # warm
        with self.assertQueryCount(2):
            found = report._read_grouping_sets(self.ours, sets, aggregates)
        for groupby, groups in zip(sets, found, strict=True):
            with self.subTest(groupby):
                self.assertEqual(
                    {tuple(keys): n for *keys, n, _count in groups if n},
                    self.read(groupby),
                )
                self.assertTrue(all(group[-1] == group[-2] for group in groups))

    def test_behind_a_figure_are_the_places_it_counts(self):
        report = self.report(MODEL)
        for domain in (
            [("month", ">=", "2024-05-01"), ("month", "<", "2024-06-01")],
            [("state", "=", "paused")],
            [("month", "<=", "2024-12-31"), ("network_id", "=", self.networks[0].id)],
            [],
        ):
            with self.subTest(domain):
                rows = report.search([*self.ours, *domain])
                ((count,),) = report._read_group(
                    [*self.ours, *domain], aggregates=["member_count:sum"]
                )
                self.assertEqual(len(rows), count)
                self.assertGreater(count, 0)
                (month,) = set(rows.mapped("month"))
                self.env.invalidate_all()
                self.assertEqual(
                    {(row.member_id, row.circle_id, row.state) for row in rows},
                    {
                        (place.member, *place.at(month))
                        for place in self.places
                        if place.counts(month) and place.member in rows.member_id
                    },
                )

    def test_growth_is_who_came_less_who_left(self):
        growth = self.report("cafe.member.movement")._read_group(
            self.ours, ["day:month"], ["change:sum"]
        )
        count = 0
        months = self.read(["month:month"])
        for month, change in growth:
            count += change
            self.assertEqual(months.get((month,), 0), count, month)

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.assertFalse(self.read(["network_id"], user=self.coordinator))
        mine = self.networks[0]
        mine.coordinator_ids = self.coordinator
        self.assertEqual(
            self.read(["month:month"], user=self.coordinator),
            {
                (day.replace(day=1),): count
                for day in month_ends()
                if (count := self.count_places(mine, day))
            },
        )
        rows = self.report(MODEL, self.coordinator).search([])
        self.assertEqual(rows.network_id, mine)

    def count_places(self, network, day):
        return sum(
            place.counts(day) and place.network == network for place in self.places
        )

    def test_companies_are_kept_apart(self):
        other = self.env["res.company"].create({"name": "Ander huis"})
        self.networks[1].company_id = other
        self.assertEqual(
            {key[0] for key in self.read(["network_id"])}, {self.networks[0]}
        )


@tagged("post_install", "-at_install")
class TestMemberDayReport(HistoryCase):
    def read(self, day, user=None):
        report = self.report("cafe.member.day.report", user, cafe_day=str(day))
        return {
            (row.member_id, row.circle_id, row.state)
            for row in report.search(self.ours)
        }

    def test_a_last_day_is_a_day_of_membership(self):
        ends = [place.end for place in self.places if place.end and place.end < TODAY]
        for day in (*ends[:5], *month_ends()[::7]):
            if day == TODAY:
                continue
            with self.subTest(day=day):
                self.assertEqual(
                    self.read(day),
                    {
                        (place.member, *place.at(day))
                        for place in self.places
                        if place.covers(day)
                    },
                )

    def test_today_it_is_who_is_a_member_now(self):
        current = self.env["cafe.network.member"].search(
            [*self.ours, ("state", "in", ("active", "paused"))]
        )
        self.assertEqual(self.read(""), {(m, m.circle_id, m.state) for m in current})

    def test_years_a_member(self):
        place = next(place for place in self.places if place.counts(TODAY))
        report = self.report("cafe.member.day.report")
        row = report.search([("member_id", "=", place.member.id)])
        self.assertAlmostEqual(
            row.member_years, (TODAY - place.start).days / 365.25, delta=0.06
        )

    def test_asking_for_a_day(self):
        day = date(2024, 4, 1)
        asked = self.env["cafe.overlap.day"].with_user(self.secretary)
        action = asked.create({"day": day, "what": "places"}).action_show()
        self.assertEqual(action["res_model"], "cafe.member.day.report")
        self.assertEqual(action["context"], {"cafe_day": "2024-04-01"})

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.networks[0].coordinator_ids = self.coordinator
        for day in ("", date(2025, 1, 1)):
            places = self.read(day, self.coordinator)
            self.assertEqual({m.network_id for m, *_rest in places}, {self.networks[0]})
