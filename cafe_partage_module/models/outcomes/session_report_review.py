from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import email_normalize

from ...tools.records import count_by

STAFF = "cafe_partage_module.group_cafe_user"
CRON = "cafe_partage_module.ir_cron_report_review"
CRON_REPORTER = "cafe_partage_module.ir_cron_report_reporter"
DAYS_AFTER = 30  # a link works until so many days after the review


class CafeSessionReportReviewMixin(models.AbstractModel):
    """Participants read a report before it is published, and suggest changes."""

    _name = "cafe.session.report.review.mixin"
    _description = "Session Report: Review"

    reader_ids = fields.One2many(
        "cafe.session.report.reader", "report_id", string="Readers", groups=STAFF
    )
    suggestion_ids = fields.One2many(
        "cafe.session.report.suggestion",
        "report_id",
        string="Suggestions",
        groups=STAFF,
    )
    suggestion_count = fields.Integer(
        compute="_compute_suggestion_counts",
        groups=STAFF,
        string="Number of suggestions",
    )
    open_suggestion_count = fields.Integer(
        compute="_compute_suggestion_counts", groups=STAFF, string="Open suggestions"
    )
    is_reviewed_by_readers = fields.Boolean(
        compute="_compute_is_reviewed_by_readers",
        groups=STAFF,
        export_string_translation=False,
        help="Participants may suggest changes now.",
    )

    @api.depends("suggestion_ids.state")
    def _compute_suggestion_counts(self):
        model = "cafe.session.report.suggestion"
        total = count_by(self, model, "report_id")
        waiting = count_by(self, model, "report_id", [("state", "=", "open")])
        for report in self:
            report.suggestion_count = total(report)
            report.open_suggestion_count = waiting(report)

    @api.depends("state", "date_review_end")
    def _compute_is_reviewed_by_readers(self):
        for report in self:
            end = report.date_review_end
            report.is_reviewed_by_readers = report.state == "review" and (
                not end or report._get_review_today() <= end
            )

    def action_view_suggestions(self):
        """Open what participants suggested."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cafe.session.report.suggestion",
            "view_mode": "kanban,list,form",
            "domain": [("report_id", "=", self.id)],
            "name": self.env._("Suggestions"),
        }

    def _get_review_today(self):
        """:return: date, the secretariat's own"""
        return (self.event_id.company_id or self.env.company)._cafe_today()

    def _invite_readers(self):
        """Everybody who was there gets one link by mail, from the job that follows.

        Who got it already keeps it; a review of a later version asks anew.
        """
        # sudo: readers are written by these methods alone
        Reader = self.env["cafe.session.report.reader"].sudo()
        for report in self:
            end = report.date_review_end or report._get_review_today()
            review = (report.published_version_id.number or 0) + 1
            values = {
                "date_closes": end + timedelta(days=DAYS_AFTER),
                "review": review,
            }
            known = Reader.search([("report_id", "=", report.id)])
            known.filtered(lambda r, now=review: r.review != now).write(
                {"mailed_on": False, "answered_on": False}
            )
            known.write(values)
            emails = set(known.mapped("email"))
            Reader.create(
                [
                    {**values, **person, "report_id": report.id}
                    for person in report._get_people_to_ask()
                    if person["email"] not in emails
                ]
            )
        self.env.ref(CRON)._trigger()
        self.env.ref(CRON_REPORTER)._trigger()

    def _get_people_to_ask(self):
        """Who was there and can be mailed; before attendance is taken, who would come.
        The reporter is one of them, from her own page.

        :return: list of dicts, values of readers, each address once
        """
        standing = self.event_id.registration_ids.filtered(
            lambda registration: registration.state in ("open", "done")
        )
        present = standing.filtered(lambda r: r.state == "done") or standing
        people = {}
        for registration in present:
            email = email_normalize(registration.email)
            if email and email not in people:
                people[email] = {
                    "email": email,
                    "name": registration.name or email,
                    "lang": registration.lang or self._get_report_lang(),
                    "registration_id": registration.id,
                }
        reporter = self._get_reporter()
        if reporter and reporter.email_normalized not in people:
            people[reporter.email_normalized] = {
                "email": reporter.email_normalized,
                "name": reporter.name,
                "lang": reporter.lang or self._get_report_lang(),
            }
        return list(people.values())

    def _close_suggestions(self):
        """The report is published: what nobody answered is left, and people hear it."""
        # sudo: suggestions are answered by these methods alone
        for suggestion in self.suggestion_ids.sudo():
            if suggestion.state == "open":
                suggestion._answer("left", self.env.user.partner_id)
        self.env.ref(CRON)._trigger()
