from odoo import fields
from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders
from .driver_case import DriverBuilders


class DriverTourCase(DriverBuilders, CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_driver_world()
        cls.make_member_driver(confirmed="2025-01-01")


@tagged("post_install", "-at_install")
class TestConversationRoundTour(DriverTourCase):
    def test_a_coordinator_holds_a_round(self):
        core, partners = self.network.circle_ids
        self.zaad.circle_id = core
        self.zaad.partner_id.name = "Eerste"
        second = self.make_member(
            self.network, self.make_organisation("Tweede"), circle_id=partners.id
        )
        until = fields.Date.add(fields.Date.today(), days=20)
        record = self.make_round(date_end=until)
        self.start_tour(
            f"/odoo/conversation-rounds/{record.id}",
            "cafe_conversation_round",
            login=self.coordinator.login,
            timeout=120,
        )
        first, later = record.conversation_ids
        self.assertEqual((first.member_id, later.member_id), (self.zaad, second))
        self.assertEqual((first.state, later.state), ("held", "planned"))
        self.assertEqual(self.get_going_on(), self.meet)
        self.assertEqual(later.activity_ids.user_id, self.coordinator)


@tagged("post_install", "-at_install")
class TestConfirmDriversTour(DriverTourCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.driver.request"]._ask(cls.zaad)

    def test_a_member_confirms_in_one_click(self):
        self.start_tour(self.get_path(self.get_mails()), "cafe_drivers_still_true")
        row = self.zaad.driver_ids
        self.assertEqual((row.freshness, row.confirmed_by), ("fresh", "member"))

    def test_a_member_changes_and_sends(self):
        self.start_tour(self.get_path(self.get_mails()), "cafe_drivers_changed")
        self.assertEqual(self.get_going_on(), self.meet)
        self.assertIn("Wij zijn verhuisd.", self.zaad.message_ids[0].body)
