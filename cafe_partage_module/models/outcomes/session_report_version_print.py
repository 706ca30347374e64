import base64

from odoo import fields, models
from odoo.orm.models import NO_ACCESS

PDF_ACTION = "cafe_partage_module.session_report_action_pdf"


class CafeSessionReportVersionPrintMixin(models.AbstractModel):
    """A version on paper, as it may be read now.

    The copy that is kept is what everybody downloads. It names who consented when it
    was printed, so nobody reads it from here: staff print a version anew.
    """

    _name = "cafe.session.report.version.print.mixin"
    _description = "Version of a Session Report: On Paper"

    pdf = fields.Binary(string="PDF", attachment=True, groups=NO_ACCESS)
    pdf_fingerprint = fields.Char(export_string_translation=False, groups=NO_ACCESS)

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

    # what the printed page asks, as it asks a report

    def _get_report_lang(self):
        return self.report_id._get_report_lang()

    def _get_print_values(self):
        """:raises AccessError: for who may not read this version"""
        self.check_access("read")
        return self.report_id._get_print_values(self)

    def _get_print_foot(self):
        """:raises AccessError: for who may not read this version"""
        self.check_access("read")
        return self.report_id._get_print_foot(self)
