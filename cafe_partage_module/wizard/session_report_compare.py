from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeSessionReportCompare(models.TransientModel):
    """Two kept versions of a report, or one and the text that is worked on.

    Names that are withheld now are in neither of them.
    """

    _name = "cafe.session.report.compare"
    _description = "Comparison of Versions of a Report"
    _inherit = ["cafe.session.report.difference.mixin"]

    report_id = fields.Many2one(
        "cafe.session.report", required=True, ondelete="cascade"
    )
    old_id = fields.Many2one(
        "cafe.session.report.version",
        string="From",
        required=True,
        ondelete="cascade",
        domain="[('report_id', '=', report_id)]",
    )
    new_id = fields.Many2one(
        "cafe.session.report.version",
        string="To",
        ondelete="cascade",
        domain="[('report_id', '=', report_id)]",
        help="Empty: the text that is worked on now.",
    )
    difference = fields.Html(
        string="What changed", compute="_compute_difference", sanitize=False
    )

    @api.depends("report_id", "old_id", "new_id")
    @api.depends_context("lang")
    def _compute_difference(self):
        """The later of the two is what the other became."""
        for comparison in self:
            report, old, new = (
                comparison.report_id,
                comparison.old_id,
                comparison.new_id,
            )
            # what is computed is not checked by itself
            report.check_access("read")
            (old | new).check_access("read")
            if new and old.number > new.number:
                old, new = new, old
            after = new.public_body if new else report._redact_html(report.body)
            comparison.difference = bool(old) and comparison._render_passages(
                old.public_body, after
            )

    @api.constrains("report_id", "old_id", "new_id")
    def _check_same_report(self):
        for comparison in self:
            versions = comparison.old_id | comparison.new_id
            if versions.report_id != comparison.report_id:
                raise ValidationError(
                    self.env._("Choose one or two versions of the same report.")
                )
