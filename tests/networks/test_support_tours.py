from odoo import fields
from odoo.tests import HttpCase, tagged

from .support_case import SupportBuilders


@tagged("post_install", "-at_install")
class TestSupportTours(SupportBuilders, HttpCase):
    """In a browser the clock is the real one: sessions are some days ago."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_base()
        cls.lately = fields.Date.to_string(
            fields.Date.subtract(fields.Date.today(), days=20)
        )

    def test_a_coordinator_reads_her_support_base_and_whom_to_call(self):
        self.network.coordinator_ids = self.coordinator
        came = self.make_place("Komt vzw")
        self.say_why(came, self.lately)
        self.make_place("Stil vzw")
        self.hold(self.lately, [came])
        self.start_tour(
            f"/odoo/networks/{self.network.id}",
            "cafe_support_base",
            login=self.coordinator.login,
        )

    def test_a_suggested_move_is_put_off_or_done_by_a_person(self):
        self.core.suggest_attendance = 1
        comes, waits = self.make_place("Komt vzw"), self.make_place("Wacht vzw")
        self.hold(self.lately, [comes, waits])
        self.start_tour(
            "/odoo/suggested-moves", "cafe_suggested_moves", login=self.secretary.login
        )
        self.assertEqual(comes.circle_id, self.core)
        self.assertEqual(waits.circle_id, self.partners)
        self.assertEqual(waits.suggestion_declined_circle_id, self.core)
