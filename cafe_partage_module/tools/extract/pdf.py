"""The text of a PDF: lines as they stand on the page, with the space above them.

pdfminer.six finds the letters; what goes into one line, and where a blank line was
meant, is decided here, so that lists, tables and paragraphs stay what they were.
"""

import io
from collections import Counter

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from .errors import ExtractError
from .paragraphs import clean, heading_sign
from .pdf_feet import without_feet
from .pdf_rows import read_rows

MAX_PAGES = 100
MAX_LINES = 20_000
_LARGER = 1.2  # times the usual size of letters: a heading
_SPACING = 1.5  # heights of a letter from line to line
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
            (page.height, read_rows(page))
            for page in extract_pages(io.BytesIO(data), laparams=LAParams(**_LAYOUT))
        ]
    except (ExtractError, MemoryError):
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ExtractError("encrypted") from error
    except Exception as error:  # pylint: disable=broad-except
        # damaged files make pdfminer stumble in more ways than it names
        raise ExtractError("corrupt") from error
    if sum(len(rows) for _height, rows in pages) > MAX_LINES:
        raise ExtractError("too_large")
    text = _write(without_feet(pages))
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


def _write(pages):
    leading = _leading(pages)
    levels = _heading_levels(pages)
    left = min((row.x0 for rows in pages for row in rows), default=0)
    written = []
    for rows in pages:
        lines, above = [], None
        for row in rows:
            if above and above.y0 - row.y0 > _BLANK * max(leading, row.height):
                lines.append("")
            # so many columns from the margin: what hangs below a bullet belongs to it
            indent = min(max(int((row.x0 - left) / (0.5 * row.height)), 0), 30)
            level = row.sign_x is None and levels.get(row.size)
            before = heading_sign(level) if level else " " * indent
            lines.append(before + row.text())
            above = row
        written.append("\n".join(lines))
    return "\n\f".join(written) + "\n"


def _heading_levels(pages):
    """Which sizes of letters are those of headings: larger than the text's own.

    :return: dict of size to level, 1 for the largest
    """
    letters = Counter()
    for rows in pages:
        for row in rows:
            letters.update(row.sizes)
    if not letters:
        return {}
    usual = letters.most_common(1)[0][0]
    larger = sorted((s for s in letters if s >= _LARGER * usual), reverse=True)
    return {size: level for level, size in enumerate(larger, 1)}


def _leading(pages):
    """The usual distance between the feet of two lines.

    In a short text most lines may stand apart: then it is what printers use most.
    """
    distances = Counter(
        round(above.y0 - below.y0)
        for rows in pages
        for above, below in zip(rows, rows[1:], strict=False)
        if above.y0 > below.y0
    )
    heights = Counter(round(row.height) for rows in pages for row in rows)
    if not distances:
        return 0
    height = heights.most_common(1)[0][0]
    return min(distances.most_common(1)[0][0], _SPACING * height)
