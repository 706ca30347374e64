from datetime import timedelta

from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from .followup_case import FollowupCase


@tagged("post_install", "-at_install")
class TestFollowupDigest(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.followup"].search([]).filtered("is_late").active = False
        cls.secretary.email = "secretary@cafe.example"

    def run_cron(self):
        cron = self.env.ref("cafe_partage_module.ir_cron_followup_digest")
        cron.method_direct_trigger()

    def get_mails(self, user=None):
        user = user or self.secretary
        return self.env["mail.mail"].search(
            [
                ("recipient_ids", "in", user.partner_id.ids),
                ("subject", "=", "Follow-ups that are late"),
            ]
        )

    def make_late(self, name, **values):
        day = self.env.company._cafe_today() - timedelta(days=5)
        return self.make_followup(name, date_deadline=day, **values)

    def test_one_mail_for_all_that_is_late_and_once_a_week(self):
        self.make_late("Van een ander")
        self.make_late("Van mij", user_id=self.secretary.id)
        self.run_cron()
        self.run_cron()
        mail = self.get_mails()
        self.assertEqual(len(mail), 1)
        body = mail.body_html
        self.assertLess(body.index("Van mij"), body.index("Van een ander"))
        self.assertNotIn("Een vorming", body)

    def test_nothing_late_no_mail(self):
        self.run_cron()
        self.assertFalse(self.get_mails())
        self.assertFalse(self.env["cafe.followup.digest"].search([]))

    def test_a_job_that_stopped_halfway_goes_on(self):
        self.make_late("Te laat")
        Digest = self.env["cafe.followup.digest"]
        readers = Digest._get_readers()
        self.assertGreater(len(readers), 1)
        today = self.env.company._cafe_today()
        week = today - timedelta(days=today.weekday())
        Digest.create({"user_id": self.secretary.id, "week": week})
        self.run_cron()
        self.assertFalse(self.get_mails())
        self.assertEqual(Digest.search([]).user_id, readers)

    def test_owners_and_staff_get_it_and_nobody_else(self):
        self.make_late("Van de secretaris", user_id=self.secretary.id)
        late = self.make_late("Van een medewerker", user_id=self.outsider.id)
        # who is interested is told of news, not of this
        late.interested_partner_ids = (self.member | self.coordinator).partner_id
        self.env["res.users"].search([("share", "=", False)]).filtered(
            lambda u: u.login == "admin"
        ).email = False
        readers = self.env["cafe.followup.digest"]._get_readers()
        self.assertLessEqual(self.secretary | self.manager | self.outsider, readers)
        for user in (self.coordinator, self.member, self.env.ref("base.user_admin")):
            self.assertNotIn(user, readers)
        self.run_cron()
        for user, told, untold in (
            (self.secretary, ("secretaris", "medewerker"), ()),
            (self.manager, ("secretaris", "medewerker"), ()),
            # who is no staff hears of her own
            (self.outsider, ("medewerker",), ("secretaris",)),
        ):
            mail = self.get_mails(user)
            with self.subTest(user.name):
                self.assertEqual(len(mail), 1)
                for word in told:
                    self.assertIn(word, mail.body_html)
                for word in untold:
                    self.assertNotIn(word, mail.body_html)

    def test_not_twice_in_a_week_whose_days_are_those_of_the_secretariat(self):
        self.make_late("Te laat")
        for moment, count in (
            # a Monday in Brussels begins on Sunday evening elsewhere
            ("2031-03-09 22:30:00", 1),
            ("2031-03-09 23:30:00", 2),
            ("2031-03-16 22:30:00", 2),
            ("2031-03-16 23:30:00", 3),
        ):
            with freeze_time(moment), self.subTest(moment):
                self.run_cron()
                self.assertEqual(len(self.get_mails()), count)

    def test_each_reads_it_in_her_own_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        template = self.env.ref("cafe_partage_module.mail_template_followup_digest")
        template.with_context(lang="nl_BE").subject = "Opvolgingen die te laat zijn"
        self.secretary.lang = "nl_BE"
        self.make_late("Te laat")
        self.run_cron()
        subjects = [
            self.env["mail.mail"]
            .search([("recipient_ids", "in", user.partner_id.ids)])
            .filtered(lambda mail: "late" in mail.subject or "laat" in mail.subject)
            .mapped("subject")
            for user in (self.secretary, self.manager)
        ]
        self.assertEqual(
            subjects, [["Opvolgingen die te laat zijn"], ["Follow-ups that are late"]]
        )

    def test_a_mail_that_cannot_be_made_keeps_nobody_from_hers(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        template = self.env.ref("cafe_partage_module.mail_template_followup_digest")
        template.with_context(lang="nl_BE").subject = "Te laat: {{ object.mist }}"
        self.secretary.lang = "nl_BE"
        self.make_late("Te laat")
        with (
            self.assertLogs("odoo.addons.cafe_partage_module", "WARNING"),
            mute_logger("odoo.addons.mail.models.mail_render_mixin"),
        ):
            self.run_cron()
        self.assertTrue(self.get_mails(self.manager))
        told = self.env["cafe.followup.digest"].search([]).user_id
        self.assertIn(self.manager, told)
        self.assertNotIn(self.secretary, told)
        # it is tried again
        template.with_context(lang="nl_BE").subject = "Follow-ups that are late"
        self.run_cron()
        self.assertEqual(len(self.get_mails()), 1)
        self.assertEqual(len(self.get_mails(self.manager)), 1)

    def test_what_another_company_has_late_is_not_told(self):
        other = self.env["res.company"].create({"name": "Ander huis"})
        self.make_late("Bij ons")
        self.make_late("Bij hen", event_id=False, company_id=other.id)
        self.run_cron()
        self.assertIn("Bij ons", self.get_mails().body_html)
        self.assertNotIn("Bij hen", self.get_mails().body_html)
