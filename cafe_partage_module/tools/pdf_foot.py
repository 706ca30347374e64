"""Pages that hold nothing but a foot: laid over a PDF, they number its pages.

Pure Python (reportlab). Debian's wkhtmltopdf prints no footers of its own.
"""

import io
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen import canvas

GREY, PALE = 0.35, 0.88
SIDE, BASE, GAP = 20 * mm, 11 * mm, 6 * mm
SIZE = 8


def foot_pages(sizes, left, right, mark="", font_path=None):
    """Make the overlay.

    :param sizes: list of ``(width, height)`` in points, one for each page
    :param left: str, cut off where it does not fit
    :param right: str, before the page number
    :param mark: str written large across each page, as "DRAFT"
    :param font_path: path of a TrueType font, for letters beyond Western Europe
    :return: bytes of a PDF
    """
    font = _font(font_path)
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream)
    for number, (width, height) in enumerate(sizes, start=1):
        sheet.setPageSize((width, height))
        if mark:
            _draw_mark(sheet, font, mark, width, height)
        ending = f"{right}   {number} / {len(sizes)}".strip()
        room = width - 2 * SIDE - GAP - pdfmetrics.stringWidth(ending, font, SIZE)
        sheet.setFont(font, SIZE)
        sheet.setFillGray(GREY)
        sheet.setStrokeGray(PALE)
        sheet.line(SIDE, BASE + 1.6 * SIZE, width - SIDE, BASE + 1.6 * SIZE)
        sheet.drawString(SIDE, BASE, _fit(left, font, room))
        sheet.drawRightString(width - SIDE, BASE, ending)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


def _font(path):
    name = Path(path).stem if path else "Helvetica"
    if path and name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(TTFont(name, str(path)))
        except (TTFError, OSError):
            return "Helvetica"
    return name


def _fit(text, font, room):
    if pdfmetrics.stringWidth(text, font, SIZE) <= room:
        return text
    while text and pdfmetrics.stringWidth(text + " …", font, SIZE) > room:
        text = text[:-1].rstrip()
    return text + " …"


def _draw_mark(sheet, font, mark, width, height):
    """Grey, see-through, along the diagonal, so that the text stays readable."""
    size = min(110, 0.75 * width / max(pdfmetrics.stringWidth(mark, font, 1), 1))
    sheet.saveState()
    sheet.setFillColorRGB(0.5, 0.5, 0.5, alpha=0.14)
    sheet.setFont(font, size)
    sheet.translate(width / 2, height / 2)
    sheet.rotate(52)
    sheet.drawCentredString(0, -size / 3, mark)
    sheet.restoreState()
