"""Reports on what networks share: figures, another day, and who sees what."""

from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from .overlap_case import OverlapCase


@tagged("post_install", "-at_install")
class TestOverlapReport(OverlapCase):
    def row(self, network, other, user=None, day=None):
        # a day is that of a whole request: what was read of another one is forgotten
        self.env.invalidate_all()
        report = self.env["cafe.overlap.report"].with_user(user or self.secretary)
        return report.with_context(cafe_day=day and str(day)).search(
            [("network_id", "=", network.id), ("other_id", "=", other.id)]
        )

    def test_the_figures_of_a_pair(self):
        row = self.row(self.a, self.b)
        self.assertEqual(
            (row.shared_count, row.network_size, row.other_size), (2, 3, 2)
        )
        self.assertAlmostEqual(row.jaccard, 2 / 3)
        self.assertAlmostEqual(row.smaller_share, 1)
        self.assertAlmostEqual(row.own_share, 2 / 3)
        self.assertAlmostEqual(self.row(self.b, self.a).own_share, 1)

    def test_on_another_day(self):
        self.place_of(self.b, self.partners[0]).write(
            {"date_end": self.today - timedelta(days=10), "state": "left"}
        )
        self.assertEqual(self.row(self.a, self.b).shared_count, 1)
        month_ago = self.today - timedelta(days=30)
        row = self.row(self.a, self.b, day=month_ago)
        self.assertEqual((row.shared_count, row.other_size), (2, 2))
        self.assertFalse(self.row(self.a, self.b, day=self.today - timedelta(days=500)))

    def test_a_day_that_is_none_counts_now(self):
        self.assertEqual(self.row(self.a, self.b, day="morgen").shared_count, 2)

    def test_an_archived_network_is_left_out(self):
        self.b.active = False
        self.assertFalse(self.row(self.a, self.b))

    def test_a_coordinator_sees_pairs_of_her_own_networks(self):
        self.a.coordinator_ids = [Command.link(self.coordinator.id)]
        self.assertFalse(self.row(self.a, self.b, self.coordinator))
        self.b.coordinator_ids = [Command.link(self.coordinator.id)]
        self.assertEqual(self.row(self.a, self.b, self.coordinator).shared_count, 2)
        pivot = self.env["cafe.overlap.report"].with_user(self.coordinator)
        groups = pivot._read_group([], ["network_id"], ["shared_count:sum"])
        self.assertEqual({n: s for n, s in groups}, {self.a: 2, self.b: 2})

    def test_nobody_else_reads_it(self):
        for user in (self.member, self.outsider):
            with self.subTest(user=user.name), self.assertRaises(AccessError):
                self.row(self.a, self.b, user)

    def test_the_nearest_of_a_network_stand_first(self):
        action = self.a.with_user(self.secretary).action_view_overlap()
        rows = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(rows.other_id.ids, [self.b.id, self.c.id])
        self.assertEqual(self.a.overlap_count, 2)

    def test_one_query_for_any_number_of_pairs(self):
        report = self.env["cafe.overlap.report"].with_user(self.secretary)
        report.search_fetch([], ["shared_count", "jaccard"])  # warm
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            report.search_fetch([], ["shared_count", "jaccard"])


@tagged("post_install", "-at_install")
class TestOverlapPartnerReport(OverlapCase):
    def row(self, partner, user=None, **context):
        self.env.invalidate_all()
        report = self.env["cafe.overlap.partner.report"]
        report = report.with_user(user or self.secretary).with_context(**context)
        return report.search([("partner_id", "=", partner.id)])

    def test_networks_circles_and_seats(self):
        place = self.place_of(self.a, self.partners[0])
        place.representative_ids = self.make_person("Roos") | self.make_person("Jan")
        self.place_of(self.b, self.partners[0]).circle_id = False
        row = self.row(self.partners[0])
        self.assertEqual(
            (row.network_count, row.circle_count, row.seat_count), (3, 2, 2)
        )
        self.assertFalse(row.only_network_id)

    def test_the_members_of_no_other_network(self):
        action = self.a.with_user(self.secretary).action_view_unshared()
        rows = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(rows.partner_id, self.partners[2])
        self.assertEqual(self.a.unshared_count, 1)

    def test_a_coordinator_counts_her_own_networks(self):
        self.a.coordinator_ids = [Command.link(self.coordinator.id)]
        row = self.row(self.partners[0], self.coordinator)
        self.assertEqual((row.network_count, row.only_network_id), (1, self.a))
        self.assertFalse(self.row(self.partners[3], self.coordinator))

    def test_another_company_is_left_out(self):
        other = self.env["res.company"].create({"name": "Ander huis"})
        self.c.company_id = other
        self.assertEqual(self.row(self.partners[0]).network_count, 2)

    def test_on_another_day_with_the_circle_of_then(self):
        place = self.place_of(self.a, self.partners[0])
        place.circle_id = self.a.circle_ids[1]
        self.place_of(self.b, self.partners[0]).circle_id = self.b.circle_ids[1]
        self.place_of(self.c, self.partners[0]).write(
            {"date_end": self.today - timedelta(days=10), "state": "left"}
        )
        month_ago = str(self.today - timedelta(days=30))
        then = self.row(self.partners[0], cafe_day=month_ago)
        self.assertEqual((then.network_count, then.circle_count), (3, 3))
        self.assertEqual(self.row(self.partners[0]).network_count, 2)


@tagged("post_install", "-at_install")
class TestOverlapDay(OverlapCase):
    def test_asking_for_a_day(self):
        self.place_of(self.b, self.partners[0]).action_leave()
        form = Form(self.env["cafe.overlap.day"].with_user(self.coordinator))
        form.day = self.today - timedelta(days=30)
        action = form.save().action_show()
        self.assertEqual(action["context"], {"cafe_day": str(form.day)})
        rows = self.env[action["res_model"]].with_context(**action["context"])
        row = rows.search(
            [("network_id", "=", self.a.id), ("other_id", "=", self.b.id)]
        )
        self.assertEqual(row.shared_count, 2)

    def test_a_day_to_come_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "has been"):
            self.env["cafe.overlap.day"].create({"day": self.today + timedelta(days=1)})
