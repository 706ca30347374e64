"""Tell the lines that begin a bullet, whatever mark the writer used."""

import re
from collections import Counter

from .words import is_finished

_SYMBOL = re.compile(r"([-–—―*•◦▪▫‣·●○■□►➢➤✓✔⁃∙→])(?:\s+|$)(.*)", re.DOTALL)
_TIGHT = re.compile(r"([*•◦▪▫‣●○■□►➢➤✓✔⁃∙])(?=[^\s*])(.*)", re.DOTALL)
_COUNTED = re.compile(r"(\(?)(\d{1,2}|[a-z])([.)])\s+(\S.*)", re.DOTALL)
_DASHES = "-–—―·"


def split_mark(text):
    """Return ``(mark, rest)``, or ``(None, text)`` without a mark.

    For a counted bullet the mark is its number or letter with what follows it.

    >>> split_mark("• Wie betaalt?"), split_mark("2) Samen"), split_mark("-5 graden")
    (('•', 'Wie betaalt?'), ('2)', 'Samen'), (None, '-5 graden'))
    """
    found = _SYMBOL.match(text) or _TIGHT.match(text)
    if found:
        return found[1], found[2]
    found = _COUNTED.match(text)
    return ("".join(found.groups()[:3]), found[4]) if found else (None, text)


def find_marks(lines):
    """Return for each line ``(mark, rest)``; mark is None where no bullet begins.

    A sign at the start of a wrapped line may be one of the sentence. A dash counts as
    a bullet when it is the text's usual one or the sentence above it is over; an
    arrow when no sign is more usual; a number when it counts on from the one before
    or starts at 1; and one in brackets only where no bullets with a sign are.
    """
    marks = [
        (None, line.text) if line.heading else split_mark(line.text) for line in lines
    ]
    signs = Counter(mark for mark, _rest in marks if mark and not _is_counted(mark))
    usual = signs.most_common(1)[0][0] if signs else None
    usual_dash = max(_DASHES, key=lambda dash: signs[dash])
    counts, result, previous = {}, [], ""
    for line, (mark, rest) in zip(lines, marks, strict=True):
        if mark is None:
            begins = False
        elif _is_counted(mark):
            begins = not (usual and mark[0] == "(") and _counts_on(mark, counts)
        elif mark in _DASHES:
            begins = mark == usual_dash or is_finished(previous)
        else:
            begins = mark != "→" or usual == "→"
        result.append((mark, rest) if begins else (None, line.text))
        previous = line.text
    return result


def _is_counted(mark):
    return mark[-1] in ".)"


def _counts_on(mark, counts):
    """Whether a number or letter starts or continues a list; remembers it if so."""
    label = mark.strip("(.)")
    kind = mark.replace(label, "9" if label.isdigit() else "z")
    value = int(label) if label.isdigit() else ord(label) - ord("a") + 1
    if value != 1 and value != counts.get(kind, 0) + 1:
        return False
    counts[kind] = value
    return True
