"""Take out of the lines what a page carries beside its text.

Addresses printed at the end of a page, page numbers and running headers stand
between the lines of one sentence; out of the way, the sentence is whole again.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from .bullets import split_mark
from .lines import LEAST_HANG, MOST_HANG, Line
from .words import fold

_URL = re.compile(r"<?((?:https?://|www\.)[^\s<>]{3,500}?)>?[.,;]?", re.IGNORECASE)
_LABELLED_URL = re.compile(
    r"([^:|]{2,80}?)\s*(?::|–|-|\|)\s+((?:https?://|www\.)[^\s<>]{3,500})",
    re.IGNORECASE,
)
_MAILTO = re.compile(r"<?mailto:([^\s<>?]{3,200})(?:\?\S*)?>?", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PAGE = re.compile(
    r"(?:[-–—|] ?)?(?:(?:pagina|blz\.?|page|pag\.?|p\.) ?)?\d{1,3}"
    r"(?: ?(?:/|van|sur|of|de) ?\d{1,3})?(?: ?[-–—|])?"
)
_HEADER_LENGTH = 90
_HEADER_REACH = 2  # lines between a running header or footer and the page's end


@dataclass
class Asides:
    """``urls`` holds ``(line, label or None, url)`` in the order of the text."""

    urls: list[tuple[int, str | None, str]] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    pages: list[Line] = field(default_factory=list)


def take_asides(lines):
    """Return ``(asides, other lines)``; ``page`` is set below each one taken."""
    asides, others, page, bullet = Asides(), [], False, None
    headers = _running_headers(lines)
    for index, line in enumerate(lines):
        hangs = not page and index not in headers and _hangs(line, bullet)
        if not hangs:
            bullet = line if split_mark(line.text)[0] else None
        if not hangs and (_take(asides, line) or _is_page_mark(line, index, headers)):
            if index in headers or _PAGE.fullmatch(fold(line.text)):
                asides.pages.append(line)
            page = True
            continue
        line.page = line.page or page
        page = False
        others.append(line)
    return asides, others


def find_emails(text):
    return [found.rstrip(".") for found in EMAIL.findall(text)]


def _hangs(line, bullet):
    """Whether a line is the rest of a bullet, which hangs below its first word."""
    if not bullet or line.gap or line.page or split_mark(line.text)[0]:
        return False
    return LEAST_HANG <= line.indent - bullet.indent <= MOST_HANG


def _take(asides, line):
    """Note an address that has the line for itself, or for itself and its owner."""
    mail = _MAILTO.fullmatch(line.text)
    if mail:
        asides.emails.append(mail[1])
        return True
    url = _URL.fullmatch(line.text)
    if url:
        asides.urls.append((line.number, None, url[1]))
        return True
    labelled = _LABELLED_URL.fullmatch(line.columns)
    if labelled and len(labelled[1].split()) <= 8:
        asides.urls.append((line.number, labelled[1], labelled[2]))
        return True
    return False


def _is_page_mark(line, index, headers):
    return index in headers or bool(_PAGE.fullmatch(fold(line.text)))


def _running_headers(lines):
    """Return the indexes of lines that repeat, but for figures, where pages end only.

    The first of them stays in the text: it may be the title.
    """
    ends = [
        index
        for index, line in enumerate(lines)
        if line.page or (index and _PAGE.fullmatch(fold(line.text)))
    ]
    near = {
        index
        for end in ends
        for index in range(end - _HEADER_REACH, end + _HEADER_REACH + 1)
        if 0 <= index < len(lines)
    }
    shapes = {
        index: re.sub(r"\d+", "0", fold(line.text))
        for index, line in enumerate(lines)
        if len(line.text) <= _HEADER_LENGTH
    }
    counts = Counter(shapes.values())
    first, elsewhere = {}, set()
    for index, shape in shapes.items():
        if first.setdefault(shape, index) != index and index not in near:
            elsewhere.add(shape)
    return {
        index
        for index in near
        if index in shapes
        and counts[shapes[index]] > 1
        and first[shapes[index]] != index
        and shapes[index] not in elsewhere
        and not split_mark(lines[index].text)[0]
        and len(shapes[index]) > 3
    }
