from odoo import api, fields, models
from odoo.exceptions import UserError

# What may change after publication: a printed copy, made anew when consent changes.
MUTABLE_FIELDS = {"pdf", "pdf_fingerprint"}


class CafeSessionReportVersion(models.Model):
    """A published version of a session report. It is kept and never changes."""

    _name = "cafe.session.report.version"
    _description = "Session Report Version"
    _order = "report_id, number desc"
    _rec_name = "number"

    report_id = fields.Many2one(
        "cafe.session.report", required=True, ondelete="restrict", index=True
    )
    number = fields.Integer(required=True, string="Version", aggregator=None)
    body = fields.Html(required=True)
    note = fields.Char(string="What changed")
    date_published = fields.Datetime(
        string="Published on", required=True, default=fields.Datetime.now
    )
    user_id = fields.Many2one(
        "res.users", string="Published by", default=lambda self: self.env.user
    )
    pdf = fields.Binary(string="PDF", attachment=True)
    pdf_filename = fields.Char(
        compute="_compute_pdf_filename", export_string_translation=False
    )
    pdf_fingerprint = fields.Char(export_string_translation=False)

    _number_uniq = models.Constraint(
        "unique(report_id, number)", "This report has a version with this number."
    )

    @api.depends("number")
    def _compute_display_name(self):
        for version in self:
            version.display_name = self.env._(
                "Version %(number)s", number=version.number
            )

    @api.depends("report_id.display_name", "number")
    def _compute_pdf_filename(self):
        for version in self:
            title = (version.report_id.display_name or "").replace("/", "-")
            version.pdf_filename = f"{title} {version.number}.pdf"

    def write(self, vals):
        """:raises UserError: on any change to what was published"""
        if vals.keys() - MUTABLE_FIELDS:
            raise UserError(
                self.env._("A published version is kept as it is. Publish a new one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_published(self):
        raise UserError(self.env._("A published version is kept as it is."))
