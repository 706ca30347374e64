from odoo import api, fields, models

INVITATION = "cafe_partage_module.mail_template_report_review"
OUTCOME = "cafe_partage_module.mail_template_report_review_outcome"


class CafeSessionReportReader(models.Model):
    """Somebody who was there, and reads the report before it is published."""

    _name = "cafe.session.report.reader"
    _description = "Reader of a Session Report"
    _inherit = ["cafe.session.report.reader.page.mixin"]
    _order = "name, id"

    report_id = fields.Many2one(
        "cafe.session.report", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    registration_id = fields.Many2one("event.registration", ondelete="set null")
    name = fields.Char(required=True)
    email = fields.Char(required=True)
    lang = fields.Char(export_string_translation=False)
    review = fields.Integer(
        default=1,
        aggregator=None,
        export_string_translation=False,
        help="The version that this review is for.",
    )
    date_closes = fields.Date(required=True, help="The last day of the link.")
    mailed_on = fields.Datetime(string="Link mailed on", readonly=True)
    answered_on = fields.Datetime(string="Outcome mailed on", readonly=True)
    suggestion_ids = fields.One2many("cafe.session.report.suggestion", "reader_id")

    _email_uniq = models.UniqueIndex(
        "(report_id, email)", "This person reads this report already."
    )

    @api.model
    def _cron_mail(self):
        """Mail each link once, and then what became of each suggestion, once."""
        invited = self.search(
            [("mailed_on", "=", False), ("report_id.state", "=", "review")]
        ).filtered(lambda reader: reader._is_to_invite())
        answered = self.search(
            [("answered_on", "=", False), ("suggestion_ids", "!=", False)]
        ).filtered(lambda reader: reader._is_answered())
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(invited) + len(answered))
        for readers, field, template in (
            (invited, "mailed_on", INVITATION),
            (answered, "answered_on", OUTCOME),
        ):
            for reader in readers:
                reader[field] = fields.Datetime.now()
                self.env.ref(template).send_mail(
                    reader.id, email_values={"model": False, "res_id": False}
                )
                if not Cron._commit_progress(1):
                    return

    def _is_to_invite(self):
        """Whether she may suggest now; the reporter gets her own mail instead."""
        report = self.report_id
        reporter = report._get_reporter().email_normalized
        return report.is_reviewed_by_readers and self.email != reporter

    def _is_answered(self):
        """Whether all that she suggested in this review has its answer, and for good:
        the report is published, or the review has ended."""
        self.ensure_one()
        mine = self._get_own_suggestions()
        if not mine.filtered(lambda s: s.state in ("taken", "left")):
            return False
        if mine.filtered(lambda s: s.state == "open"):
            return False
        report = self.report_id
        if report.state == "draft":
            return False
        return not report.is_reviewed_by_readers

    def _get_own_suggestions(self):
        return self.suggestion_ids.filtered(lambda s: s.review == self.review)
