import io

from odoo import models
from odoo.tools.misc import file_path
from odoo.tools.pdf import PdfFileReader, PdfFileWriter

from ..tools.pdf_foot import foot_pages

# Their documents have ``_get_print_foot()``.
OWN_PAGES = (
    "cafe_partage_module.session_report_pdf",
    "cafe_partage_module.session_report_version_pdf",
    "cafe_partage_module.network_fact_sheet",
    "cafe_partage_module.annual_report",
)
FONT_PATH = "web/static/fonts/google/Open_Sans/Open_Sans-Regular.ttf"


class IrActionsReport(models.Model):
    """Our reports are printed without one request to this server.

    wkhtmltopdf asks the server that it prints for its styles: when every worker
    prints, each waits for another. So these pages carry all that they show.
    """

    _inherit = "ir.actions.report"

    def _prepare_html(self, html, report_model=False):
        if not self._is_own_page():
            return super()._prepare_html(html, report_model=report_model)
        return [html.decode()], [], None, None, {}

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        """One by one: each report has its own title, foot and page numbers."""
        prepare = super()._render_qweb_pdf_prepare_streams
        report = self._get_report(report_ref)
        if not res_ids or not report._is_own_page():
            return prepare(report_ref, data, res_ids=res_ids)
        streams = {}
        for record in self.env[report.model].browse(dict.fromkeys(res_ids)):
            streams.update(prepare(report_ref, data, res_ids=record.ids))
            content = streams[record.id]["stream"].getvalue()
            foot = record._get_print_foot()
            streams[record.id]["stream"] = io.BytesIO(_finish_pdf(content, **foot))
        return streams

    def _is_own_page(self):
        return len(self) == 1 and self.report_name in OWN_PAGES


def _foot_font():
    """Odoo brings this font along; without it the foot has Western letters only."""
    try:
        return file_path(FONT_PATH)
    except FileNotFoundError:
        return None


def _finish_pdf(content, title, author, right, mark):
    """Give a printed PDF its foot, page numbers, title and author.

    :param content: bytes of a PDF
    :return: bytes of a PDF
    """
    pages = PdfFileReader(io.BytesIO(content), strict=False).pages
    sizes = [(float(p.mediabox.width), float(p.mediabox.height)) for p in pages]
    overlay = foot_pages(sizes, title, right, mark, _foot_font())
    writer = PdfFileWriter()
    feet = PdfFileReader(io.BytesIO(overlay), strict=False).pages
    for page, foot in zip(pages, feet, strict=True):
        page.merge_page(foot)
        page.compress_content_streams()
        writer.add_page(page)
    writer.add_metadata({"/Title": title, "/Author": author})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
