from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged

from .application_case import ApplicationCase


@freeze_time("2026-03-10 10:00:00")
@tagged("post_install", "-at_install")
class TestApplicationMails(ApplicationCase):
    def test_each_step_is_mailed_to_who_applied(self):
        member = self.make_application()
        self.as_coordinator(member)._ask_more("Wie komt er?")
        self.as_coordinator(member)._accept(message="Tot in mei!")
        mails = self.get_mails(member)
        self.assertEqual(
            mails.mapped("subject"),
            [
                "Your application to Netwerk Poort",
                "A question about your application to Netwerk Poort",
                "Welcome to Netwerk Poort",
            ],
        )
        for mail in mails:
            self.assertEqual(mail.recipient_ids, self.member.partner_id)
            self.assertIn("Hello Member Tester,", mail.body_html)
            self.assertIn(f"/my/networks/{member.id}", mail.body_html)
        self.assertIn("Wie komt er?", mails[1].body_html)
        self.assertIn("Tot in mei!", mails[2].body_html)
        self.assertIn("Partners", mails[2].body_html, "its circle")

    def test_a_refusal_quotes_the_reason_unless_there_are_other_words(self):
        first = self.apply(self.network)
        self.as_coordinator(first)._refuse("Werkt elders")
        self.assertIn("Werkt elders", self.get_mails(first)[-1].body_html)
        second = self.apply(self.network)
        self.as_coordinator(second)._refuse("Werkt elders", message="Het spijt ons.")
        self.assertIn("Het spijt ons.", self.get_mails(second)[-1].body_html)
        self.assertNotIn("Werkt elders", self.get_mails(second)[-1].body_html)

    def test_a_mail_is_in_the_applicants_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.member.partner_id.lang = "nl_BE"
        self.partners.with_context(lang="nl_BE").name = "Leden"
        template = self.env.ref(
            "cafe_partage_module.mail_template_application_accepted"
        )
        template.with_context(lang="nl_BE").subject = "Welkom bij ons"
        member = self.make_application()
        self.as_coordinator(member).action_accept()
        mail = self.get_mails(member)[-1]
        self.assertEqual(mail.subject, "Welkom bij ons")
        self.assertIn("Leden", mail.body_html)
        self.assertIn("10/03/2026", mail.body_html)

    def test_a_link_is_for_who_may_follow_it(self):
        member = self.apply(self.network)
        applicant = member.applicant_id
        self.assertTrue(member._get_portal_url(applicant))
        self.assertFalse(member._get_portal_url(applicant | self.make_person("Bo")))
        self.network.is_published = False
        self.assertFalse(member._get_portal_url(applicant))
        self.network.is_published = True
        applicant.parent_id = self.make_organisation("Een ander")
        self.assertFalse(member._get_portal_url(applicant))

    def test_representatives_read_it_each_in_their_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        an = self.make_person("An", email="an@network.example", lang="nl_BE")
        bo = self.make_person("Bo", email="bo@network.example", lang="en_US")
        member = self.make_member(
            self.network,
            self.own,
            state="applicant",
            representative_ids=[Command.set((an | bo).ids)],
        )
        member._mail_step("received")
        mails = self.get_mails(member)
        self.assertEqual(mails.recipient_ids, an | bo)
        self.assertEqual(len(mails), 2)
        for mail in mails:
            hello = "Dag An," if mail.recipient_ids == an else "Hello Bo,"
            self.assertIn(hello, mail.body_html)
            self.assertNotIn("/my/networks", mail.body_html, "they have no login")

    def test_nobody_to_mail_is_noted(self):
        member = self.make_member(
            self.network, self.make_organisation("Zonder adres"), state="applicant"
        )
        member._mail_step("received")
        self.assertFalse(self.get_mails(member))
        self.assertIn("nobody", member.message_ids[0].body)

    def test_a_mail_stands_in_the_discussion_and_so_does_its_answer(self):
        self.env.company.alias_domain_id = self.env["mail.alias.domain"].create(
            {"name": "network.example", "catchall_alias": "catchall"}
        )
        member = self.apply(self.network)
        self.as_coordinator(member)._ask_more("Wie komt er?")
        mail = self.get_mails(member)[-1]
        message = mail.mail_message_id
        self.assertEqual((message.model, message.res_id), (member._name, member.id))
        self.assertIn("catchall@network.example", mail.reply_to)
        answer = "\n".join(
            (
                "From: Member Tester <member@network.example>",
                f"To: {mail.reply_to}",
                "Subject: Re: vraag",
                "Message-Id: <antwoord@network.example>",
                f"In-Reply-To: {message.message_id}",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Mira komt.",
            )
        )
        self.env["mail.thread"].message_process(None, answer)
        last = member.message_ids.filtered(lambda m: m.message_type == "email")
        self.assertEqual(last.author_id, self.member.partner_id)
        self.assertIn("Mira komt.", last.body)

    def test_an_answer_by_mail_of_who_applied_asks_for_a_decision(self):
        member = self.apply(self.network)
        self.as_coordinator(member)._ask_more("Wie komt er?")
        member._take_mail_answer(self.make_person("Iemand anders"))
        self.assertEqual(member.application_state, "more")
        member._take_mail_answer(self.member.partner_id)
        self.assertEqual(member.application_state, "new")
        self.assertEqual(self.get_tasks(member).user_id, self.coordinator)
