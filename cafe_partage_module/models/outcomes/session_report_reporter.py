from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.tools import hmac

SCOPE = "cafe.session.report.reporter"
CRON = "cafe_partage_module.ir_cron_report_reporter"
TEMPLATE = "cafe_partage_module.mail_template_report_reporter"
DAYS_AFTER = 30  # a link works until so many days after the review


class CafeSessionReportReporterMixin(models.AbstractModel):
    """The reporter of the session, often no user, decides through a link of her own.

    The link opens one report, for who is its reporter now, and does so while it is in
    review. She is mailed when the review starts, and once more when it has ended and
    suggestions are still open.
    """

    _name = "cafe.session.report.reporter.mixin"
    _description = "Session Report: its Reporter"

    reporter_url = fields.Char(
        compute="_compute_reporter_url",
        # whoever has it decides in the reporter's name: only the mail may know it
        groups=fields.NO_ACCESS,
    )
    reporter_told = fields.Char(
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
        export_string_translation=False,
        help="Who was mailed last, about which version, and why.",
    )

    @api.depends("event_id.reporter_id.email", "date_review_end")
    def _compute_reporter_url(self):
        for report in self:
            # a day more than any time zone is behind
            last = datetime.combine(report._get_last_day(), time.max)
            token = self.env["cafe.signed.link"]._sign(
                SCOPE,
                [report.id, *(report._get_reporter_proof() or [])],
                last + timedelta(days=1),
            )
            base = report.event_id.get_base_url()
            report.reporter_url = f"{base}/verslag/suggesties/{token}"

    def _get_last_day(self):
        """:return: date, the last one on which links to the review work"""
        end = self.date_review_end or self._get_review_today()
        return end + timedelta(days=DAYS_AFTER)

    def _get_reporter(self):
        """:return: ``res.partner``, one who can be mailed, or none"""
        self.ensure_one()
        # sudo: whoever reads the report need not read who came
        session = self.sudo().event_id
        registered = session.registration_ids.filtered(
            lambda r: r.role == "reporter" and r.state in ("open", "done")
        )
        people = session.reporter_id or registered.attendee_partner_id
        return people.filtered(lambda p: p.active and p.email_normalized)[:1]

    @api.model
    def _open_reporter(self, token):
        """What a reporter's link opens.

        :param token: str, as it came in
        :return: one report as superuser, or none: nobody learns why not
        """
        report, others = self.env["cafe.signed.link"]._find(self._name, SCOPE, token)
        if not report or report._get_last_day() < report._get_review_today():
            return self.browse()
        return report if others == report._get_reporter_proof() else self.browse()

    def _get_reporter_proof(self):
        """What a link holds of who it is for: another reporter, or another address of
        the same, is not who was mailed. The address itself is in no link.

        :return: list of the contact's number and a sign of the address, or None
        """
        partner = self._get_reporter()
        # sudo: the key of the signature
        env = self.sudo().env
        sign = partner and hmac(env, SCOPE, (partner.id, partner.email_normalized))
        return [partner.id, sign[:16]] if partner else None

    # mail -----------------------------------------------------------------------------

    def _get_reporter_news(self):
        """What the reporter is to hear now.

        :return: str, a mark of whom, about which version and why, or None
        """
        self.ensure_one()
        partner = self._get_reporter()
        if self.state != "review" or not partner:
            return None
        version = (self.published_version_id.number or 0) + 1
        who = f"{version} {partner.id} {partner.email_normalized}"
        told = self.reporter_told or ""
        if self.is_reviewed_by_readers:
            return None if told.startswith(f"{who} ") else f"{who} start"
        news = f"{who} end"
        return news if self.open_suggestion_count and told != news else None

    @api.model
    def _cron_mail_reporters(self):
        """Mail each reporter what is new, once."""
        todo = self.search([("state", "=", "review")], order="id").filtered(
            lambda report: report._get_reporter_news()
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for report in todo:
            report._mail_reporter()
            if not Cron._commit_progress(1):
                break

    def _get_reporter_subject(self):
        """:return: str, in the language of the context"""
        self.ensure_one()
        title = self.public_title
        if self.is_reviewed_by_readers:
            return self.env._("Your report is in review: %(title)s", title=title)
        return self.env._("Suggestions wait for you: %(title)s", title=title)

    def _mail_reporter(self):
        """Put the mail in the outbox, and remember in the same step that it was.

        It hangs on no record: who may read the report does not find the link.
        """
        self.ensure_one()
        self.reporter_told = self._get_reporter_news()
        self.env.ref(TEMPLATE).send_mail(
            self.id, email_values={"model": False, "res_id": False}
        )
        # her link leads to her own page as a reader as well: one mail is enough
        email = self._get_reporter().email_normalized
        self.reader_ids.filtered(
            lambda r: r.email == email and not r.mailed_on
        ).mailed_on = fields.Datetime.now()
