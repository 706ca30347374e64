from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders


@tagged("post_install", "-at_install")
class TestQuestionTours(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_the_secretary_takes_questions_over_and_one_back(self):
        session = self.make_session()
        self.make_item(session, "Wat speelt er?")
        for name, question in (("Roos", "Hoe begin je?"), ("Jan", "Hoe hou je vol?")):
            self.make_registration(session, name, question_brought=question)
        self.start_tour(
            f"/odoo/sessions/{session.id}",
            "cafe_event_questions",
            login=self.secretary.login,
            timeout=120,
        )
        self.assertEqual(session.contribution_ids.text, "Hoe begin je?")
