from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders


@tagged("post_install", "-at_install")
class TestBackendTours(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

    def test_the_secretary_brings_a_session_from_theme_to_published_report(self):
        theme = self.make_theme("Tour theme")
        self.start_tour(
            f"/odoo/session-themes/{theme.id}",
            "cafe_secretary_session",
            login=self.secretary.login,
            timeout=120,
        )
        session = theme.session_ids
        self.assertEqual(session.session_number, 1)
        self.assertEqual(session.registration_ids.state, "done")
        self.assertEqual(session.contribution_ids.item_id, session.item_ids)
        self.assertEqual(session.followup_ids.contribution_id, session.contribution_ids)
        report = session.report_id
        self.assertEqual((report.state, theme.state), ("published", "held"))
        self.assertIn("second stove", report.public_body)
        # nobody asked Roos Adams
        self.assertNotIn("Roos", str(report._get_public_people()))
