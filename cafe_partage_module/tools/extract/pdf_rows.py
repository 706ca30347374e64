"""Rows of a printed page: what stands at one height, and what a printer drew there."""

from collections import Counter

from pdfminer.layout import LTChar, LTCurve, LTTextContainer, LTTextLine

_TAB = 2.2  # a gap this wide, in heights of a letter, parts two columns
_SIGN = "•"
_SIGN_SIZE = 0.75  # of the height of a row: a larger drawing is no sign of a list
_SIGN_REACH = 3.0  # heights of a letter between such a sign and its text


class Row:
    """All that stands at one height of a page."""

    def __init__(self, piece):
        self.pieces = [piece]
        self.y0, self.y1 = piece.y0, piece.y1
        self.sign_x = None

    def takes(self, piece):
        middle = (piece.y0 + piece.y1) / 2
        return self.y0 < middle < self.y1

    def add(self, piece):
        self.pieces.append(piece)

    def take_sign(self, drawing):
        """Whether a drawing is the sign of a list that this row opens with."""
        middle = (drawing.y0 + drawing.y1) / 2
        start = min(piece.x0 for piece in self.pieces)
        if not self.y0 < middle < self.y1 or drawing.height > _SIGN_SIZE * self.height:
            return False
        if not 0 < start - drawing.x1 < _SIGN_REACH * self.height:
            return False
        self.sign_x = drawing.x0
        return True

    @property
    def x0(self):
        starts = [piece.x0 for piece in self.pieces]
        return min(starts) if self.sign_x is None else self.sign_x

    @property
    def height(self):
        return max(self.y1 - self.y0, 1)

    @property
    def sizes(self):
        """How many letters it has of each size, in half points."""
        return Counter(
            round(char.size * 2)
            for piece in self.pieces
            for char in piece
            if isinstance(char, LTChar) and char.get_text().strip()
        )

    @property
    def size(self):
        return max(self.sizes.items(), key=lambda pair: pair[1], default=(0, 0))[0]

    def text(self):
        """The pieces in order; a tab where a column ends."""
        parts, end = [], None
        if self.sign_x is not None:
            parts.append(_SIGN + " ")
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


def read_rows(page):
    """The rows of a page, from its top down.

    Browsers and web printers draw the sign of a list, as a disc: it counts as text.
    """
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
            rows.append(Row(piece))
    rows.sort(key=lambda row: -row.y0)
    _place_signs(page, rows)
    return rows


def _is_upright(line):
    """Not a mark that is written across the page, as “DRAFT”."""
    letter = next((char for char in line if isinstance(char, LTChar)), None)
    return letter is None or letter.upright


def _place_signs(page, rows):
    """One walk down the page, beside its rows: both are in order of height."""
    drawings = sorted(
        (shape for shape in page if _is_sign(shape)), key=lambda shape: -shape.y0
    )
    place = 0
    for drawing in drawings:
        while place < len(rows) and rows[place].y0 > drawing.y1:
            place += 1
        for row in rows[place : place + 3]:
            if row.sign_x is None and row.take_sign(drawing):
                break


def _is_sign(shape):
    if not isinstance(shape, LTCurve) or not (shape.fill or shape.stroke):
        return False
    width, height = shape.width, shape.height
    return 0.8 < height < 12 and 0.7 < width / height < 1.4
