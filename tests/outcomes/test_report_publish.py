"""The dialog that says what publishing does, before it does it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .publish_case import PublishCase


@tagged("post_install", "-at_install")
class TestPublishDialog(PublishCase):
    def test_it_says_what_will_happen(self):
        wizard = self.open_wizard()
        self.assertRecordValues(
            wizard,
            [
                {
                    "number": 1,
                    "is_correction": False,
                    "named_count": 1,
                    "named": "An Peeters",
                    "unnamed_count": 2,
                    "tell": True,
                    "tell_count": 2,
                    "refused_count": 0,
                    "difference": False,
                }
            ],
        )
        self.assertEqual(self.report.state, "draft", "nothing happened yet")
        self.assertFalse(self.report.version_ids)

    def test_it_publishes(self):
        self.open_wizard().action_publish()
        self.assertEqual(self.report.state, "published")
        self.assertEqual(self.report.version_number, 1)

    def test_a_correction_shows_what_changed_and_asks_for_a_note(self):
        self.report.action_publish()
        self.report.action_reopen()
        self.report.body = "<p>Sam De Vos en An Peeters zwegen.</p>"
        wizard = self.open_wizard()
        self.assertEqual(wizard.number, 2)
        self.assertIn("zwegen", wizard.difference)
        self.assertIn("[name withheld]", wizard.difference)
        self.assertNotIn("De Vos", wizard.difference)
        with Form(wizard) as form:
            form.change_note = "Zij zwegen"
        wizard.action_publish()
        self.assertEqual(self.report.version_number, 2)
        self.assertEqual(self.report.published_version_id.public_note, "Zij zwegen")

    def test_a_correction_is_not_published_without_a_note(self):
        self.report.action_publish()
        self.report.action_reopen()
        wizard = self.open_wizard()
        form = Form(wizard)
        with self.assertRaisesRegex(AssertionError, "change_note"):
            form.save()
        with self.assertRaisesRegex(UserError, "Say what changed"):
            wizard.action_publish()
        self.assertEqual(self.report.state, "draft")
        self.assertEqual(len(self.report.version_ids), 1)

    def test_a_note_of_the_report_is_there_already(self):
        self.report.action_publish()
        self.report.action_reopen()
        self.report.change_note = "Zin erbij"
        self.assertEqual(self.open_wizard().change_note, "Zin erbij")

    def test_it_says_that_a_review_still_runs_and_what_is_open(self):
        self.report.action_review()
        self.env["cafe.session.report.suggestion"].create(
            {
                "report_id": self.report.id,
                "reader_id": self.report.reader_ids[:1].id,
                "review": 1,
                "passage": "<p>x</p>",
                "passage_text": "x",
                "text": "y",
            }
        )
        wizard = self.open_wizard()
        self.assertTrue(wizard.is_reviewed_by_readers)
        self.assertEqual(wizard.open_suggestion_count, 1)
        wizard.action_publish()
        self.assertEqual(self.report.suggestion_ids.state, "left")

    def test_only_the_text_that_was_shown_is_published(self):
        wizard = self.open_wizard()
        self.report.body = "<p>Iets anders</p>"
        with self.assertRaisesRegex(UserError, "changed the text meanwhile"):
            wizard.action_publish()
        self.assertEqual(self.report.state, "draft")
        self.assertFalse(self.report.version_ids)

    def test_what_was_published_meanwhile_is_not_published_again(self):
        one, two = self.open_wizard(), self.open_wizard()
        one.action_publish()
        with self.assertRaisesRegex(UserError, "published already"):
            two.action_publish()
        with self.assertRaisesRegex(UserError, "published already"):
            self.report.action_open_publish()
        self.assertEqual(len(self.report.version_ids), 1)

    def test_an_empty_report_does_not_get_that_far(self):
        self.report.body = "<p><br></p>"
        with self.assertRaisesRegex(UserError, "still empty"):
            self.report.action_open_publish()

    def test_only_staff_open_it(self):
        wizard = self.open_wizard()
        for user in (self.member, self.outsider, self.coordinator):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    self.report.with_user(user).action_open_publish()
                with self.assertRaises(AccessError):
                    wizard.with_user(user).action_publish()
        self.assertEqual(self.report.state, "draft")

    def test_staff_of_another_company_see_nothing_of_it(self):
        report = self.report.sudo()
        report.event_id.company_id = self.env["res.company"].create({"name": "Elders"})
        self.env.invalidate_all()
        Publish = self.env["cafe.session.report.publish"].with_user(self.secretary)
        with self.assertRaises(AccessError):
            Publish.create({"report_id": report.id})
