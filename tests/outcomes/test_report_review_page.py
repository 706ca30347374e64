"""The page behind a reader's link: what it shows, keeps and refuses."""

from datetime import timedelta

from odoo.tests import tagged

from .review_case import ReviewCase


@tagged("post_install", "-at_install")
class TestReviewPage(ReviewCase):
    def test_opening_changes_nothing_and_is_private(self):
        before = self.report.body
        response = self.url_open(self.path)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertIn("noindex", response.headers["X-Robots-Tag"])
        self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(self.report.body, before)
        self.assertFalse(self.reader.suggestion_ids)

    def test_names_without_consent_are_left_out_and_stay_in_the_report(self):
        page = self.url_open(self.path).text
        self.assertIn("deelt een lokaal", page)
        self.assertNotIn("Roos", page)
        one = self.suggest("deelt een lokaal", "lokaal", "zaal")
        self.assertEqual(one.text, "Roos Adams deelt een zaal.")
        self.assertNotIn("Roos", self.url_open(self.path).text)
        one.action_take()
        self.assertIn("Roos Adams deelt een zaal.", self.report.body)

    def test_what_an_editor_pasted_and_nobody_reads_is_no_passage(self):
        self.report.body = (
            "<p>Ja.</p><!-- Roos Adams --><ul><li>Roos Adams.</li><!-- x --></ul>"
        )
        page = self.get_page(self.path)
        texts = [
            p.find("div").text_content() for p in page.find_class("o_cafe_passage")
        ]
        self.assertEqual([text.strip() for text in texts], ["Ja.", "[name withheld]."])

    def test_a_mark_of_a_name_stays_or_goes_whole(self):
        form = self.get_form("deelt een lokaal")
        form["text"] = "[name withheld] en [name withheld] delen."
        self.assertEqual(self.post(**form).status_code, 422)
        self.assertFalse(self.reader.suggestion_ids)
        form["text"] = "Wij delen een lokaal."
        self.post(**form)
        self.assertEqual(self.reader.suggestion_ids.text, "Wij delen een lokaal.")

    def test_what_is_not_different_is_not_noted_and_typing_is_kept(self):
        form = self.get_form("Dat kost tijd")
        self.assertEqual(self.post(**form).status_code, 422)
        form["mark"] = "0" * 64
        response = self.post(**{**form, "text": "Mijn eigen woorden"})
        self.assertEqual(response.status_code, 422)
        self.assertIn("Mijn eigen woorden", response.text)
        self.assertFalse(self.reader.suggestion_ids)

    def test_hostile_forms_are_refused(self):
        form = self.get_form("Dat kost tijd")
        for wrong in (
            {"text": "x" * 6000},
            {"place": "-1", "mark": ""},
            {"place": "9" * 50, "mark": "é"},
        ):
            with self.subTest(list(wrong)):
                self.assertEqual(self.post(**{**form, **wrong}).status_code, 422)
        self.post(withdraw="x")
        self.assertFalse(self.reader.suggestion_ids)

    def test_what_is_typed_is_text(self):
        one = self.suggest("Dat kost tijd", "tijd", "<script>alert(1)</script>")
        one.action_take()
        self.assertNotIn("<script", self.report.body)
        self.assertNotIn("<script>alert", self.url_open(self.path).text)

    def test_a_reader_withdraws_her_own_only(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        other = self.report.sudo().reader_ids - self.reader
        self.assertNotIn("Dat kost geld", self.url_open(self.path_of(other)).text)
        self.post(self.path_of(other), withdraw=str(one.id))
        self.assertEqual(one.state, "open")
        self.post(withdraw=str(one.id))
        self.assertEqual(one.state, "withdrawn")

    def test_what_was_answered_cannot_be_withdrawn(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        one.action_take()
        self.post(withdraw=str(one.id))
        self.assertEqual(one.state, "taken")

    def test_after_the_review_nothing_is_suggested_and_the_draft_is_not_shown(self):
        form = {**self.get_form("Dat kost tijd"), "text": "Dat kost geld."}
        self.end_review()
        self.assertEqual(self.post(**form).status_code, 422)
        self.assertNotIn("lokaal", self.get_text(self.path))
        self.report.action_reopen()
        self.assertNotIn("lokaal", self.get_text(self.path))
        self.assertFalse(self.reader.suggestion_ids)

    def test_links_that_do_not_work_all_open_the_same_page(self):
        good = self.path
        bad = [good[:-3] + "AAA", "/verslag/nalezen/x", "/verslag/nalezen/é"]
        foreign = self.env["cafe.my.registration"]._get_url(self.an)
        bad.append("/verslag/nalezen/" + foreign.rsplit("/", 1)[1])
        texts = {self.get_text(path, status=404) for path in bad}
        form = self.get_form("Dat kost tijd")
        self.reader.date_closes -= timedelta(days=90)
        texts.add(self.get_text(good, status=404))
        self.assertEqual(self.post(good, **form).status_code, 404)
        self.reader.date_closes += timedelta(days=90)
        self.reader.email = "ander@zaad.example"
        texts.add(self.get_text(good, status=404))
        self.assertEqual(len(texts), 1)

    def test_three_hundred_passages_cost_no_more_queries_than_thirty(self):
        def count(passages):
            self.report.body = "<p>Een zin.</p>" * passages
            return self.count_queries(self.path)

        self.assertEqual(count(30), count(300))
