from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .support_case import SupportBuilders


@tagged("post_install", "-at_install")
class TestCallListTour(SupportBuilders, HttpCase):
    """In a browser the clock is the real one: sessions are some days ago."""

    def test_a_coordinator_plans_calls_to_who_drifts_away(self):
        self.make_users()
        self.make_base(coordinator_ids=self.coordinator.ids)
        gone, other = self.make_place("Stil vzw"), self.make_place("Stiller vzw")
        came = self.make_place("Komt vzw")
        today = fields.Date.today()
        for days in (20, 40, 60):
            self.hold(str(today - timedelta(days=days)), [came])
        gone.partner_id.phone = "+32 2 555 01 01"
        self.start_tour(
            f"/odoo/networks/{self.network.id}",
            "cafe_call_list",
            login=self.coordinator.login,
        )
        calls = (gone | other).activity_ids
        self.assertEqual(len(calls), 2, "once each, though it was asked twice")
        self.assertEqual(calls.user_id, self.coordinator)
        self.assertFalse(came.activity_ids)
