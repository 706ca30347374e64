"""The reporter answers suggestions through the link in her mail."""

from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .review_case import ReporterCase


@tagged("post_install", "-at_install")
class TestReporterPage(ReporterCase):
    def test_opening_changes_nothing_and_is_private(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        before = self.report.body
        response = self.url_open(self.reporter_path)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertIn("noindex", response.headers["X-Robots-Tag"])
        self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        for step in ("take", "leave", "undo"):
            address = f"{self.reporter_path}?step={step}&suggestion={one.id}&seen=0"
            self.assertEqual(self.url_open(address).status_code, 200)
        self.assertEqual((self.report.body, one.state), (before, "open"))

    def test_she_takes_one_over(self):
        one = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        self.assertEqual(self.decide(one, "take").status_code, 200)
        self.assertIn("<strong>Zaad:</strong> Dat kost veel tijd.", self.report.body)
        self.assertEqual((one.state, one.decided_by_id), ("taken", self.inge))

    def test_she_leaves_one_and_says_why(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        before = self.report.body
        self.decide(one, "leave", reason=" Zo werd het gezegd ")
        self.assertEqual((one.state, one.reason), ("left", "Zo werd het gezegd"))
        self.assertEqual((self.report.body, one.decided_by_id), (before, self.inge))

    def test_she_undoes_both(self):
        before = self.report.body
        taken = self.suggest("Dat kost tijd", "tijd", "geld")
        left = self.suggest("Leren", "Leren", "Weten")
        self.decide(taken, "take")
        self.decide(left, "leave")
        for one in (taken, left):
            self.decide(one, "undo")
            self.assertEqual((one.state, len(one.decided_by_id)), ("open", 0))
        self.assertEqual(self.report.body, before)

    def test_only_while_the_report_is_in_review(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        form = self.get_decision(one, "take")
        self.report.action_reopen()
        self.assertNotIn("lokaal", self.get_text(self.reporter_path))
        self.assertEqual(self.post(self.reporter_path, **form).status_code, 422)
        self.report.action_review()
        self.assertIn("lokaal", self.get_text(self.reporter_path))
        self.report.action_publish()
        self.assertNotIn("Dat kost geld", self.get_text(self.reporter_path))
        self.assertEqual(self.post(self.reporter_path, **form).status_code, 422)
        self.assertEqual(one.state, "left")

    def test_she_goes_on_after_the_last_day_until_it_is_published(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.end_review()
        self.decide(one, "take")
        self.assertEqual(one.state, "taken")

    def test_a_suggestion_for_another_report_is_not_hers(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        other = self.make_report(
            self.make_session(self.series, reporter_id=self.inge.id), body="<p>a</p>"
        )
        other.action_review()
        path = "/verslag/" + other.sudo().reporter_url.split("/verslag/")[1]
        self.assertNotIn("Dat kost", self.get_text(path))
        form = self.get_decision(one, "take")
        self.assertEqual(self.post(path, **form).status_code, 422)
        self.assertEqual(one.state, "open")

    def test_names_without_consent_are_left_out_and_stay_in_the_report(self):
        self.reader = self.report.sudo().reader_ids.filtered(
            lambda r: r.email == "roos@zaad.example"
        )
        one = self.suggest(
            "deelt een lokaal", "lokaal", "zaal", remark="Vraag het Roos Adams"
        )
        page = self.url_open(self.reporter_path).text
        self.assertIn("deelt een", page)
        self.assertIn("Somebody who was there", page)
        self.assertNotIn("Roos", page)
        self.report.body = self.report.body.replace("lokaal", "huis")
        self.assertNotIn("Roos", self.decide(one, "take", seen=0).text)
        self.report.body = self.report.body.replace("huis", "lokaal")
        self.decide(one, "take")
        self.assertIn("Roos Adams deelt een zaal.", self.report.body)

    def test_what_somebody_took_back_is_not_shown(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.post(withdraw=str(one.id))
        self.assertNotIn("geld", self.get_text(self.reporter_path))

    def test_what_is_typed_is_text(self):
        bad = "<script>alert(1)</script>"
        one = self.suggest("Dat kost tijd", "tijd", bad, remark=bad)
        self.decide(one, "leave", reason=bad)
        self.assertNotIn("<script>alert", self.url_open(self.reporter_path).text)
        self.assertNotIn("<script", self.report.message_ids[0].body)

    def test_hostile_forms_are_refused(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        form = self.get_decision(one, "leave")
        for wrong in (
            {"step": "x"},
            {"step": "_answer"},
            {"suggestion": "x"},
            {"suggestion": "²"},
            {"seen": "9" * 5000},
            {"seen": "é"},
            {"reason": "x" * 600},
        ):
            with self.subTest(list(wrong)):
                response = self.post(self.reporter_path, **{**form, **wrong})
                self.assertEqual(response.status_code, 422)
        self.assertEqual(one.state, "open")

    def test_links_that_do_not_work_all_open_the_same_page(self):
        good, start = self.reporter_path, "/verslag/suggesties/"
        foreign = self.env["cafe.my.registration"]._get_url(self.an)
        bad = [good[:-3] + "AAA", f"{start}x", f"{start}é"]
        bad += [start + url.rsplit("/", 1)[1] for url in (self.path, foreign)]
        texts = {self.get_text(path, status=404) for path in bad}
        own = good.rsplit("/", 1)[1]
        texts.add(self.get_text(f"/verslag/nalezen/{own}", status=404))
        self.assertEqual(self.post(f"{start}x", step="take").status_code, 404)
        self.assertEqual(len(texts), 1)

    def test_the_link_expires_and_ends_with_the_reporter(self):
        good, end = self.reporter_path, self.report.date_review_end
        self.report.date_review_end = end - timedelta(days=60)
        self.get_page(good, status=404)
        self.report.date_review_end = end
        self.get_page(good)
        self.talk.reporter_id = self.make_person("Jo", email="jo@zaad.example")
        self.get_page(good, status=404)
        self.talk.reporter_id = self.inge
        self.get_page(good)
        self.inge.email = "nieuw@zaad.example"
        self.get_page(good, status=404)
        self.talk.reporter_id = False
        self.get_page(good, status=404)

    def test_thirty_suggestions_cost_no_more_queries_than_three(self):
        self.suggest("Dat kost tijd", "tijd", "geld")

        def count(copies):
            for _number in range(copies):
                self.reader.suggestion_ids[:1].copy()
            return self.count_queries(self.reporter_path)

        self.assertEqual(count(2), count(27))


@tagged("post_install", "-at_install")
class TestTwoAtOnce(ReporterCase):
    """Staff and the reporter look at the same suggestion: who is second hears it."""

    def test_the_reporter_is_second(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        form = self.get_decision(one, "leave")
        one.action_take()
        response = self.post(self.reporter_path, **form)
        self.assertEqual(response.status_code, 422)
        self.assertIn("Secretary Tester answered this meanwhile", response.text)
        self.assertEqual((one.state, one.reason), ("taken", False))
        self.assertIn("Dat kost geld", self.report.body)

    def test_staff_are_second(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        shown = one.with_context(cafe_seen=one.answer_count)
        self.decide(one, "leave")
        for step in (shown.action_take, shown.action_undo):
            with self.assertRaisesRegex(
                UserError, "Inge Moens answered this meanwhile"
            ):
                step()
        self.assertEqual((one.state, one.decided_by_id), ("left", self.inge))

    def test_what_was_answered_anew_is_not_undone_by_an_older_screen(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.decide(one, "take")
        form = self.get_decision(one, "undo")
        one.action_undo()
        one.action_take()
        self.assertEqual(self.post(self.reporter_path, **form).status_code, 422)
        self.assertEqual(one.state, "taken")
        self.assertEqual(one.decided_by_id, self.secretary.partner_id)

    def test_what_was_taken_back_meanwhile(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        shown = one.with_context(cafe_seen=one.answer_count)
        self.post(withdraw=str(one.id))
        with self.assertRaisesRegex(UserError, "took it back meanwhile"):
            shown.action_take()
        self.assertIn("tijd", self.report.body)

    def test_a_text_that_staff_have_open_is_not_saved_over_hers(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        shown = {"body": "<p>Oud</p>", "body_revision": self.report.body_revision}
        self.decide(one, "take")
        with self.assertRaisesRegex(UserError, "Somebody changed the text"):
            self.report.write(shown)
        self.assertIn("Dat kost geld", self.report.body)

    def test_a_passage_that_staff_changed_is_told(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        form = self.get_decision(one, "take")
        self.report.body = self.report.body.replace("kost tijd", "vraagt tijd")
        response = self.post(self.reporter_path, **form)
        self.assertEqual(response.status_code, 422)
        self.assertIn("This passage was changed since", response.text)
        page = self.get_page(self.reporter_path)
        self.assertFalse(page.find_class("o_cafe_take"))
        self.assertTrue(page.find_class("o_cafe_leave"))
        self.assertIn("vraagt tijd", self.report.body)

    def test_who_took_it_back_too_late_is_told(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.decide(one, "take")
        response = self.post(withdraw=str(one.id))
        self.assertIn("answered already", response.text)
        self.assertNotIn("is withdrawn", response.text)


@tagged("post_install", "-at_install")
class TestReporterTrace(ReporterCase):
    def test_staff_see_who_decided(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        for step, words in (
            ("take", "Took over"),
            ("undo", "Opened a suggestion again"),
            ("leave", "Left a suggestion"),
        ):
            self.decide(one, step)
            note = self.report.message_ids[0]
            self.assertIn(words, note.body)
            self.assertIn("Dat kost geld", note.body)
            self.assertEqual(note.author_id, self.inge)
            self.assertNotIn("An Peeters", note.body)
        self.assertEqual(one.decided_by_id, self.inge)

    def test_publishing_says_who_left_what_was_open(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.report.action_publish()
        self.assertEqual(one.decided_by_id, self.secretary.partner_id)
