from odoo import models
from odoo.exceptions import UserError

from ..tools.extract import ExtractError, extract_text, find_kind
from ..tools.past_report import PastReportError, decode_report


class CafeReportImportExtractMixin(models.AbstractModel):
    """From a file of any kind that is read to text, or a refusal in plain words."""

    _name = "cafe.report.import.extract.mixin"
    _description = "Import of a Past Report: Files"

    def _extract(self, data, filename):
        """
        :param data: bytes of the file
        :param filename: str
        :return: str
        :raises UserError: which says what is wrong with this file
        """
        filename = filename or ""
        try:
            kind = find_kind(data, filename)
            return decode_report(data) if kind == "text" else extract_text(data, kind)
        except ExtractError as error:
            message = self._get_extract_refusal(error)
        except PastReportError as error:
            message = self._get_refusal(error)
        if filename:
            message = self.env._(
                "“%(filename)s”: %(message)s", filename=filename, message=message
            )
        raise UserError(message)

    def _get_extract_refusal(self, error):
        """What is wrong with a file, in the user's language.

        :param error: ``ExtractError``
        """
        return self._get_kind_refusals(error) or self._get_content_refusals(error)

    def _get_kind_refusals(self, error):
        return {
            "unsupported": self.env._(
                "This kind of file is not read (%(kind)s). Save the report as PDF, "
                "Word (.docx), OpenDocument (.odt), a web page or plain text (.txt) "
                "first.",
                kind=error.detail,
            ),
            "mismatch": self.env._(
                "The ending of its name does not fit: it is a file of the kind "
                "%(kind)s. Give it the right name, and try again.",
                kind=error.detail,
            ),
            "encrypted": self.env._(
                "The file is protected with a password. Save a copy without it."
            ),
            "no_text": self.env._(
                "There is no text in it, only pictures perhaps. Have the text of a "
                "scan recognised first (OCR), or type it over."
            ),
            "encoding": self.env._(
                "Its characters cannot be read. Save it in UTF-8 first."
            ),
        }.get(error.code)

    def _get_content_refusals(self, error):
        return {
            "too_many_pages": self.env._(
                "It has more than %(count)s pages: far too long for the report of one "
                "session.",
                count=error.detail,
            ),
            "too_large": self.env._(
                "It is far too large for the report of one session."
            ),
            "bomb": self.env._(
                "Unpacked, it would be far larger than a report can be. It was not "
                "opened further."
            ),
            "entities": self.env._(
                "It holds definitions that could fetch other files, as no report "
                "needs. It was not opened further. Save it anew in your word processor."
            ),
            "corrupt": self.env._(
                "The file is damaged or cut off. Open it in the program that made it, "
                "save it anew, and try again."
            ),
            "too_heavy": self.env._(
                "Reading it takes too much time or memory. Save the report as plain "
                "text first."
            ),
        }[error.code]
