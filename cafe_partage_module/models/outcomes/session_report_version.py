import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

PDF_ACTION = "cafe_partage_module.session_report_action_pdf"
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
    note = fields.Char(export_string_translation=False)
    date_published = fields.Datetime(
        string="Published on", required=True, default=fields.Datetime.now
    )
    user_id = fields.Many2one(
        "res.users", string="Published by", default=lambda self: self.env.user
    )
    public_body = fields.Html(
        string="Text", compute="_compute_public_text", sanitize=False
    )
    public_note = fields.Char(string="What changed", compute="_compute_public_text")
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

    @api.depends(
        "body",
        "note",
        "report_id.names_withheld",
        "report_id.event_id.withheld_names",
    )
    @api.depends_context("lang")
    def _compute_public_text(self):
        """What is shown, to staff too: the stored text stays as it was."""
        for version in self:
            version.public_body = version.report_id._redact_html(version.body)
            version.public_note = version.report_id._redact_text(version.note)

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

    def _print_pdf(self, fingerprint):
        """Print the report of this version, which is public, and keep the copy.

        :param fingerprint: str, of what is printed
        :return: bytes
        """
        self.ensure_one()
        # force: a test too gets a PDF here, never the page that it is printed from
        printer = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content, _kind = printer._render_qweb_pdf(PDF_ACTION, self.report_id.ids)
        self.write({"pdf": base64.b64encode(content), "pdf_fingerprint": fingerprint})
        return content
