from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

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

    def get_mails(self):
        return self.env["mail.mail"].search(
            [
                ("recipient_ids", "in", self.secretary.partner_id.ids),
                ("subject", "=", "Follow-ups that are late"),
            ]
        )

    def make_late(self, name, **values):
        day = fields.Date.today() - timedelta(days=5)
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
