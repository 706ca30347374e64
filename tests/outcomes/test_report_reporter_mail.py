"""The reporter of a session is mailed her link when there is something to decide."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .review_case import ReporterCase


@tagged("post_install", "-at_install")
class TestReporterMail(ReporterCase):
    def get_reporter_mails(self):
        return self.env["mail.mail"].search(
            [("email_to", "ilike", "inge@zaad.example")], order="id"
        )

    def run_jobs(self):
        self.run_job()
        self.run_job("cafe_partage_module.ir_cron_report_reporter")

    def test_she_gets_her_link_once_and_no_other_mail(self):
        self.run_jobs()
        self.run_jobs()
        mail = self.get_reporter_mails()
        self.assertEqual(len(mail), 1)
        url = self.report.sudo().reporter_url
        self.assertIn(url.rsplit(".", 1)[0], self.get_links(mail)[0])
        self.assertIn("/verslag/suggesties/", self.get_links(mail)[0])
        self.assertEqual((mail.model, mail.res_id), (False, 0))
        self.assertEqual(self.url_open(self.get_links(mail)[0]).status_code, 200)
        reader = self.report.sudo().reader_ids.filtered(
            lambda r: r.email == "inge@zaad.example"
        )
        self.assertTrue(reader.mailed_on)
        self.assertIn(reader.review_url, self.url_open(self.reporter_path).text)

    def test_nobody_reads_her_link(self):
        for user in (self.secretary, self.manager):
            for field in ("reporter_url", "reporter_told"):
                with self.subTest(field), self.assertRaises(AccessError):
                    self.report.with_user(user).read([field])

    def test_once_more_when_it_has_ended_and_something_is_open(self):
        one = self.suggest("Dat kost tijd", "tijd", "geld")
        self.run_jobs()
        self.end_review()
        self.run_jobs()
        self.run_jobs()
        first, second = self.get_reporter_mails()
        self.assertIn("is in review", first.subject)
        self.assertIn("Suggestions wait for you", second.subject)
        self.decide(one, "leave")
        self.run_jobs()
        self.assertEqual(len(self.get_reporter_mails()), 2)

    def test_not_again_when_all_is_answered(self):
        self.run_jobs()
        self.end_review()
        self.run_jobs()
        self.assertEqual(len(self.get_reporter_mails()), 1)

    def test_back_to_draft_and_to_review_mails_her_once(self):
        self.run_jobs()
        self.report.action_reopen()
        self.run_jobs()
        self.report.action_review()
        self.run_jobs()
        self.assertEqual(len(self.get_reporter_mails()), 1)

    def test_a_correction_in_review_asks_anew(self):
        self.run_jobs()
        self.report.action_publish()
        self.report.action_reopen()
        self.report.change_note = "Een naam"
        self.report.action_review()
        self.run_jobs()
        self.assertEqual(len(self.get_reporter_mails()), 2)

    def test_another_reporter_gets_a_link_of_her_own(self):
        self.run_jobs()
        self.talk.reporter_id = self.make_person("Jo", email="jo@zaad.example")
        self.run_jobs()
        self.assertEqual(len(self.get_reporter_mails()), 1)
        self.assertEqual(
            self.env["mail.mail"].search_count([("email_to", "ilike", "jo@zaad")]), 1
        )

    def test_who_registered_as_reporter_is_one(self):
        self.talk.reporter_id = False
        registration = self.make_registration(
            self.talk, "Bo", email="bo@zaad.example", role="reporter", state="done"
        )
        self.assertEqual(self.report._get_reporter(), registration.attendee_partner_id)

    def test_nothing_without_a_reporter_who_can_be_mailed(self):
        self.inge.email = False
        self.report.action_reopen()
        self.report.sudo().reader_ids.unlink()
        self.report.action_review()
        self.run_jobs()
        self.assertFalse(self.get_reporter_mails())

    def test_in_her_own_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.inge.lang = "nl_NL"
        self.assertIn('lang="nl', self.url_open(self.reporter_path).text)
