"""Three files at once, by a secretary: one is good, one doubtful, one bad."""

from odoo.tests import HttpCase, tagged

from ..common import MODULE, CafeBuilders
from .report_batch_case import CRON


@tagged("post_install", "-at_install")
class TestReportBatchTour(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.env["cafe.series"].search([]).active = False
        cls.series = cls.make_series("Tafelronde", duration=2)

    def walk(self, path, tour):
        self.start_tour(f"/odoo/{path}", tour, login=self.secretary.login)

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(CRON).method_direct_trigger()
        self.env.invalidate_all()

    def test_choose_review_mend_and_finish(self):
        self.walk(
            f"action-{MODULE}.cafe_report_import_action", "cafe_report_batch_choose"
        )
        batch = self.env["cafe.report.batch"].search(
            [("series_id", "=", self.series.id)]
        )
        self.assertEqual(batch.user_id, self.secretary)
        path = f"cafe.report.batch/{batch.id}"
        self.run_job()
        self.walk(path, "cafe_report_batch_review")
        self.run_job()
        self.walk(path, "cafe_report_batch_finish")
        self.assertEqual(batch.file_ids.mapped("state"), ["imported"] * 2)
        self.assertEqual(
            sorted(self.series.session_ids.mapped("session_number")), [2, 3]
        )
