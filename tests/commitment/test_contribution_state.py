from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestContributionState(CafeCase):
    """An engagement counts as a contribution, beside a fee or instead of one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fee = cls.env["product.product"].create(
            {
                "name": "Lidgeld",
                "membership": True,
                "membership_date_from": "2026-01-01",
                "membership_date_to": "2026-12-31",
                "list_price": 50,
            }
        )
        cls.zaad = cls.make_network("Zaadnet", member_rule="fee", fee_grace_days=30)
        cls.zaad.circle_ids.product_id = cls.fee

    def make(self, name="Buurthuis", **values):
        values = {"circle_id": self.zaad.circle_ids[0].id, **values}
        return self.make_member(self.zaad, self.make_organisation(name), **values)

    def pay(self, member, state="paid", until="2026-12-31"):
        self.env["membership.membership_line"].create(
            {
                "partner_id": member.partner_id.id,
                "membership_id": self.fee.id,
                "date_from": "2026-01-01",
                "date_to": until,
                "member_price": 50,
                "state": state,
            }
        )

    def pledge(self, member, **values):
        return self.env["cafe.engagement"].create(
            {
                "name": "Een zaal",
                "member_id": member.id,
                "quantity": 8,
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
                **values,
            }
        )

    def state_of(self, member):
        member.invalidate_recordset()
        return member.contribution_state

    def test_a_fee_alone(self):
        member = self.make()
        self.assertFalse(self.state_of(member))
        self.pay(member, "waiting")
        self.assertEqual(self.state_of(member), "waiting")
        self.pay(member, "paid")
        self.assertEqual(self.state_of(member), "met")

    def test_an_engagement_alone(self):
        member = self.make()
        pledge = self.pledge(member)
        self.assertEqual(self.state_of(member), "waiting")
        pledge.line_ids = [Command.create({"quantity": 2})]
        self.assertEqual(
            (self.state_of(member), member.engagement_state), ("met", "partial")
        )

    def test_the_better_of_both_counts(self):
        member = self.make()
        self.pay(member, until="2026-02-28")
        self.assertEqual(self.state_of(member), "lapsed")
        self.pledge(member)
        self.assertEqual(self.state_of(member), "waiting")

    def test_a_pledge_that_was_not_kept_has_lapsed(self):
        member = self.make()
        self.pledge(member, date_end="2026-05-31")
        self.assertEqual(self.state_of(member), "lapsed")

    def test_members_are_found_by_their_contribution(self):
        paid, pledged, none = (self.make(name) for name in ("Een", "Twee", "Drie"))
        self.pay(paid)
        self.pledge(pledged)
        for state, expected in (("met", paid), ("waiting", pledged), (False, none)):
            with self.subTest(state):
                found = self.env["cafe.network.member"].search(
                    [
                        ("network_id", "=", self.zaad.id),
                        ("contribution_state", "=", state),
                    ]
                )
                self.assertEqual(found, expected)

    def test_an_engagement_instead_of_a_fee_opens_the_place(self):
        member = self.make(state="applicant", contribution_form="engagement")
        member.action_accept()
        self.assertEqual((member.state, member.waits_for), ("applicant", "engagement"))
        self.pledge(member)
        self.assertEqual(member.state, "active")

    def test_who_gives_an_engagement_instead_is_not_put_out_for_a_fee(self):
        fee, engagement = self.make("Een"), self.make("Twee")
        engagement.contribution_form = "engagement"
        for member in (fee, engagement):
            self.pay(member, until="2026-02-28")
        found = self.env["cafe.network.member"].search(fee._get_lapsing_domain())
        self.assertIn(fee, found)
        self.assertNotIn(engagement, found)
