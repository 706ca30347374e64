"""Suggestions for a report: each of their steps, and what it does to the text."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .review_case import ReviewCase


@tagged("post_install", "-at_install")
class TestSuggestions(ReviewCase):
    def test_taking_over_changes_the_words_and_keeps_the_markup(self):
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        self.assertNotIn("veel tijd", self.report.body)
        one.action_take()
        self.assertIn("<strong>Zaad:</strong> Dat kost veel tijd.", self.report.body)
        self.assertEqual(one.state, "taken")
        self.assertEqual(one.decided_by_id, self.secretary.partner_id)

    def test_leaving_changes_nothing(self):
        before = self.report.body
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        one.reason = "Zo werd het gezegd"
        one.action_leave()
        self.assertEqual(self.report.body, before)
        self.assertEqual(one.state, "left")

    def test_undoing_brings_the_old_words_back(self):
        before = self.report.body
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        one.action_take()
        one.action_undo()
        self.assertEqual(self.report.body, before)
        self.assertEqual(one.state, "open")
        one.action_leave()
        one.action_undo()
        self.assertEqual((one.state, one.decided_by_id.id), ("open", False))

    def test_a_passage_that_changed_is_told_and_nothing_is_overwritten(self):
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        self.report.body = self.report.body.replace("kost tijd", "kost moeite")
        before = self.report.body
        with self.assertRaisesRegex(UserError, "(?s)Dat kost tijd.*Dat kost veel tijd"):
            one.action_take()
        self.assertEqual((one.state, self.report.body), ("open", before))

    def test_undoing_after_another_edit_is_told(self):
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        one.action_take()
        self.report.body = self.report.body.replace("veel tijd", "moeite")
        with self.assertRaises(UserError):
            one.action_undo()
        self.assertEqual(one.state, "taken")

    def test_of_two_passages_alike_the_one_that_was_meant_changes(self):
        self.report.body = "<p>Ja.</p><p>Nee.</p><p>Ja.</p>"
        one = self.suggest("Nee.", "Nee", "Neen")
        one.sudo().write(
            {
                "passage": "<p>Ja.</p>",
                "passage_text": "Ja.",
                "place": 2,
                "text": "Jawel.",
            }
        )
        one.sudo().text = "Jawel."
        one.action_take()
        self.assertEqual(self.report.body, "<p>Ja.</p><p>Nee.</p><p>Jawel.</p>")

    def test_a_remark_alone_changes_no_words(self):
        before = self.report.body
        one = self.suggest("Dat kost tijd", remark="Klopt dit?")
        one.action_take()
        self.assertEqual((one.state, self.report.body), ("taken", before))
        one.action_undo()
        self.assertEqual((one.state, self.report.body), ("open", before))

    def test_what_was_answered_is_not_answered_again(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        one.action_leave()
        for step in (one.action_take, one.action_leave):
            with self.assertRaises(UserError):
                step()

    def test_nothing_is_answered_outside_the_review(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.report.action_reopen()
        for step in (one.action_take, one.action_leave, one.action_undo):
            with self.assertRaises(UserError):
                step()

    def test_staff_cannot_put_words_in_a_mouth(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        for values in ({"text": "x"}, {"state": "taken"}, {"reader_id": 1}):
            with self.assertRaises(UserError):
                one.write(values)

    def test_publishing_leaves_what_is_open_and_closes_the_page(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.assertEqual(self.report.open_suggestion_count, 1)
        self.assertTrue(self.report.is_reviewed_by_readers)
        self.report.action_publish()
        self.assertEqual(one.state, "left")
        self.assertFalse(self.report.is_reviewed_by_readers)
        self.assertFalse(self.get_page(self.path).find_class("o_cafe_passage"))


@tagged("post_install", "-at_install")
class TestReviewMails(ReviewCase):
    def test_each_reader_gets_her_own_link_once(self):
        self.run_job()
        self.run_job()
        mails = self.get_mails()
        self.assertEqual(len(mails), 1)
        self.assertEqual(self.get_links(mails), [self.reader.review_url])
        self.assertFalse(mails.res_id)
        self.assertTrue(self.reader.mailed_on)
        self.assertEqual(len(self.get_mails("roos@zaad.example")), 1)

    def test_one_address_is_one_reader_and_no_address_is_none(self):
        session = self.make_session(self.series, days=-2)
        for name, email in (("A", "a@x.example"), ("B", "A@x.example"), ("C", False)):
            self.make_registration(session, name, email=email, state="open")
        self.make_registration(session, "D", email="d@x.example", state="cancel")
        report = self.make_report(session, body="<p>a</p>")
        report.action_review()
        report.action_reopen()
        report.action_review()
        self.assertEqual(report.reader_ids.mapped("email"), ["a@x.example"])

    def test_back_to_draft_and_to_review_mails_nobody_twice(self):
        self.run_job()
        self.report.action_reopen()
        self.report.action_review()
        self.run_job()
        self.assertEqual(len(self.get_mails()), 1)

    def test_a_correction_in_review_asks_anew(self):
        self.run_job()
        self.report.action_publish()
        self.report.action_reopen()
        self.report.change_note = "Een naam"
        self.report.action_review()
        self.run_job()
        self.assertEqual(len(self.get_mails()), 2)

    def test_a_report_that_went_back_to_draft_mails_nobody(self):
        self.report.action_reopen()
        self.run_job()
        self.assertFalse(self.get_mails())

    def test_what_became_of_it_is_told_once_after_publication(self):
        taken = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        left = self.suggest("Leren", "Leren", "Weten")
        taken.action_take()
        left.reason = "Roos Adams zei het zo"
        self.run_job()
        self.assertEqual(len(self.get_mails()), 1)
        self.report.action_publish()
        self.run_job()
        self.run_job()
        _invitation, outcome = self.get_mails()
        self.assertIn("Dat kost veel tijd", outcome.body_html)
        self.assertIn("Weten", outcome.body_html)
        self.assertIn("Taken over", outcome.body_html)
        self.assertIn("Left as it was", outcome.body_html)
        self.assertIn("zei het zo", outcome.body_html)
        self.assertNotIn("Roos", outcome.body_html)
        self.assertEqual(len(self.get_mails("roos@zaad.example")), 1)

    def test_after_the_review_it_is_told_once_all_is_answered(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.end_review()
        self.run_job()
        self.assertFalse(self.reader.answered_on)
        one.action_leave()
        self.run_job()
        self.assertTrue(self.reader.answered_on)
        with self.assertRaisesRegex(UserError, "told already"):
            one.action_undo()

    def test_who_withdrew_all_hears_nothing(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.post(withdraw=str(one.id))
        self.report.action_publish()
        self.run_job()
        self.assertFalse(self.reader.answered_on)
