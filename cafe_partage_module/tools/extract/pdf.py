"""The text of a PDF: lines as they stand on the page, with the space above them.

pdfminer.six finds the letters; what goes into one line, and where a blank line was
meant, is decided here, so that lists, tables and paragraphs stay what they were.
"""

import io
from collections import Counter

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from .errors import ExtractError
from .paragraphs import clean

MAX_PAGES = 100
MAX_LINES = 20_000
_TAB = 2.2  # a gap this wide, in heights of a letter, parts two columns
_BLANK = 1.3  # above the usual distance between lines, there was a blank one
_LAYOUT = {"boxes_flow": None, "char_margin": 3.0, "line_overlap": 0.5}


def pdf_text(data):
    """
    :param bytes data: the file
    :rtype: str
    :raises ExtractError: ``encrypted``, ``too_many_pages``, ``no_text``, ``corrupt``
    """
    try:
        _check_pages(data)
        pages = [
            _rows(page)
            for page in extract_pages(io.BytesIO(data), laparams=LAParams(**_LAYOUT))
        ]
    except (ExtractError, MemoryError):
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ExtractError("encrypted") from error
    except Exception as error:  # pylint: disable=broad-except
        # damaged files make pdfminer stumble in more ways than it names
        raise ExtractError("corrupt") from error
    if sum(len(rows) for rows in pages) > MAX_LINES:
        raise ExtractError("too_large")
    text = _write(pages)
    if not any(char.isalnum() for char in text):
        raise ExtractError("no_text")
    return clean(text)


def _check_pages(data):
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    if not document.is_extractable:
        raise ExtractError("encrypted")
    count = 0
    for _page in PDFPage.create_pages(document):
        count += 1
        if count > MAX_PAGES:
            raise ExtractError("too_many_pages", MAX_PAGES)
    if not count:
        raise ExtractError("corrupt")


class _Row:
    """All that stands at one height of a page."""

    def __init__(self, piece):
        self.pieces = [piece]
        self.y0, self.y1 = piece.y0, piece.y1

    def takes(self, piece):
        middle = (piece.y0 + piece.y1) / 2
        return self.y0 < middle < self.y1

    def add(self, piece):
        self.pieces.append(piece)

    @property
    def x0(self):
        return min(piece.x0 for piece in self.pieces)

    @property
    def height(self):
        return max(self.y1 - self.y0, 1)

    def text(self):
        """The pieces in order; a tab where a column ends."""
        parts, end = [], None
        for piece in sorted(self.pieces, key=lambda piece: piece.x0):
            text = " ".join(piece.get_text().split())
            if not text:
                continue
            if end is not None:
                wide = piece.x0 - end > _TAB * self.height
                parts.append("\t" if wide else " ")
            parts.append(text)
            end = piece.x1
        return "".join(parts)


def _rows(page):
    """The rows of a page, from its top down."""
    pieces = [
        line
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        if isinstance(line, LTTextLine)
        and _is_upright(line)
        and line.get_text().strip()
    ]
    rows = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y1, piece.x0)):
        row = next((row for row in rows[-3:] if row.takes(piece)), None)
        if row:
            row.add(piece)
        else:
            rows.append(_Row(piece))
    return sorted(rows, key=lambda row: -row.y0)


def _is_upright(line):
    """Not a mark that is written across the page, as “DRAFT”."""
    letter = next((char for char in line if isinstance(char, LTChar)), None)
    return letter is None or letter.upright


def _write(pages):
    leading = _leading(pages)
    left = min((row.x0 for rows in pages for row in rows), default=0)
    written = []
    for rows in pages:
        lines, above = [], None
        for row in rows:
            if above and above.y0 - row.y0 > _BLANK * max(leading, row.height):
                lines.append("")
            # so many columns from the margin: what hangs below a bullet belongs to it
            indent = int((row.x0 - left) / (0.5 * row.height))
            lines.append(" " * min(max(indent, 0), 30) + row.text())
            above = row
        written.append("\n".join(lines))
    return "\n\f".join(written) + "\n"


def _leading(pages):
    """The usual distance between the feet of two lines."""
    distances = Counter(
        round(above.y0 - below.y0)
        for rows in pages
        for above, below in zip(rows, rows[1:], strict=False)
        if above.y0 > below.y0
    )
    return distances.most_common(1)[0][0] if distances else 0
