import logging

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.errors import root_cause

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
HELD_HOURS = 24  # a mail that failed is tried again after so many hours


class CafeSessionReportNotice(models.Model):
    """Somebody who was there is told, once, that a version of the report is there.

    The list is made when the version is published, and a job mails it. Who refuses
    mail is left out at that moment, and once more when the mail is made.
    """

    _name = "cafe.session.report.notice"
    _description = "Mail About a Published Report"
    _order = "version_id desc, name, id"

    version_id = fields.Many2one(
        "cafe.session.report.version",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    report_id = fields.Many2one(
        related="version_id.report_id", store=True, index=True, string="Report"
    )
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    registration_id = fields.Many2one(
        "event.registration", readonly=True, ondelete="cascade", index=True
    )
    name = fields.Char(required=True, readonly=True)
    email = fields.Char(required=True, readonly=True)
    lang = fields.Char(readonly=True, export_string_translation=False)
    state = fields.Selection(
        [
            ("waiting", "To be mailed"),
            ("mailed", "Mailed"),
            ("dropped", "Not mailed any more"),
        ],
        required=True,
        default="waiting",
        readonly=True,
    )
    mailed_on = fields.Datetime(string="Mailed on", readonly=True)
    held_on = fields.Datetime(string="Mail failed", readonly=True)

    _email_uniq = models.UniqueIndex(
        "(version_id, email)", "This person is told of this version already."
    )
    _waiting_idx = models.Index("(id) WHERE state = 'waiting'")

    @api.model
    def _cron_send(self):
        """Mail each once; what cannot be made waits for a day."""
        retry = fields.Datetime.subtract(fields.Datetime.now(), hours=HELD_HOURS)
        todo = self.search(
            Domain("state", "=", "waiting")
            & Domain("report_id.is_published", "=", True)
            & (Domain("held_on", "=", False) | Domain("held_on", "<=", retry)),
            order="id",
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for notice in todo:
            # whoever is being changed comes with the next run
            if notice.try_lock_for_update().filtered(lambda n: n.state == "waiting"):
                notice._send()
            if not Cron._commit_progress(1):
                break
        if todo:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _send(self):
        """Put the mail in the outbox, and remember in the same step that it was."""
        self.ensure_one()
        template = self.env.ref(f"{MODULE}.mail_template_report_published", False)
        if not template or not self._is_still_told():
            self.state = "dropped"
            return
        try:
            with self.env.cr.savepoint():
                template.send_mail(
                    self.id, email_values={"model": False, "res_id": False}
                )
        except Exception as error:
            _logger.warning("Mail about report %s failed", self.id, exc_info=True)
            self._note_failure(error)
            return
        self.write(
            {"state": "mailed", "mailed_on": fields.Datetime.now(), "held_on": False}
        )

    def _is_still_told(self):
        """:return: bool, whether this is the last version, and she takes mail"""
        self.ensure_one()
        is_last = self.version_id == self.report_id.published_version_id
        return is_last and not self._find_refused([self.email])

    def _note_failure(self, error):
        """Say it once in the discussion of the report, without a name."""
        if not self.held_on:
            self.report_id._message_log(
                body=self.env._(
                    "A mail about version %(number)s could not be made: %(error)s. It "
                    "is tried again in a day; check the mail's template.",
                    number=self.version_id.number,
                    error=root_cause(error),
                )
            )
        self.held_on = fields.Datetime.now()

    @api.model
    def _find_refused(self, emails):
        """:return: set of those of ``emails`` (list of str, normalised) that are on the
        list of who refuses mail"""
        # sudo: that list is for who sends mailings
        refused = self.env["mail.blacklist"].sudo().search([("email", "in", emails)])
        return set(refused.mapped("email"))

    def _get_mail(self):
        """What the mail says.

        :return: dict of ``title``, ``note`` (str, what changed; empty in a first
            version), ``url`` and ``pdf_url`` (str)
        """
        self.ensure_one()
        report = self.report_id
        url = report.get_base_url() + report.website_url
        is_first = self.version_id.number == 1
        return {
            "title": report.public_title,
            "note": "" if is_first else self.version_id.public_note,
            "is_first": is_first,
            "url": url,
            "pdf_url": f"{url}/pdf",
        }
