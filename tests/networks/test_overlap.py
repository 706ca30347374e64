"""What two networks share is brought along at each change of a place."""

from datetime import timedelta

from odoo.tests import tagged

from .overlap_case import OverlapCase


@tagged("post_install", "-at_install")
class TestOverlap(OverlapCase):
    def test_joining_counts_in_both_directions(self):
        kept = self.kept()
        self.assertEqual(kept[self.a, self.b], 2)
        self.assertEqual(kept[self.b, self.a], 2)
        self.assertEqual(kept[self.a, self.c], 1)
        self.assertEqual(kept[self.a, self.a], 3)
        self.assert_kept_is_right()

    def test_leaving_takes_away(self):
        self.place_of(self.b, self.partners[0]).action_leave()
        kept = self.kept()
        self.assertEqual(kept[self.a, self.b], 1)
        self.assertNotIn((self.b, self.c), kept)
        self.assertEqual(kept[self.b, self.b], 1)
        self.assert_kept_is_right()

    def test_a_pause_stays_a_place(self):
        self.place_of(self.b, self.partners[0]).action_pause()
        self.assertEqual(self.kept()[self.a, self.b], 2)

    def test_an_applicant_has_no_place_yet(self):
        member = self.join(self.c, self.partners[2], state="applicant")
        self.assertEqual(self.kept()[self.a, self.c], 1)
        member.state = "active"
        self.assertEqual(self.kept()[self.a, self.c], 2)
        self.assert_kept_is_right()

    def test_coming_back_counts_once(self):
        place = self.place_of(self.b, self.partners[1])
        place.write({"date_end": self.today - timedelta(days=1), "state": "left"})
        self.assertEqual(self.kept()[self.a, self.b], 1)
        self.join(self.b, self.partners[1], days=0)
        self.assertEqual(self.kept()[self.a, self.b], 2)
        self.assert_kept_is_right()

    def test_moving_a_place(self):
        self.place_of(self.a, self.partners[2]).partner_id = self.partners[3]
        self.assertEqual(self.kept()[self.a, self.c], 2)
        self.assert_kept_is_right()

    def test_deleting_an_applicant_changes_nothing(self):
        member = self.join(self.c, self.partners[2], state="applicant")
        before = self.kept()
        member.unlink()
        self.assertEqual(self.kept(), before)

    def test_merging_contacts(self):
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge(
            [self.partners[2].id, self.partners[3].id], self.partners[3], False
        )
        self.assertEqual(self.kept()[self.a, self.c], 2)
        self.assert_kept_is_right()

    def test_counting_anew_gives_the_same(self):
        before = self.kept()
        self.env["cafe.network.overlap"].search([]).write({"shared_count": 77})
        self.env["cafe.network.overlap"]._rebuild()
        self.assertEqual(self.kept(), before)

    def test_a_change_takes_as_many_queries_in_large_networks(self):
        def count(partner):
            member = self.join(self.c, partner)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            member.write({"state": "left", "date_end": self.today})
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        few = count(self.make_organisation("Weinig"))
        many = self.make_organisation("Veel")
        for number in range(30):
            self.join(self.make_network(f"Netwerk {number}"), many)
        self.assertLessEqual(count(many), few)


@tagged("post_install", "-at_install")
class TestOverlapOnADay(OverlapCase):
    def test_the_pairs_of_a_day(self):
        self.place_of(self.b, self.partners[0]).action_leave()
        late = self.make_organisation("Later")
        self.join(self.a, late, days=5)
        self.join(self.b, late, days=5)
        overlap = self.env["cafe.network.overlap"]
        pair = (self.a.id, self.b.id)

        def shared(day):
            return {(n, o): s for n, o, s in overlap._get_pairs(day)}.get(pair, 0)

        self.assertEqual(shared(None), 2)
        self.assertEqual(shared(self.today - timedelta(days=30)), 2)
        self.assertEqual(shared(self.today - timedelta(days=500)), 0)
        # the last day of a membership belongs to it
        self.assertEqual(shared(self.today), 3)
