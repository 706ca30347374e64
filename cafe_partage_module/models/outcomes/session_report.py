from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty

from ...tools.records import form_action

STAFF = "cafe_partage_module.group_cafe_user"


class CafeSessionReport(models.Model):
    """The report of a session: a draft, a review, and versions that are kept.

    How its text is built is in ``cafe.session.report.body.mixin``, what everybody may
    read of it in ``cafe.session.report.public.mixin``, and how it is printed in
    ``cafe.session.report.print.mixin``.
    """

    _name = "cafe.session.report"
    _description = "Session Report"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cafe.session.report.body.mixin",
        "cafe.session.report.public.mixin",
        "cafe.session.report.print.mixin",
        "cafe.session.report.publish.mixin",
        "cafe.session.report.theme.mixin",
        "cafe.session.report.rebuild.mixin",
        "cafe.session.report.news.mixin",
        "cafe.session.report.consent.mixin",
        "cafe.session.report.search.mixin",
        "cafe.session.report.metadata.mixin",
        "cafe.session.report.source.mixin",
        "cafe.session.report.review.mixin",
        "cafe.session.report.review.end.mixin",
        "cafe.session.report.reporter.mixin",
        "cafe.session.report.reporter.page.mixin",
    ]
    _order = "session_date desc, id desc"
    _rec_name = "event_id"

    # session
    event_id = fields.Many2one(
        "event.event",
        string="Session",
        required=True,
        ondelete="restrict",
        domain=[("series_id", "!=", False)],
    )
    company_id = fields.Many2one(related="event_id.company_id", store=True)
    series_id = fields.Many2one(related="event_id.series_id", store=True, index=True)
    theme_id = fields.Many2one(related="event_id.theme_id", store=True)
    session_date = fields.Datetime(
        related="event_id.date_begin", store=True, string="Date"
    )

    # progress
    state = fields.Selection(
        [("draft", "Draft"), ("review", "Review"), ("published", "Published")],
        groups=STAFF,
        required=True,
        default="draft",
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    date_review_end = fields.Date(
        string="Review until", groups=STAFF, copy=False, tracking=True
    )

    # text
    introduction = fields.Html(
        groups=STAFF,
        compute="_compute_introduction",
        store=True,
        readonly=False,
        help="Opens the report.",
    )
    closing = fields.Html(groups=STAFF, help="Ends the report.")
    unplaced = fields.Text(
        groups=STAFF,
        string="Not placed yet",
        help="What an import could not place. It stands at the end of the report, "
        "so that nothing is lost.",
    )
    body = fields.Html(
        groups=STAFF, string="Report", help="The report as it will be published."
    )

    # versions
    version_ids = fields.One2many(
        "cafe.session.report.version", "report_id", string="Versions", groups=STAFF
    )
    published_version_id = fields.Many2one(
        "cafe.session.report.version", readonly=True, copy=False, ondelete="restrict"
    )
    version_number = fields.Integer(
        related="published_version_id.number", string="Version", related_sudo=True
    )
    change_note = fields.Char(
        groups=STAFF,
        copy=False,
        help="What changed since the last version: a correction is not published "
        "without.",
    )

    # import
    names_withheld = fields.Boolean(
        groups=STAFF,
        help="The people in it were never asked: e-mail addresses are left out of "
        "everything public too.",
    )
    source_text = fields.Text(groups=STAFF, readonly=True, copy=False)
    source_filename = fields.Char(groups=STAFF, readonly=True, copy=False)
    source_fingerprint = fields.Char(groups=STAFF, readonly=True, copy=False)

    _event_uniq = models.Constraint(
        "unique(event_id)", "This session has a report already."
    )
    _source_fingerprint_uniq = models.Constraint(
        "unique(source_fingerprint)", "This report was imported already."
    )

    @api.depends("event_id.name", "public_title")
    @api.depends_context("uid", "lang")
    def _compute_display_name(self):
        """The session's own name is for staff; for all others it names nobody."""
        is_staff = self.env.user.has_group(STAFF)
        for report in self:
            # sudo: who reads the report may not always read its session
            title = report.sudo().event_id.name if is_staff else report.public_title
            report.display_name = title

    @api.depends("event_id")
    def _compute_introduction(self):
        for report in self:
            if is_html_empty(report.introduction):
                session = report.event_id
                report.introduction = (
                    session.theme_id.description or session.series_id.introduction
                )

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        for report in reports:
            if is_html_empty(report.body):
                report._build_first()
        return reports

    def write(self, vals):
        """The text that a report was imported from is never changed.

        :raises UserError: when ``source_text`` would be overwritten
        """
        if "source_text" in vals and any(
            report.source_text and report.source_text != vals["source_text"]
            for report in self
        ):
            raise UserError(
                self.env._("The text that this report was imported from is kept as is.")
            )
        self._check_revision(vals)
        if "body" in vals and len(self) > 1:
            return all([report.write(vals) for report in self])
        return super().write(self._count_revision(vals))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        for report in self:
            if report.published_version_id or report.source_text:
                raise UserError(
                    self.env._(
                        "The report of %(session)s was published or imported and "
                        "cannot be deleted. Unpublish it instead.",
                        session=report.display_name,
                    )
                )

    def action_review(self):
        """Send the draft to review, for the days that the series foresees."""
        for report in self.filtered(lambda report: report.state == "draft"):
            report._check_body()
            report._step(
                {
                    "state": "review",
                    "date_review_end": fields.Date.add(
                        report._get_review_today(), days=report.series_id.review_days
                    ),
                }
            )
            report._invite_readers()

    def action_reopen(self):
        """Take a report back to draft; what was published stays readable."""
        self.filtered(lambda report: report.state != "draft")._step({"state": "draft"})

    def action_view_website(self):
        """Open the public page."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": self.website_url,
            "target": "self",
        }

    def action_view_session(self):
        """Open the session of this report."""
        self.ensure_one()
        view = self.env.ref("event.view_event_form")
        return form_action(self.event_id, views=[(view.id, "form")])

    def _check_editable(self):
        self.ensure_one()
        if self.state == "published":
            raise UserError(
                self.env._("Reopen the report first: a published version is kept.")
            )

    def _check_body(self):
        self.ensure_one()
        if is_html_empty(self.body):
            raise UserError(
                self.env._(
                    "The report of %(session)s is still empty.",
                    session=self.display_name,
                )
            )

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        """What staff say about a report is not for those who may only read it."""
        return dict.fromkeys(self, "write")
