from odoo.tests import HttpCase, tagged

from .collaboration_case import CollaborationBuilders


@tagged("post_install", "-at_install")
class TestCollaborationTours(CollaborationBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.make_guide()
        cls.guide.survey_id.questions_layout = "one_page"

    def test_a_collaboration_is_weighed_and_decided(self):
        collaboration = self.make_collaboration()
        self.start_tour(
            f"/odoo/collaborations/{collaboration.id}",
            "cafe_collaboration",
            login=self.coordinator.login,
            timeout=120,
        )
        self.assertEqual((collaboration.state, collaboration.run_count), ("later", 1))
        self.assertEqual(str(collaboration.date_review), "2099-01-15")
        self.assertEqual(
            collaboration.decision_ids.partner_ids, self.coordinator.partner_id
        )
