from odoo import api, fields, models
from odoo.exceptions import UserError


class CafeSessionReportSuggestion(models.Model):
    """A reader would put a passage of a report in other words."""

    _name = "cafe.session.report.suggestion"
    _description = "Suggestion for a Session Report"
    _inherit = [
        "cafe.session.report.suggestion.answer.mixin",
        "cafe.difference.mixin",
    ]
    _order = "report_id, place, id"
    _rec_name = "passage_text"

    report_id = fields.Many2one(
        "cafe.session.report",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    reader_id = fields.Many2one(
        "cafe.session.report.reader",
        string="Suggested by",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
    )
    review = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )
    report_state = fields.Selection(
        related="report_id.state", string="State of the report"
    )

    # the passage, as it was
    passage = fields.Text(required=True, readonly=True, export_string_translation=False)
    wrapper = fields.Char(readonly=True, export_string_translation=False)
    place = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )

    # what is read
    passage_text = fields.Text(string="As it was", required=True, readonly=True)
    text = fields.Text(string="Suggested", required=True, readonly=True)
    remark = fields.Text(readonly=True)
    difference = fields.Html(
        compute="_compute_difference", sanitize=False, string="Change"
    )

    @api.depends("passage_text", "text")
    @api.depends_context("lang")
    def _compute_difference(self):
        for suggestion in self:
            suggestion.difference = suggestion._render_difference(
                suggestion.passage_text, suggestion.text
            )

    def write(self, vals):
        """:raises UserError: when staff would change more than the reason"""
        if not self.env.su and vals.keys() - {"reason"}:
            raise UserError(
                self.env._(
                    "What somebody suggested is kept: take it over, or leave it."
                )
            )
        return super().write(vals)
