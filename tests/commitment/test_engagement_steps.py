from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import CafeCase
from .engagement_case import EngagementBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24")
class TestEngagementSteps(EngagementBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.place = cls.make_member(cls.network, date_start="2020-01-01")

    def as_coordinator(self, **values):
        engagement = self.make_engagement(self.place, **values)
        return engagement.with_user(self.coordinator)

    def test_a_proposal_is_accepted_and_its_followers_hear_it(self):
        engagement = self.as_coordinator(state="proposed")
        asker = self.make_person("Roos Adams", email="roos@zaad.example")
        engagement.message_subscribe(asker.ids)
        engagement.action_accept()
        self.assertEqual(engagement.state, "pledged")
        self.assertIn("accepted", engagement.message_ids[0].body)
        self.assertIn(asker, engagement.message_ids[0].notified_partner_ids)

    def test_a_proposal_is_declined_with_a_reason(self):
        engagement = self.as_coordinator(state="proposed")
        with self.assertRaises(UserError):
            engagement.action_decline()
        action = engagement.action_ask_reason()
        self.assertEqual(action["name"], "Decline this engagement")
        with Form(engagement, view=action["views"][0][0]) as dialog:
            dialog.reason = "Er is al een zaal"
        engagement.action_decline()
        self.assertEqual(engagement.state, "declined")
        self.assertIn("Er is al een zaal", engagement.message_ids[0].body)

    def test_nothing_is_delivered_before_it_is_accepted(self):
        engagement = self.as_coordinator(state="proposed")
        with self.assertRaisesRegex(ValidationError, "Accept it first"):
            engagement.line_ids = [Command.create({"quantity": 1})]

    def test_waiving_needs_a_reason(self):
        engagement = self.as_coordinator(delivered=[2])
        for reason in (False, "  "):
            engagement.reason = reason
            with self.subTest(reason), self.assertRaises(UserError):
                engagement.action_waive()
        with self.assertRaises(ValidationError):
            engagement.state = "waived"
        self.assertEqual(engagement.state, "partial")

    def test_waived_stays_waived_until_it_is_taken_up_again(self):
        engagement = self.as_coordinator(delivered=[2])
        engagement.reason = "De zaal is dicht"
        engagement.action_waive()
        engagement.line_ids.quantity = 3
        self.assertEqual(engagement.state, "waived")
        engagement.action_take_up()
        self.assertEqual((engagement.state, engagement.reason), ("partial", False))
        self.assertEqual(engagement.delivered_quantity, 3)

    def test_what_was_declined_can_be_looked_at_again(self):
        engagement = self.as_coordinator(state="declined", reason="Vergissing")
        engagement.action_take_up()
        self.assertEqual(engagement.state, "proposed")

    def test_only_what_is_open_is_waived(self):
        engagement = self.as_coordinator(delivered=[12])
        engagement.reason = "Te laat"
        engagement.action_waive()
        self.assertEqual(engagement.state, "delivered")

    def test_renewing_pledges_the_same_for_the_next_period(self):
        old = self.as_coordinator(quantity=8, delivered=[8])
        action = old.action_renew()
        new = self.env["cafe.engagement"].browse(action["res_id"])
        self.assertEqual(
            (new.name, new.quantity, new.uom_id, new.state, new.member_id),
            (old.name, 8, old.uom_id, "pledged", old.member_id),
        )
        self.assertEqual(
            (new.date_start, new.date_end), (date(2027, 1, 1), date(2027, 12, 31))
        )
        self.assertFalse(new.line_ids)
        self.assertEqual(old.state, "delivered")

    def test_a_period_keeps_its_length_over_a_leap_day(self):
        old = self.as_coordinator(date_start="2027-03-01", date_end="2028-02-29")
        new = self.env["cafe.engagement"].browse(old.action_renew()["res_id"])
        self.assertEqual(
            (new.date_start, new.date_end), (date(2028, 3, 1), date(2029, 2, 28))
        )

    def test_nothing_is_renewed_twice(self):
        engagement = self.as_coordinator()
        engagement.action_renew()
        with self.assertRaises(UserError):
            engagement.action_renew()

    def test_many_are_renewed_at_once_and_the_rest_is_passed_over(self):
        left = self.make_member(self.network, self.make_organisation("Weg"))
        gone = self.make_engagement(left)
        left.action_leave()
        endless = self.make_engagement(self.place, name="Altijd", date_end=False)
        proposed = self.make_engagement(self.place, name="Straks", state="proposed")
        ready = self.make_engagement(self.place, name="Zaal") | self.make_engagement(
            self.place, name="Soep"
        )
        chosen = (gone | endless | proposed | ready).with_user(self.coordinator)
        action = chosen.action_renew()
        self.assertEqual(action["params"]["message"], "Renewed: 2. Passed over: 3.")
        renewed = self.env["cafe.engagement"].search(action["params"]["next"]["domain"])
        self.assertEqual(set(renewed.mapped("name")), {"Zaal", "Soep"})
