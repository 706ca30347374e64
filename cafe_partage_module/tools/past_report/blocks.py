"""Put lines together into paragraphs and bullets.

Text taken out of a PDF has no trustworthy blank lines: there may be one after each
printed line, or none at all. What a printer leaves behind is the width of the page: a
line that stops where the next word would still have fitted is the last one of its
paragraph. The width is learned from lines that surely go on, because the next one
begins with a small letter.
"""

import re
from dataclasses import dataclass

from .bullets import find_marks
from .headings import is_known_heading
from .lines import LEAST_HANG, MOST_HANG, Line, join
from .words import is_finished

_SURELY_WRAPPED = 30  # characters; a shorter line was hardly ended by the margin
_PARAGRAPH = re.compile(r"\s*\n\n\s*")
_LONG = 55  # characters; an unfinished line this long was likely wrapped


@dataclass(slots=True)
class Block:
    """A bullet (``mark`` tells its sign) or a paragraph (``mark`` is None).

    ``heading`` is its level where it is marked as a heading, else 0. The one heading
    above all others is the title: that is no heading of a point (``mark_title``).
    """

    lines: list[Line]
    texts: list[str]
    mark: str | None = None
    heading: int = 0
    is_title: bool = False

    @property
    def line(self):
        return self.lines[0].number

    @property
    def text(self):
        return _PARAGRAPH.sub("\n\n", join(self.texts))


def build_blocks(lines):
    """Return the blocks of the lines, in order."""
    marks = find_marks(lines)
    wrapping = Wrapping(lines, marks)
    blocks = []
    for index, (line, (mark, text)) in enumerate(zip(lines, marks, strict=True)):
        block = blocks[-1] if blocks else None
        if mark is None and block and wrapping.opens_paragraph(index, block):
            block.lines.append(line)
            block.texts.append("\n\n" + text)
        elif mark is None and block and wrapping.goes_on(index, block):
            block.lines.append(line)
            block.texts.append(text)
        else:
            blocks.append(Block([line], [text], mark, line.heading))
    mark_title(blocks)
    return blocks


def mark_title(blocks):
    """Tell the title from the headings: the first, and alone on its level."""
    headings = [block for block in blocks if block.heading]
    if not headings:
        return
    title = headings[0]
    if all(block.heading > title.heading for block in headings[1:]):
        title.is_title, title.heading = True, 0


class Wrapping:
    """Judges whether a line continues the one above it."""

    def __init__(self, lines, marks):
        self._lines = lines
        sure = [
            index
            for index in range(1, len(lines))
            if marks[index][0] is None and self._is_sure(index)
        ]
        self._limit, self._exact = self._find_limit(sure)
        self._gaps = self._find_gaps(sure)

    def goes_on(self, index, block):
        """Whether the line at ``index`` continues ``block``, which ends just above."""
        line, above = self._lines[index], self._lines[index - 1]
        if line.heading or above.heading:
            return line.heading == above.heading and not line.gap
        if line.apart:
            return False
        if not block.texts[-1]:
            return True  # the mark of a bullet stood alone on its line
        apart = self._is_apart(index)
        finished = is_finished(above.text)
        if not apart and self._hangs(index, block):
            return True
        if line.text[0].islower():
            return not (apart and finished)
        if self._opens_heading(index, block, finished):
            return False
        if not apart and (line.text[0] in "([" or self._is_cut(line, finished)):
            return True
        if block.mark and line.indent >= 2 and line.indent > block.lines[0].indent:
            return not apart
        hanging = len(block.lines) > 1 and block.lines[-1].indent
        if hanging and line.indent + 1 < hanging and not line.page:
            return False  # the lines of a bullet hang; this one stands out
        return self._wraps(index, block, finished, apart)

    def opens_paragraph(self, index, block):
        """Whether the line is a paragraph of its own within a bullet."""
        line = self._lines[index]
        if not block.mark or line.heading or line.apart or not block.texts[-1]:
            return False
        return self._is_apart(index) and self._hangs(index, block)

    def _is_apart(self, index):
        line = self._lines[index]
        return not line.page and line.gap > self._gaps[index]

    def _hangs(self, index, block):
        """Whether the line stands right below the first word of the bullet."""
        if not block.mark:
            return False
        deeper = self._lines[index].indent - block.lines[0].indent
        if len(block.lines) > 1:
            hangs = block.lines[-1].indent - block.lines[0].indent
            return deeper == hangs and LEAST_HANG <= hangs <= MOST_HANG
        return LEAST_HANG <= deeper <= MOST_HANG

    @staticmethod
    def _is_cut(line, finished):
        """Whether a sentence runs on with a figure."""
        return line.text[0].isdigit() and not finished

    def _opens_heading(self, index, block, finished):
        """Whether the line is a heading by its words, and not the rest of another."""
        if not is_known_heading(self._lines[index].text):
            return False
        within = block.mark is None and is_known_heading(block.texts[0])
        return self._is_short(index) or (finished and not within)

    def _wraps(self, index, block, finished, apart):
        if self._is_short(index):
            above = self._lines[index - 1].text
            unknown = self._limit is None and block.mark and not apart
            return bool(unknown and not finished and len(above) >= _LONG)
        return not apart

    def _is_short(self, index):
        """Whether the first word of the line would have fitted on the line above."""
        if self._limit is None:
            return True
        needed = self._needed(index)
        if len(self._lines[index - 1].text) > 1.25 * self._limit:
            return True  # longer than any page: each line is a paragraph
        return needed < (self._limit if self._exact else 0.97 * self._limit)

    def _is_sure(self, index):
        line = self._lines[index]
        return (
            line.text[0].islower()
            and not line.apart
            and len(self._lines[index - 1].text) >= _SURELY_WRAPPED
        )

    def _needed(self, index):
        first_word = self._lines[index].text.split(None, 1)[0]
        return len(self._lines[index - 1].text) + 1 + len(first_word)

    def _find_limit(self, sure):
        """The width that surely wrapped lines would have passed, and if it is exact.

        It is exact when no line is as wide, as in text wrapped at a fixed column;
        on a printed page with letters of many widths it is not.
        """
        if not sure:
            return None, False
        needed = sorted(self._needed(index) for index in sure)
        limit = needed[len(needed) // 50]
        return limit, all(len(self._lines[i - 1].text) < limit for i in sure)

    def _find_gaps(self, sure):
        """For each line the blank lines between wrapped lines around it.

        Where that changes in mid-text, the larger of the two counts.
        """
        known = {i: self._lines[i].gap for i in sure if not self._lines[i].page}
        above, below = [0] * len(self._lines), [0] * len(self._lines)
        for found, order in (
            (above, range(len(self._lines))),
            (below, reversed(range(len(self._lines)))),
        ):
            norm = 0
            for index in order:
                norm = known.get(index, norm)
                found[index] = norm
        return [max(pair) for pair in zip(above, below, strict=True)]
