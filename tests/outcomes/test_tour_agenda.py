from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders


@tagged("post_install", "-at_install")
class TestAgendaTour(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_the_secretary_puts_questions_and_a_topic_on_the_agenda(self):
        self.env.company.partner_id.lang = "en_US"
        series = self.env["cafe.series"].create({"name": "Café Zaad"})
        earlier = self.make_session(series, days=-60)
        session = self.make_session(series)
        self.env["cafe.followup"].create(
            {"name": "Vorming geven", "event_id": earlier.id}
        )
        for name, question in (("Roos", "Hoe begin je?"), ("Jan", "Hoe hou je vol?")):
            self.make_registration(session, name, question_brought=question)
        self.start_tour(
            f"/odoo/sessions/{session.id}",
            "cafe_agenda_offer",
            login=self.secretary.login,
            timeout=120,
        )
        self.assertEqual(session.contribution_ids.text, "Hoe begin je?")
        self.assertEqual(len(session.item_ids), 4)
