from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders


@tagged("post_install", "-at_install")
class TestCircleTour(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_a_member_is_dragged_to_another_circle_and_its_history_stays(self):
        network = self.make_network(coordinator_ids=self.coordinator.ids)
        core, partners = network.circle_ids
        with freeze_time("2026-01-01 12:00:00"):
            member = self.make_member(network, circle_id=partners.id)
        self.start_tour(
            f"/odoo/networks/{network.id}",
            "cafe_circle_board",
            login="cafe_coordinator",
        )
        self.env.invalidate_all()
        self.assertEqual(member.circle_id, core)
        self.assertEqual(member.period_ids.circle_id, core | partners)
        self.assertEqual(len(member.period_ids.filtered("date_end")), 1)
