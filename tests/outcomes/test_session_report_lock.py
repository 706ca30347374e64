"""A PDF is printed once, and a version made once, also when two people ask for it at
the same moment: with real connections, which see nothing but what the other saved."""

from contextlib import closing
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..common import CafeBuilders
from ..website_case import WebsiteCase
from .committed_report import CommittedReport


@tagged("post_install", "-at_install")
class TestPrintLock(CafeBuilders, TransactionCase):
    def setUp(self):
        super().setUp()
        self.saved = CommittedReport()
        self.addCleanup(self.saved.clean)
        printer = type(self.env["ir.actions.report"])
        self.run_count = self.startPatcher(
            patch.object(
                printer,
                "_run_wkhtmltopdf",
                autospec=True,
                side_effect=printer._run_wkhtmltopdf,
            )
        )

    def ask(self, cursor):
        return self.saved.open(cursor)._get_public_pdf()

    def test_who_asks_meanwhile_is_told_to_wait_and_gets_the_copy_later(self):
        with self.saved.cursor() as first, self.saved.cursor() as second:
            content = self.ask(first)
            self.assertTrue(content.startswith(b"%PDF"))
            self.assertIsNone(self.ask(second))
            first.commit()
            second.rollback()
            self.assertEqual(self.ask(second), content)
        self.assertEqual(self.run_count.call_count, 1)

    def test_who_began_before_the_copy_was_kept_begins_anew(self):
        with self.saved.cursor() as first, self.saved.cursor() as second:
            second.execute("SELECT 1 FROM cafe_session_report_version")
            content = self.ask(first)
            first.commit()
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                self.ask(second)
            second.rollback()
            self.assertEqual(self.ask(second), content)
        self.assertEqual(self.run_count.call_count, 1)

    def test_who_stops_halfway_holds_nobody_up(self):
        with self.saved.cursor() as first, self.saved.cursor() as second:
            self.ask(first)
            first.rollback()
            self.assertTrue(self.ask(second))


@tagged("post_install", "-at_install")
class TestPrintLockPage(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        # saved before the test's own connection begins to look
        cls.saved = CommittedReport()
        cls.addClassCleanup(cls.saved.clean)
        super().setUpClass()

    def test_the_browser_is_asked_to_come_back_while_somebody_prints(self):
        report = self.saved.open(self.env.cr)
        # else a page that waits for the other would wait for ever
        self.env.cr.execute("SET LOCAL lock_timeout = '3s'")
        with closing(self.saved.cursor()) as other:
            # the copy is made, and not saved yet
            self.assertTrue(self.saved.open(other)._get_public_pdf())
            response = self.url_open(f"/en{report.website_url}/pdf")
            other.rollback()
        self.assertEqual(response.status_code, 503)
        self.assertEqual(response.headers["Retry-After"], "5")
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertIn("being made", response.text)
        response = self.url_open(f"/en{report.website_url}/pdf")
        self.assertEqual(response.status_code, 200)
        self.assertTrue(response.content.startswith(b"%PDF"))
        # what was printed in this test's own transaction is not saved


@tagged("post_install", "-at_install")
class TestPublishLock(CafeBuilders, TransactionCase):
    def setUp(self):
        super().setUp()
        self.saved = CommittedReport(is_published=False)
        self.addCleanup(self.saved.clean)

    def count(self):
        with self.saved.cursor() as cursor:
            return self.saved.open(cursor).version_ids.mapped("number")

    def test_two_who_publish_at_once_make_one_version(self):
        with self.saved.cursor() as first, self.saved.cursor() as second:
            self.saved.open(first).action_publish()
            with self.assertRaisesRegex(UserError, "Somebody else is saving"):
                self.saved.open(second).action_publish()
            second.rollback()
            first.commit()
            self.saved.open(second).action_publish()
        self.assertEqual(self.count(), [1])

    def test_who_looked_before_the_other_published_begins_anew(self):
        with self.saved.cursor() as first, self.saved.cursor() as second:
            report = self.saved.open(second)
            self.assertEqual(report.state, "draft")
            self.saved.open(first).action_publish()
            first.commit()
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                report.action_publish()
            second.rollback()
        self.assertEqual(self.count(), [1])
