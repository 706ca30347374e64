from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .followup_case import FollowupCase


@tagged("post_install", "-at_install")
class TestFollowupRequest(FollowupCase):
    def test_the_mail_has_one_link_and_opening_it_changes_nothing(self):
        asked = self.ask()
        mail = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.organisation.ids)]
        )
        self.assertEqual(self.get_links(mail), [asked.answer_url])
        self.assertFalse(mail.res_id)
        page = self.get_page(self.path(asked))
        self.assertIn("Een vorming", page.text_content())
        self.assertEqual(asked.state, "waiting")
        self.assertFalse(self.followup.responsible_partner_id)

    def test_accepting_makes_it_theirs_and_planned(self):
        asked = self.ask()
        response = self.post(asked, answer="accept")
        self.assertEqual(response.status_code, 200)
        self.assertIn("o_cafe_thanks", response.text)
        self.assertEqual(asked.state, "accepted")
        self.assertEqual(self.followup.responsible_partner_id, self.organisation)
        self.assertEqual(self.followup.state, "planned")
        said = self.followup.message_ids.filtered(
            lambda m: m.author_id == self.organisation
        )
        self.assertEqual(len(said), 1)
        self.post(asked, answer="decline", reason="Toch niet")
        self.assertEqual(asked.state, "accepted")

    def test_declining_needs_a_reason(self):
        asked = self.ask()
        self.assertEqual(self.post(asked, answer="decline").status_code, 422)
        self.assertEqual(asked.state, "waiting")
        self.post(asked, answer="decline", reason="<b>Geen tijd</b>")
        self.assertEqual((asked.state, asked.reason), ("declined", "<b>Geen tijd</b>"))
        self.assertFalse(self.followup.responsible_partner_id)
        bodies = "".join(self.followup.message_ids.mapped("body"))
        self.assertIn("&lt;b&gt;Geen tijd", bodies)

    def test_another_organisation_is_noted(self):
        asked = self.ask()
        self.assertEqual(self.post(asked, answer="other").status_code, 422)
        self.post(asked, answer="other", proposed_name="Klankbord")
        self.assertEqual((asked.state, asked.proposed_name), ("other", "Klankbord"))

    def test_an_unknown_answer_changes_nothing(self):
        asked = self.ask()
        self.assertEqual(self.post(asked, answer="maybe").status_code, 422)
        self.assertEqual(asked.state, "waiting")

    def test_links_that_do_not_work_all_open_the_same_page(self):
        asked = self.ask()
        good = self.path(asked)
        bad = [good[:-3] + "AAA", "/opvolging/vraag/x", good[:30] + "zz" + good[32:]]
        foreign = self.env["cafe.driver.confirmation"]._get_url(
            self.make_member(self.make_network()), self.organisation
        )
        bad.append("/opvolging/vraag/" + foreign.rsplit("/", 1)[1])
        texts = {self.get_text(path, status=404) for path in bad}
        asked.date_due = asked.date_asked - timedelta(days=1)
        texts.add(self.get_text(good, status=404))
        self.assertEqual(self.post(asked, answer="accept").status_code, 404)
        self.assertEqual(asked.state, "waiting")
        self.assertEqual(len(texts), 1)

    def test_withdrawn_closed_or_taken_the_link_is_closed(self):
        asked = self.ask()
        self.followup.responsible_partner_id = self.make_organisation("Ander")
        self.get_page(self.path(asked), status=404)
        self.followup.responsible_partner_id = False
        self.followup.state = "done"
        self.get_page(self.path(asked), status=404)
        self.followup.state = "proposed"
        self.get_page(self.path(asked))
        asked.with_user(self.secretary).action_withdraw()
        self.get_page(self.path(asked), status=404)

    def test_one_question_at_a_time(self):
        asked = self.ask()
        with self.assertRaises(UserError):
            self.ask()
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            asked.copy()
        asked.with_user(self.secretary).action_withdraw()
        self.assertNotEqual(self.ask(), asked)

    def test_nobody_to_ask_is_said(self):
        self.organisation.email = False
        with self.assertRaises(UserError):
            self.ask()
        with self.assertRaises(UserError):
            self.ask(self.make_followup())

    def test_sending_again_prolongs(self):
        asked = self.ask()
        asked.date_due = asked.date_asked
        asked.with_user(self.secretary).action_send_again()
        self.assertEqual(asked.date_due, asked.date_asked + timedelta(days=21))
        mails = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.organisation.ids)]
        )
        self.assertEqual(len(mails), 2)

    def test_unanswered_requests_expire_once(self):
        asked = self.ask()
        before = self.followup.message_ids
        cron = self.env.ref("cafe_partage_module.ir_cron_followup_request_expire")
        cron.method_direct_trigger()
        self.assertEqual(asked.state, "waiting")
        asked.date_due = asked.date_asked - timedelta(days=1)
        cron.method_direct_trigger()
        cron.method_direct_trigger()
        asked.invalidate_recordset()
        self.assertEqual(asked.state, "expired")
        said = self.followup.message_ids - before
        self.assertEqual(said.author_id, self.organisation)
        self.assertEqual(len(said), 1)

    def test_members_and_visitors_cannot_ask_or_withdraw(self):
        asked = self.ask()
        for user in (self.member, self.env.ref("base.public_user")):
            with self.subTest(user.login), self.assertRaises(AccessError):
                asked.with_user(user).action_withdraw()
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.followup.with_user(user).action_ask_organisation()

    def test_who_withheld_her_name_is_not_named(self):
        self.make_registration(self.meeting, "Roos Adams", consent_report=False)
        self.followup.name = "Het plan van Roos Adams"
        asked = self.ask()
        self.assertNotIn("Roos", self.get_page(self.path(asked)).text_content())
        mail = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.organisation.ids)]
        )
        self.assertNotIn("Roos", mail.subject + mail.body_html)
