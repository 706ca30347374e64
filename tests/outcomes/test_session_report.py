"""A report's way from draft to versions that are kept."""

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestSessionReport(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series(review_days=10)
        cls.theme = cls.make_theme(series=cls.series)
        cls.session = cls.make_session(cls.series, days=-3, theme_id=cls.theme.id)
        cls.make_contribution(cls.session, text="Wij delen een secretariaat.")
        cls.report = cls.make_report(cls.session).with_user(cls.secretary)

    def publish(self, body="<p>Eerste tekst</p>", **values):
        self.report.write({"body": body, **values})
        self.report.action_publish()
        # what a version stores is for nobody's eyes
        return self.report.published_version_id.sudo()

    def test_new_report_is_a_draft_built_from_its_session(self):
        self.assertEqual(self.report.state, "draft")
        self.assertIn("Wij delen een secretariaat.", self.report.body)
        self.assertFalse(self.report.is_published)

    def test_report_that_brings_its_text_is_not_built(self):
        session = self.make_session(self.series)
        self.assertEqual(self.make_report(session, body="<p>x</p>").body, "<p>x</p>")

    @freeze_time("2026-03-02 12:00:00")
    def test_review_lasts_as_long_as_the_series_says(self):
        self.report.action_review()
        self.assertEqual(self.report.state, "review")
        self.assertEqual(str(self.report.date_review_end), "2026-03-12")

    def test_empty_report_is_neither_reviewed_nor_published(self):
        self.report.body = "<p><br></p>"
        for action in (self.report.action_review, self.report.action_publish):
            with self.assertRaisesRegex(UserError, "still empty"):
                action()
        self.assertEqual(self.report.state, "draft")

    @freeze_time("2026-03-02 12:00:00")
    def test_publishing_keeps_a_version_and_closes_the_theme(self):
        version = self.publish(change_note="Eerste")
        self.assertEqual(self.report.state, "published")
        self.assertTrue(self.report.is_published)
        self.assertFalse(self.report.change_note)
        self.assertEqual(self.theme.state, "held")
        self.assertRecordValues(
            version,
            [{"number": 1, "note": "Eerste", "user_id": self.secretary.id}],
        )
        self.assertEqual(str(version.date_published), "2026-03-02 12:00:00")

    def test_publishing_again_without_reopening_makes_no_version(self):
        self.publish()
        self.report.action_publish()
        self.assertEqual(len(self.report.version_ids), 1)

    def test_correction_makes_a_second_version_and_keeps_the_first(self):
        first = self.publish()
        self.report.action_reopen()
        second = self.publish("<p>Tweede tekst</p>", change_note="Verbeterd")
        self.assertEqual(self.report.version_ids.sudo(), second + first)
        self.assertEqual((first.number, second.number), (1, 2))
        self.assertEqual(first.body, "<p>Eerste tekst</p>")
        self.assertEqual(second.body, "<p>Tweede tekst</p>")

    def test_public_body_follows_the_published_version_during_a_correction(self):
        self.assertFalse(self.report.public_body)
        self.publish()
        self.report.action_reopen()
        self.report.write({"body": "<p>Half af</p>", "change_note": "Aangevuld"})
        self.assertEqual(self.report.public_body, "<p>Eerste tekst</p>")
        self.assertTrue(self.report.is_published)
        self.report.action_publish()
        self.assertEqual(self.report.public_body, "<p>Half af</p>")

    def test_version_is_never_changed_or_deleted(self):
        version = self.publish()
        for values in (
            {"body": "<p>Anders</p>"},
            {"number": 9},
            {"note": "x", "pdf": False},
            {"date_published": "2020-01-01 00:00:00"},
        ):
            with self.assertRaisesRegex(UserError, "kept as it is"):
                version.sudo().write(values)
        with self.assertRaisesRegex(UserError, "kept as it is"):
            version.sudo().unlink()
        version.invalidate_recordset()
        self.assertEqual(version.body, "<p>Eerste tekst</p>")

    def test_building_does_not_touch_a_published_report(self):
        self.publish()
        with self.assertRaisesRegex(UserError, "Reopen the report first"):
            self.report.action_build()
        self.assertEqual(self.report.body, "<p>Eerste tekst</p>")
        self.report.action_reopen()
        rebuild = self.report.action_build()
        rebuild = self.env["cafe.session.report.rebuild"].browse(rebuild["res_id"])
        self.assertFalse(rebuild.line_ids, "the editor left out what was built")
        self.make_contribution(self.session, text="En een lokaal.")
        rebuild = self.report.action_build()
        rebuild = self.env["cafe.session.report.rebuild"].browse(rebuild["res_id"])
        rebuild.line_ids.take = True
        rebuild.action_apply()
        self.assertIn("En een lokaal.", self.report.body)
        self.assertEqual(self.report.public_body, "<p>Eerste tekst</p>")

    def test_correction_is_not_published_without_saying_what_changed(self):
        self.publish()
        self.report.action_reopen()
        for note in (False, "  "):
            self.report.change_note = note
            with self.assertRaisesRegex(UserError, "Say what changed"):
                self.report.action_publish()
        self.assertEqual(len(self.report.version_ids), 1)

    def test_text_of_an_import_is_never_changed(self):
        report = self.report.sudo()
        report.source_text = "Integraal verslag"
        for text in ("Anders", False):
            with self.assertRaisesRegex(UserError, "kept as is"):
                report.source_text = text
        report.write({"source_text": "Integraal verslag", "closing": "<p>x</p>"})
        self.assertEqual(report.source_text, "Integraal verslag")

    def test_published_or_imported_report_is_not_deleted(self):
        imported = self.make_report(self.make_session(), source_text="Verslag")
        self.publish()
        for report in (imported, self.report.with_user(self.manager)):
            with self.assertRaisesRegex(UserError, "cannot be deleted"):
                report.unlink()

    def test_draft_that_was_never_published_may_go(self):
        self.report.unlink()
        self.assertFalse(self.session.report_ids)

    def test_actions_lead_to_the_session_the_page_and_the_versions(self):
        version = self.publish()
        self.assertEqual(self.report.action_view_session()["res_id"], self.session.id)
        self.assertRegex(
            self.report.action_view_website()["url"], rf"/verslagen/.*{self.report.id}"
        )
        versions = self.env["cafe.session.report.version"].search(
            self.report.action_view_versions()["domain"]
        )
        self.assertEqual(versions, version.sudo())
