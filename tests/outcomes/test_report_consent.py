"""Consent that changes after publication: copies go, a trace without name stays."""

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestReportConsent(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.roos = cls.make_registration(
            cls.session, "Roos Adams", state="done", consent_report=True
        )
        cls.sam = cls.make_registration(
            cls.session, "Sam De Vos", state="done", consent_report=True
        )
        cls.report = cls.make_report(cls.session, body="<p>Roos Adams</p>")

    def publish(self):
        self.report.action_publish()
        self.report.published_version_id.write(
            {"pdf": b"JVBERi0=", "pdf_fingerprint": "x"}
        )
        return self.report.message_ids

    def get_new(self, before):
        return self.report.message_ids - before

    @freeze_time("2026-03-05 12:00:00")
    def test_a_name_taken_out_is_noted_once_without_the_name(self):
        before = self.publish()
        self.roos.with_user(self.secretary).consent_report = False
        self.roos.consent_report = False
        message = self.get_new(before)
        self.assertEqual(len(message), 1)
        self.assertIn("03/05/2026", message.body)
        self.assertIn("a name was taken out", message.body)
        self.assertNotIn("Roos", message.body)
        self.assertEqual(message.author_id, self.env.ref("base.partner_root"))
        self.assertFalse(message.partner_ids | message.notified_partner_ids)
        self.assertEqual(message.create_uid, self.env.ref("base.user_root"))

    def test_printed_copies_go_at_once_and_the_text_is_kept(self):
        self.publish()
        version = self.report.published_version_id
        self.roos.consent_report = False
        self.assertFalse(version.pdf or version.pdf_fingerprint)
        self.assertIn("Roos", version.body)
        self.assertNotIn("Roos", self.report.public_body)

    def test_staff_read_older_versions_without_the_name_too(self):
        self.report.change_note = "Op vraag van Roos Adams"
        self.publish()
        self.roos.consent_report = False
        self.report.action_reopen()
        self.report.write({"body": "<p>Anders</p>", "change_note": "Tekst"})
        self.report.action_publish()
        first = self.report.version_ids[-1].with_user(self.secretary)
        self.assertEqual(first.number, 1)
        self.assertNotIn("Roos", first.public_body)
        self.assertEqual(first.public_note, "Op vraag van [name withheld]")
        self.assertIn("Roos", first.sudo().body)

    def test_consent_that_is_given_again_is_noted_too(self):
        self.roos.consent_report = False
        before = self.publish()
        self.roos.consent_report = True
        message = self.get_new(before)
        self.assertIn("agreed to be named", message.body)
        self.assertNotIn("Roos", message.body)

    def test_several_at_once_are_one_note(self):
        before = self.publish()
        (self.roos | self.sam).write({"consent_report": False})
        self.assertIn("2 names", self.get_new(before).ensure_one().body)

    def test_who_cancels_is_no_longer_named(self):
        before = self.publish()
        self.roos.state = "cancel"
        self.assertEqual(len(self.get_new(before)), 1)

    def test_before_publication_nothing_is_noted(self):
        before = self.report.message_ids
        self.roos.consent_report = False
        self.assertFalse(self.get_new(before))
