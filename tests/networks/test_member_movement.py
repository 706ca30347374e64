"""Who came and went, and who stayed, against a count in plain Python."""

from collections import Counter, defaultdict
from datetime import date

from odoo.tests import tagged

from .history_case import DAY, TODAY, HistoryCase

MOVEMENT = "cafe.member.movement"
RETENTION = "cafe.member.retention.report"


@tagged("post_install", "-at_install")
class TestMemberMovement(HistoryCase):
    def expected(self):
        """:return: Counter of tuples: day, what happened, place, circle"""
        found = Counter()
        for place in self.places:
            earlier = [
                p
                for p in self.places
                if (p.network, p.partner) == (place.network, place.partner)
                and p.start < place.start
            ]
            kind = "returned" if earlier else "joined"
            found[place.start, kind, place.member, place.at(place.start)[0]] += 1
            if place.is_gone(TODAY):
                circle = place.at(place.end)[0]
                found[place.end, "left", place.member, circle] += 1
            for day, kind, circle in self.changes(place):
                found[day, kind, place.member, circle] += 1
        return found

    def changes(self, place):
        """What was otherwise than on the day before, while the place held."""
        day = place.start + DAY
        while place.covers(day) and day <= TODAY:
            (before, was), (circle, state) = place.at(day - DAY), place.at(day)
            if circle != before:
                yield day, "moved", circle
            if state != was:
                yield day, "paused" if state == "paused" else "resumed", circle
            day += DAY

    def test_each_movement_once(self):
        rows = self.report(MOVEMENT).search(self.ours)
        self.assertEqual(
            Counter((r.day, r.kind, r.member_id, r.circle_id) for r in rows),
            self.expected(),
        )
        self.assertEqual(
            set(rows.mapped("kind")),
            {"joined", "returned", "left", "moved", "paused", "resumed"},
        )
        self.assertEqual(len(rows), len(set(rows.ids)))

    def test_of_one_kind_as_of_all(self):
        report = self.report(MOVEMENT)
        every = report.search(self.ours)
        for kinds in (["left"], ["joined"], ["returned", "moved"], ["paused"], []):
            with self.subTest(kinds):
                rows = report.search([*self.ours, ("kind", "in", kinds)])
                self.assertEqual(rows, every.filtered(lambda r, k=kinds: r.kind in k))
        self.assertFalse(report.search([("kind", "=", False)]))
        either = ["|", ("kind", "=", "left"), ("kind", "=", "moved")]
        self.assertEqual(
            len(report.search([*self.ours, *either])),
            len(every.filtered(lambda r: r.kind in ("left", "moved"))),
        )

    def test_by_month(self):
        expected = defaultdict(lambda: [0, 0, 0])
        for (day, kind, *_place), count in self.expected().items():
            if kind in ("joined", "returned", "left"):
                number = ("joined", "returned", "left").index(kind)
                expected[day.replace(day=1)][number] += count
        groups = self.report(MOVEMENT)._read_group(
            self.ours,
            ["day:month"],
            ["joined_count:sum", "returned_count:sum", "left_count:sum", "change:sum"],
        )
        self.assertEqual(
            {month: list(sums[:3]) for month, *sums in groups if any(sums)},
            {month: sums for month, sums in expected.items() if any(sums)},
        )
        for _month, joined, returned, left, change in groups:
            self.assertEqual(change, joined + returned - left)

    def test_why_and_after_how_long_they_left(self):
        gone = defaultdict(list)
        for place in self.places:
            if place.is_gone(TODAY):
                years = (place.end - place.start).days / 365.25
                gone[place.network, place.reason].append(years)
        groups = self.report(MOVEMENT)._read_group(
            [*self.ours, ("kind", "=", "left")],
            ["network_id", "reason"],
            ["__count", "member_years:avg"],
        )
        self.assertEqual(
            {group[:2]: group[2] for group in groups},
            {key: len(years) for key, years in gone.items()},
        )
        for network, reason, count, years in groups:
            mean = sum(gone[network, reason]) / count
            self.assertAlmostEqual(years, mean, places=6)

    def test_what_is_to_come_has_not_happened(self):
        place = next(p for p in self.places if p.end and p.end > TODAY)
        rows = self.report(MOVEMENT).search(
            [("member_id", "=", place.member.id), ("kind", "=", "left")]
        )
        self.assertFalse(rows)

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.assertFalse(self.report(MOVEMENT, self.coordinator).search([]))
        self.networks[0].coordinator_ids = self.coordinator
        rows = self.report(MOVEMENT, self.coordinator).search([])
        self.assertEqual(rows.network_id, self.networks[0])
        self.assertEqual(
            len(rows),
            sum(key[2].network_id == rows.network_id for key in self.expected()),
        )

    def test_companies_are_kept_apart(self):
        self.networks[1].company_id = self.env["res.company"].create({"name": "Ander"})
        rows = self.report(MOVEMENT).search(self.ours)
        self.assertEqual(rows.network_id, self.networks[0])


@tagged("post_install", "-at_install")
class TestMemberRetention(HistoryCase):
    def expected(self, network=None):
        """:return: dict of joining year and years since to who joined, who is there"""
        members = defaultdict(list)
        for place in self.places:
            if network in (None, place.network):
                members[place.network, place.partner].append(place)
        found = defaultdict(lambda: [0, 0])
        for places in members.values():
            first = min(place.start for place in places)
            for year in range(first.year, TODAY.year + 1):
                day = min(date(year, 12, 31), TODAY)
                cell = found[first.year, year - first.year]
                cell[0] += 1
                cell[1] += any(place.counts(day) for place in places)
        return dict(found)

    def read(self, groupby, user=None, domain=()):
        return {
            tuple(keys): (started, kept, share)
            for *keys, started, kept, share in self.report(RETENTION, user)._read_group(
                [*self.ours, *domain],
                groupby,
                ["started_count:sum", "kept_count:sum", "kept_share:avg"],
            )
        }

    def check(self, found, expected):
        self.assertEqual(
            {
                (day.year, since): [n, kept]
                for (day, since), (n, kept, _s) in found.items()
            },
            expected,
        )
        for started, kept, share in found.values():
            self.assertAlmostEqual(share, kept / started)

    def test_by_year_of_joining_and_years_since(self):
        expected = self.expected()
        self.assertTrue(any(0 < kept < n for n, kept in expected.values()))
        self.check(self.read(["joined_on:year", "year_no"]), expected)

    def test_the_share_of_a_total_is_that_of_the_sums(self):
        expected = self.expected()
        for (since,), (started, kept, share) in self.read(["year_no"]).items():
            cells = [cell for (_year, no), cell in expected.items() if no == since]
            self.assertEqual(started, sum(cell[0] for cell in cells))
            self.assertEqual(kept, sum(cell[1] for cell in cells))
            self.assertAlmostEqual(share, kept / started)

    def test_of_all_years_together_it_is_today(self):
        expected = self.expected()
        for (day,), (started, kept, _share) in self.read(["joined_on:year"]).items():
            now = expected[day.year, TODAY.year - day.year]
            self.assertEqual([started, kept], now)
        ((started, kept, _share),) = self.read([]).values()
        last = [c for (year, no), c in expected.items() if year + no == TODAY.year]
        self.assertEqual([started, kept], [sum(n) for n in zip(*last, strict=True)])

    def test_by_quarter_of_joining(self):
        total = Counter()
        for (day, since), (started, kept, _s) in self.read(
            ["joined_on:quarter", "year_no"]
        ).items():
            total[day.year, since, 0] += started
            total[day.year, since, 1] += kept
        for (year, since), cell in self.expected().items():
            self.assertEqual([total[year, since, 0], total[year, since, 1]], cell)

    def test_behind_a_figure_are_the_members_it_counts(self):
        for (day, since), (started, kept, _s) in self.read(
            ["joined_on:year", "year_no"]
        ).items():
            rows = self.report(RETENTION).search(
                [
                    *self.ours,
                    ("joined_on", ">=", day),
                    ("joined_on", "<", day.replace(year=day.year + 1)),
                    ("year_no", "=", since),
                ]
            )
            self.assertEqual(
                (len(rows), sum(rows.mapped("kept_count"))), (started, kept)
            )
        self.env.invalidate_all()
        self.assertEqual(
            sum(rows.mapped("started_count")), started, "read by their ids"
        )
        rows = self.report(RETENTION).search(self.ours)
        ((started, kept, _share),) = self.read([]).values()
        self.assertEqual((len(rows), sum(rows.mapped("kept_count"))), (started, kept))

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.assertFalse(self.read(["year_no"], self.coordinator))
        self.networks[1].coordinator_ids = self.coordinator
        self.check(
            self.read(["joined_on:year", "year_no"], self.coordinator),
            self.expected(self.networks[1]),
        )

    def test_companies_are_kept_apart(self):
        self.networks[0].company_id = self.env["res.company"].create({"name": "Ander"})
        self.check(
            self.read(["joined_on:year", "year_no"]), self.expected(self.networks[1])
        )
