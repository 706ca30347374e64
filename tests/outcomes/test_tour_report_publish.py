from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestPublishTour(WebsiteCase):
    def test_from_draft_to_a_correction_in_dutch(self):
        self.secretary.lang = "nl_BE"
        session = self.make_session(self.series, days=-3, name="Samen blijven")
        self.make_registration(
            session,
            "An Peeters",
            email="an@zaad.example",
            state="done",
            consent_report=True,
        )
        report = self.make_report(session, body="<p>Wij delen een lokaal.</p>")
        self.start_tour(
            f"/odoo/session-reports/{report.id}",
            "cafe_report_publish",
            login=self.secretary.login,
            timeout=120,
        )
        self.assertEqual(report.state, "published")
        second, first = report.version_ids
        self.assertEqual((first.number, second.number), (1, 2))
        self.assertIn("lokaal", first.body)
        self.assertIn("zaal", second.body)
        self.assertNotIn("lokaal", second.body)
        self.assertEqual(second.note, "Een zaal, geen lokaal")
        self.assertEqual(len(first.notice_ids), 1)
        self.assertFalse(second.notice_ids)
        text = self.get_text(f"/en{report.website_url}")
        self.assertIn("Wij delen een zaal.", text)
        self.assertIn("Een zaal, geen lokaal", text)
