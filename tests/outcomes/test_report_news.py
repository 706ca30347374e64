"""Who was there gets one mail about a published report, in her language."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from .publish_case import PublishCase

TEMPLATE = "cafe_partage_module.mail_template_report_published"


@tagged("post_install", "-at_install")
class TestReportNews(PublishCase):
    def told(self):
        return sorted(self.get_mails().mapped("email_to"))

    def test_who_was_there_gets_one_mail_with_page_and_pdf(self):
        self.report.action_publish()
        self.assertFalse(self.get_mails(), "a job sends them")
        self.run_job()
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example", "sam@zaad.example"])
        mail = self.get_mails("an@zaad.example")
        page = self.report.get_base_url() + self.report.website_url
        links = self.get_links(mail)
        self.assertIn(page, links)
        self.assertIn(f"{page}/pdf", links)
        self.assertIn("An Peeters", mail.body_html)
        self.assertFalse(mail.model or mail.res_id, "it hangs on no record")
        self.assertFalse(self.get_mails("weg@zaad.example"))

    def test_no_name_without_consent_but_one_s_own(self):
        self.report.action_publish()
        self.run_job()
        mail = self.get_mails("an@zaad.example")
        self.assertNotIn("De Vos", mail.subject + mail.body_html)
        self.assertIn("[name withheld]", mail.subject)

    def test_each_reads_it_in_her_own_language(self):
        self.session.lang = "fr_BE"
        self.env["res.lang"]._activate_lang("fr_BE")
        template = self.env.ref(TEMPLATE)
        template.with_context(lang="nl_BE").subject = "Het verslag is er"
        template.with_context(lang="fr_BE").subject = "Le rapport est là"
        self.report.action_publish()
        self.run_job()
        self.assertEqual(
            self.get_mails("sam@zaad.example").subject, "Het verslag is er"
        )
        self.assertEqual(self.get_mails("an@zaad.example").subject, "Le rapport est là")

    def test_one_address_is_one_mail(self):
        self.come("Ann Peeters", "AN@zaad.example")
        self.report.action_publish()
        self.run_job()
        self.assertEqual(len(self.get_mails("an@zaad.example")), 1)

    def test_before_attendance_is_taken_who_would_come_is_told(self):
        self.session.registration_ids.filtered(
            lambda r: r.state == "done"
        ).state = "open"
        self.report.action_publish()
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example", "sam@zaad.example"])

    def test_who_refuses_mail_gets_none(self):
        self.env["mail.blacklist"]._add("SAM@zaad.example")
        self.assertEqual(self.open_wizard().tell_count, 1)
        self.assertEqual(self.open_wizard().refused_count, 1)
        self.report.action_publish()
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example"])

    def test_who_refuses_mail_in_between_gets_none(self):
        self.report.action_publish()
        self.env["mail.blacklist"]._add("sam@zaad.example")
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example"])
        notice = self.report.published_version_id.notice_ids.filtered(
            lambda n: n.email == "sam@zaad.example"
        )
        self.assertEqual(notice.state, "dropped")

    def test_a_correction_is_told_when_staff_say_so(self):
        self.report.action_publish()
        self.run_job()
        self.assertFalse(self.open_again().tell)
        self.publish("Sam De Vos stond er fout")
        self.run_job()
        self.assertEqual(len(self.get_mails()), 2)
        self.publish("Een zin van Sam De Vos erbij", tell=True)
        self.run_job()
        self.run_job()
        mails = self.get_mails("an@zaad.example")
        self.assertEqual(len(mails), 2)
        self.assertIn("Een zin van [name withheld] erbij", mails[-1].body_html)
        self.assertNotIn("De Vos", mails[-1].body_html)

    def open_again(self):
        self.report.action_reopen()
        return self.open_wizard()

    def test_over_rpc_a_correction_tells_nobody(self):
        self.report.action_publish()
        self.run_job()
        self.report.action_reopen()
        self.report.change_note = "Verbeterd"
        self.report.action_publish()
        self.run_job()
        self.assertEqual(len(self.get_mails()), 2)

    def test_staff_may_tell_nobody_of_a_first_version(self):
        self.assertTrue(self.open_wizard().tell)
        version = self.publish(tell=False)
        self.run_job()
        self.assertFalse(self.get_mails() or version.notice_ids)

    def test_a_past_report_is_not_told_by_itself(self):
        self.report.sudo().source_text = "Integraal verslag"
        self.assertFalse(self.open_wizard().tell)
        self.report.action_publish()
        self.run_job()
        self.assertFalse(self.get_mails())

    def test_a_version_that_was_followed_by_another_is_not_told(self):
        self.report.action_publish()
        self.publish("Verbeterd", tell=True)
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example", "sam@zaad.example"])
        first = self.report.version_ids[-1]
        self.assertEqual(set(first.notice_ids.mapped("state")), {"dropped"})

    def test_what_is_off_the_website_waits(self):
        self.report.action_publish()
        self.report.is_published = False
        self.run_job()
        self.assertFalse(self.get_mails())
        self.report.is_published = True
        self.run_job()
        self.assertEqual(len(self.get_mails()), 2)

    def test_a_deleted_registration_takes_its_address_along(self):
        self.report.action_publish()
        self.sam.unlink()
        self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example"])

    def test_a_mail_that_fails_holds_nobody_up_and_is_tried_a_day_later(self):
        self.report.action_publish()
        notices = self.report.published_version_id.sudo().notice_ids
        # on the first of all, Odoo tries a template that is changed
        notice = (notices - notices.search([], limit=1))[:1]
        # in the language of the one whose mail fails
        template = self.env.ref(TEMPLATE).with_context(lang=notice.lang)
        right = template.body_html
        template.body_html = (
            f'<t t-if="object.id == {notice.id}"><t t-out="1 / 0"/></t>'
        )
        with mute_logger(
            "odoo.addons.cafe_partage_module.models.outcomes.session_report_notice",
            "odoo.addons.mail.models.mail_render_mixin",
        ):
            self.run_job()
            self.run_job()
        self.assertEqual(len(self.get_mails()), 1)
        notes = self.report.message_ids.filtered(
            lambda m: "could not be made" in (m.body or "")
        )
        self.assertEqual(len(notes), 1)
        self.assertNotIn(notice.name, notes.body)
        template.body_html = right
        with freeze_time(fields.Datetime.now() + timedelta(hours=25)):
            self.run_job()
            self.run_job()
        self.assertEqual(self.told(), ["an@zaad.example", "sam@zaad.example"])

    def test_without_a_template_nothing_breaks(self):
        self.env.ref(TEMPLATE).unlink()
        self.report.action_publish()
        self.run_job()
        self.assertFalse(self.get_mails())

    def test_thirty_people_cost_the_publication_as_many_queries_as_three(self):
        def cost(count):
            session = self.make_session(days=-3)
            for number in range(count):
                self.make_registration(
                    session,
                    f"Persoon {number}",
                    email=f"p{number}@zaad.example",
                    state="done",
                )
            report = self.make_report(session, body="<p>x</p>")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            report.action_publish()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        cost(1)
        self.assertEqual(cost(30), cost(3))
