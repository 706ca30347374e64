from odoo import api, fields, models
from odoo.exceptions import UserError


class CafeSessionReportPublish(models.TransientModel):
    """What publishing a report will do: it cannot be undone."""

    _name = "cafe.session.report.publish"
    _description = "Publication of a Report"
    _inherit = ["cafe.session.report.difference.mixin"]

    report_id = fields.Many2one(
        "cafe.session.report", required=True, readonly=True, ondelete="cascade"
    )
    body_revision = fields.Integer(readonly=True, export_string_translation=False)
    number = fields.Integer(string="Version", compute="_compute_facts")
    is_correction = fields.Boolean(compute="_compute_facts")
    is_reviewed_by_readers = fields.Boolean(compute="_compute_facts")
    open_suggestion_count = fields.Integer(compute="_compute_facts")

    # people
    named_count = fields.Integer(compute="_compute_people", string="Named")
    named = fields.Text(compute="_compute_people", string="Who is named")
    unnamed_count = fields.Integer(compute="_compute_people", string="Not named")
    tell = fields.Boolean(
        string="Mail who was there",
        help="Each gets one mail, in her language, with links to the page and the PDF.",
    )
    tell_count = fields.Integer(compute="_compute_people", string="Mails")
    refused_count = fields.Integer(compute="_compute_people", string="Refuse mail")

    # text
    change_note = fields.Char(
        string="What changed", help="Readers see it under the report."
    )
    difference = fields.Html(
        string="Since the last version", compute="_compute_difference", sanitize=False
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Begins with what the report says at this moment."""
        for vals in vals_list:
            report = self.env["cafe.session.report"].browse(vals["report_id"])
            report.check_access("write")
            vals.update(
                body_revision=report.body_revision,
                change_note=report.change_note,
                tell=report._is_told_by_default(),
            )
        return super().create(vals_list)

    @api.depends("report_id")
    def _compute_facts(self):
        for publication in self:
            report = publication.report_id
            report.check_access("read")
            publication.number = (report.version_number or 0) + 1
            publication.is_correction = bool(report.published_version_id)
            publication.is_reviewed_by_readers = report.is_reviewed_by_readers
            publication.open_suggestion_count = report.open_suggestion_count

    @api.depends("report_id")
    def _compute_people(self):
        for publication in self:
            report = publication.report_id
            report.check_access("read")
            people = report._get_public_people()
            told, refused = report._get_people_to_tell()
            publication.named_count = len(people["people"])
            publication.named = ", ".join(p["name"] for p in people["people"])
            publication.unnamed_count = people["unnamed"]
            publication.tell_count = len(told)
            publication.refused_count = len(refused)

    @api.depends("report_id")
    @api.depends_context("lang")
    def _compute_difference(self):
        for publication in self:
            report = publication.report_id
            report.check_access("read")
            publication.difference = bool(
                report.published_version_id
            ) and publication._render_passages(
                report.public_body, report._redact_html(report.body)
            )

    def action_publish(self):
        """Publish the text that was shown.

        :return: an action that closes the dialog
        :raises UserError: where the text changed meanwhile, or something is missing
        """
        self.ensure_one()
        report = self.report_id
        report.check_access("write")
        report._check_not_published()
        if report.body_revision != self.body_revision:
            raise UserError(
                self.env._(
                    "Somebody changed the text meanwhile. Close this, load the page "
                    "anew and look at it first: nothing was published."
                )
            )
        if self.change_note != report.change_note:
            report.change_note = self.change_note
        report._publish(tell=self.tell)
        return {"type": "ir.actions.act_window_close"}
