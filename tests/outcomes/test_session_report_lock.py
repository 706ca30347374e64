"""A PDF is printed once, also when two people ask for it at the same moment."""

from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..common import CafeBuilders
from .test_website_reports import ReportCase


@tagged("post_install", "-at_install")
class TestPrintLock(CafeBuilders, TransactionCase):
    """With real connections, which see nothing but what the other saved."""

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cursor:
            case = type("Builders", (CafeBuilders,), {"env": self.at(cursor)})
            report = case.make_report(
                case.make_session(case.make_series("Slot"), days=-5), body="<p>x</p>"
            )
            report.action_publish()
            self.report_id = report.id
        self.addCleanup(self.clean)
        printer = type(self.env["ir.actions.report"])
        self.run_count = self.startPatcher(
            patch.object(
                printer,
                "_run_wkhtmltopdf",
                autospec=True,
                side_effect=printer._run_wkhtmltopdf,
            )
        )

    def at(self, cursor):
        return api.Environment(cursor, SUPERUSER_ID, {})

    def clean(self):
        """A version is kept by the ORM: what this test saved goes around it."""
        with self.registry.cursor() as cursor:
            report = self.at(cursor)["cafe.session.report"].browse(self.report_id)
            session, series = report.event_id, report.series_id
            report.version_ids.pdf = False
            cursor.execute(
                "UPDATE cafe_session_report SET published_version_id = NULL "
                "WHERE id = %(id)s;"
                "DELETE FROM cafe_session_report_version WHERE report_id = %(id)s;"
                "DELETE FROM cafe_session_report WHERE id = %(id)s",
                {"id": self.report_id},
            )
            self.at(cursor).invalidate_all()
            session.unlink()
            series.unlink()

    def ask(self, cursor):
        report = self.at(cursor)["cafe.session.report"].browse(self.report_id)
        return report._get_public_pdf()

    def test_who_asks_meanwhile_is_told_to_wait_and_gets_the_copy_later(self):
        with self.registry.cursor() as first, self.registry.cursor() as second:
            content = self.ask(first)
            self.assertTrue(content.startswith(b"%PDF"))
            self.assertIsNone(self.ask(second))
            first.commit()
            second.rollback()
            self.assertEqual(self.ask(second), content)
        self.assertEqual(self.run_count.call_count, 1)

    def test_who_began_before_the_copy_was_kept_begins_anew(self):
        with self.registry.cursor() as first, self.registry.cursor() as second:
            second.execute("SELECT 1 FROM cafe_session_report_version")
            content = self.ask(first)
            first.commit()
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                self.ask(second)
            second.rollback()
            self.assertEqual(self.ask(second), content)
        self.assertEqual(self.run_count.call_count, 1)

    def test_who_stops_halfway_holds_nobody_up(self):
        with self.registry.cursor() as first, self.registry.cursor() as second:
            self.ask(first)
            first.rollback()
            self.assertTrue(self.ask(second))


@tagged("post_install", "-at_install")
class TestPrintLockPage(ReportCase):
    def test_the_browser_is_asked_to_come_back(self):
        report = self.make_published_report()
        with patch.object(type(report), "_get_public_pdf", return_value=None):
            response = self.url_open(f"/en{report.website_url}/pdf")
        self.assertEqual(response.status_code, 503)
        self.assertEqual(response.headers["Retry-After"], "5")
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertIn("being made", response.text)
