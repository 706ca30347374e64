from odoo.tests import tagged

from .review_case import ReporterCase, ReviewCase


@tagged("post_install", "-at_install")
class TestSuggestTour(ReviewCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    def test_who_was_there_suggests_and_withdraws(self):
        self.start_tour(self.path, "cafe_report_suggest")
        self.assertEqual(
            self.reader.suggestion_ids.sorted("id").mapped("state"),
            ["withdrawn", "open"],
        )


@tagged("post_install", "-at_install")
class TestReporterTour(ReporterCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    def test_the_reporter_takes_one_leaves_one_and_undoes(self):
        taken = self.suggest("Dat kost tijd", "tijd", "veel tijd")
        left = self.suggest("Leren", "Leren", "Weten")
        self.authenticate(None, None)
        self.start_tour(self.reporter_path, "cafe_report_reporter")
        self.env.invalidate_all()
        self.assertEqual((taken.state, left.state), ("taken", "left"))
        self.assertEqual(left.reason, "Zo heet het in de agenda")
        self.assertEqual((taken | left).decided_by_id, self.inge)
        self.assertIn("Dat kost veel tijd.", self.report.body)


@tagged("post_install", "-at_install")
class TestAnswerTour(ReviewCase):
    def test_who_edits_answers_and_publishes(self):
        self.suggest("Dat kost tijd", "tijd", "veel tijd")
        self.suggest("Leren", "Leren", "Weten")
        self.start_tour(
            f"/odoo/session-reports/{self.report.id}",
            "cafe_report_answer",
            login=self.secretary.login,
        )
        self.assertEqual(
            self.reader.suggestion_ids.sorted("id").mapped("state"), ["taken", "left"]
        )
        self.assertEqual(self.report.state, "published")
        self.assertIn("Dat kost veel tijd.", self.report.public_body)
