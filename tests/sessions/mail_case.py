from odoo import fields
from odoo.tests import TransactionCase

from ..common import MODULE


class MailCase(TransactionCase):
    """Runs jobs and looks into the outbox; add it to a case with the builders."""

    def run_job(self, xml_id=f"{MODULE}.ir_cron_registration_news"):
        """:return: ``mail.mail`` that this job put in the outbox"""
        before = self.env["mail.mail"].search([])
        with self.enter_registry_test_mode():
            self.env.ref(xml_id).method_direct_trigger()
        self.env.invalidate_all()
        return self.env["mail.mail"].search([]) - before

    def is_called(self, xml_id):
        """:return: bool, whether this job is called to run at once"""
        return bool(
            self.env["ir.cron.trigger"].search_count(
                [
                    ("cron_id", "=", self.env.ref(xml_id).id),
                    ("call_at", "<=", fields.Datetime.now()),
                ]
            )
        )

    def cancel(self, registration):
        registration.with_context(bypass_reason=True).action_cancel()
