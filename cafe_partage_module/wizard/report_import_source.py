import base64
import binascii

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.past_report import PastReportError, parse_report


class CafeReportImportSourceMixin(models.AbstractModel):
    """The text that is imported: pasted or uploaded, read or refused."""

    _name = "cafe.report.import.source.mixin"
    _description = "Import of a Past Report: Source"
    _inherit = ["cafe.report.import.extract.mixin"]

    series_id = fields.Many2one(
        "cafe.series", default=lambda self: self.env["cafe.series"].search([], limit=1)
    )
    text = fields.Text(string="Text of the report")
    file = fields.Binary(attachment=False)
    filename = fields.Char(string="File name")

    def _get_source(self):
        """The text that was pasted, or that is in the file.

        :raises UserError: for both, or for a file that cannot be read
        """
        if not self.series_id:
            raise UserError(self.env._("Choose the series of the session first."))
        if not self.file:
            return self.text or ""
        if (self.text or "").strip():
            raise UserError(
                self.env._("Give a text or a file, not both: remove one of them.")
            )
        try:
            data = base64.b64decode(self.file)
        except binascii.Error as error:
            raise UserError(self._get_refusal(PastReportError("encoding"))) from error
        return self._extract(data, self.filename)

    def _parse(self, source):
        try:
            return parse_report(source)
        except PastReportError as error:
            raise UserError(self._get_refusal(error)) from error

    def _get_refusal(self, error):
        """What is wrong with a text, and where, in the user's language.

        :param error: ``PastReportError``
        """
        message = {
            "empty": self.env._(
                "There is no text to import: paste a report, or choose a file."
            ),
            "too_large": self.env._(
                "This is far too long for the report of one session."
            ),
            "encoding": self.env._(
                "This is not readable text: it has characters that come from another "
                "encoding or kind of file. Save it as plain text in UTF-8."
            ),
            "not_a_report": self.env._(
                "This does not look like the report of a session: a report tells "
                "when it was held or which number it has, and who was there or what "
                "was said point by point."
            ),
        }[error.code]
        if not error.line:
            return message
        return self.env._(
            "Line %(line)s: %(message)s", line=error.line, message=message
        )
