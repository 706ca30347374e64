"""From text to lines: what a PDF, a word processor or a mail left behind is cleaned.

Nothing here reads meaning. A ``Line`` knows its number in the text, so that messages
and unplaced passages can say where they are.
"""

import re
import unicodedata
from dataclasses import dataclass

LEAST_HANG, MOST_HANG = 2, 4  # columns from the sign of a bullet to its words
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_LINE_END = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_SPACES = re.compile(r"\s+")
_COLUMN_GAP = re.compile(r"(?<=\S)(?:[ ]*\t\s*| {4,})(?=\S)")
# Typographic leftovers; the private ones are arrows and bullets of symbol fonts.
_CHARACTERS = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2011": "-",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\uf02d": "–",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0e0": "→",
        "\uf0e8": "→",
        "\uf0fc": "✓",
    }
)
_HYPHEN_PAIR = frozenset("en of et ou and or tot als noch".split())


@dataclass(slots=True)
class Line:
    """A line that is not blank.

    :param number: its place in the text, from 1
    :param text: cleaned, without spaces around it
    :param gap: blank lines above it
    :param indent: columns before its first character
    :param page: a page ended just above it, so that ``gap`` means nothing
    :param apart: what stood above it was taken out, so that it continues nothing
    :param columns: its text with " | " where a tab or wide gap parts it
    :param heading: its level where it is marked as a heading ("## "), 1 for the
        highest; 0 for other lines
    """

    number: int
    text: str
    gap: int = 0
    indent: int = 0
    page: bool = False
    apart: bool = False
    columns: str = ""
    heading: int = 0


def clean(text):
    """Composed accents, plain spaces, known marks for private ones.

    >>> clean("Cafe\\u0301\\u00a0netwerk")
    'Café netwerk'
    """
    return unicodedata.normalize("NFC", text).translate(_CHARACTERS)


def read_lines(text):
    """Return the lines of the text that are not blank, cleaned."""
    lines, gap, page = [], 0, False
    for number, printed in enumerate(_LINE_END.split(clean(text)), 1):
        for index, part in enumerate(printed.split("\f")):
            page = page or index > 0
            stripped = part.strip()
            if not stripped:
                gap += index == 0
                continue
            sign = _HEADING.match(stripped)
            stripped = stripped[sign.end() :] if sign else stripped
            columns = _SPACES.sub(" ", _COLUMN_GAP.sub(" | ", stripped))
            line = Line(number, _SPACES.sub(" ", stripped), gap, columns=columns)
            line.indent = len(part.expandtabs(4)) - len(part.expandtabs(4).lstrip())
            line.page, line.heading = page, len(sign[1]) if sign else 0
            lines.append(line)
            gap, page = 0, False
    return lines


def join(texts):
    """Put wrapped lines together again.

    A soft hyphen joins what it parted. A printed hyphen is kept, without a space
    after it unless the next word shows that it stands for a shared ending.

    >>> join(["de vereni\\u00ad", "ging, sociaal-", "culturele netwerk-", "en leden"])
    'de vereniging, sociaal-culturele netwerk- en leden'
    """
    parts = []
    for text in texts:
        previous = parts[-1] if parts else ""
        if previous.endswith("\u00ad"):
            parts[-1] = previous[:-1]
        elif previous and not _is_broken_word(previous, text):
            parts.append(" ")
        parts.append(text)
    return "".join(parts).replace("\u00ad", "")


def _is_broken_word(previous, text):
    if not (previous.endswith("-") and previous[-2:-1].isalnum()):
        return False
    return text[:1].isalnum() and text.split(None, 1)[0] not in _HYPHEN_PAIR
