from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged, warmup

from ..common import CafeCase
from .engagement_case import EngagementBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestEngagementReport(EngagementBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.core, cls.partners = cls.network.circle_ids
        cls.place = cls.make_member(
            cls.network, date_start="2020-01-01", circle_id=cls.core.id
        )
        cls.hour = cls.env.ref("uom.product_uom_hour")
        cls.day = cls.env.ref("uom.product_uom_day")

    def read(self, groupby, domain=(), user=None, **context):
        """:return: dict of the groups to what was pledged, delivered and waived"""
        report = self.env["cafe.engagement.report"].with_user(user or self.coordinator)
        return {
            group[0] if len(groupby) == 1 else tuple(group[: len(groupby)]): group[-3:]
            for group in report.with_context(**context)._read_group(
                [("network_id", "=", self.network.id), *domain],
                groupby,
                ["pledged:sum", "delivered:sum", "waived:sum"],
            )
        }

    def test_a_pledge_counts_in_its_year_and_a_delivery_in_its_own(self):
        self.make_engagement(
            self.place, quantity=10, delivered=[("2026-03-01", 4), ("2027-01-10", 6)]
        )
        self.assertEqual(self.read(["year"]), {"2026": (10, 4, 0), "2027": (0, 6, 0)})

    def test_a_pledge_over_a_leap_year_is_spread_by_days(self):
        self.make_engagement(
            self.place, quantity=366, date_start="2027-07-01", date_end="2028-06-30"
        )
        self.assertEqual(
            self.read(["year"]), {"2027": (184, 0, 0), "2028": (182, 0, 0)}
        )

    def test_a_pledge_of_one_day_at_the_end_of_the_year_stays_in_it(self):
        for day in ("2027-12-31", "2028-02-29"):
            self.make_engagement(self.place, quantity=3, date_start=day, date_end=day)
        self.assertEqual(self.read(["year"]), {"2027": (3, 0, 0), "2028": (3, 0, 0)})

    def test_what_is_spread_adds_up_to_the_pledge(self):
        self.make_engagement(
            self.place, quantity=10, date_start="2024-05-17", date_end="2030-09-03"
        )
        years = self.read(["year"])
        self.assertEqual(len(years), 7)
        total = sum(pledged for pledged, _delivered, _waived in years.values())
        self.assertAlmostEqual(total, 10, 6)
        self.assertEqual(self.read([]), {(): (10, 0, 0)})

    def test_a_pledge_without_a_last_day_counts_in_its_first_year(self):
        self.make_engagement(self.place, quantity=10, date_end=False)
        self.assertEqual(self.read(["year"]), {"2026": (10, 0, 0)})

    def test_waived_is_what_was_left(self):
        self.make_engagement(
            self.place, quantity=10, delivered=[3], state="waived", reason="Ziek"
        )
        self.assertEqual(self.read(["year"]), {"2026": (10, 3, 7)})
        self.assertEqual(
            dict(
                self.env["cafe.engagement.report"]
                .with_user(self.coordinator)
                ._read_group(
                    [("network_id", "=", self.network.id)], ["kind"], ["quantity:sum"]
                )
            ),
            {"pledged": 10, "delivered": 3, "waived": 7},
        )

    def test_what_was_only_proposed_is_no_pledge(self):
        self.make_engagement(self.place, state="proposed")
        self.make_engagement(self.place, state="declined", reason="Vol")
        self.assertFalse(self.read(["year"]))

    def test_archived_is_left_out_unless_asked_for(self):
        self.make_engagement(self.place, quantity=10, active=False)
        self.assertFalse(self.read(["year"]))
        self.assertTrue(self.read(["year"], [("active", "in", (True, False))]))

    def test_units_are_kept_apart(self):
        self.make_engagement(self.place, quantity=10, delivered=[1])
        self.make_engagement(self.place, quantity=2, uom_id=self.day.id)
        self.assertEqual(
            self.read(["uom_id"]), {self.hour: (10, 1, 0), self.day: (2, 0, 0)}
        )

    def test_the_circle_is_the_one_of_then(self):
        self.make_engagement(self.place, quantity=10, delivered=[("2026-08-01", 4)])
        self.env["cafe.network.member.period"].search(
            [("member_id", "=", self.place.id)]
        ).unlink()
        self.env["cafe.network.member.period"].create(
            [
                {
                    "member_id": self.place.id,
                    "circle_id": self.partners.id,
                    "date_start": "2020-01-01",
                    "date_end": "2026-06-30",
                },
                {
                    "member_id": self.place.id,
                    "circle_id": self.core.id,
                    "date_start": "2026-07-01",
                },
            ]
        )
        self.assertEqual(
            self.read(["circle_id"]),
            {self.partners: (10, 0, 0), self.core: (0, 4, 0)},
        )

    def test_the_share_is_that_of_the_sums(self):
        self.make_engagement(self.place, quantity=90, delivered=[9])
        self.make_engagement(self.place, quantity=10, delivered=[10])
        ((share,),) = self.env["cafe.engagement.report"]._read_group(
            [("network_id", "=", self.network.id)], [], ["delivered_share:avg"]
        )
        self.assertAlmostEqual(share, 0.19)

    def test_a_change_is_seen_at_once(self):
        engagement = self.make_engagement(self.place, quantity=10)
        self.read(["year"])
        engagement.line_ids = [Command.create({"date": "2026-05-05", "quantity": 2})]
        engagement.quantity = 11
        self.assertEqual(self.read(["year"]), {"2026": (11, 2, 0)})

    @warmup
    def test_the_list_costs_the_same_for_many(self):
        for number in range(30):
            self.make_engagement(self.place, name=f"Uur {number}", delivered=[1])
        report = self.env["cafe.engagement.report"].with_user(self.coordinator)
        rows = report.search([("network_id", "=", self.network.id)])
        self.assertEqual(len(rows), 60)
        counts = []
        for records in (rows, rows[:4], rows):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.web_read({"partner_id": {"fields": {"display_name": {}}}})
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
