"""The series that a session belongs to, and which of its sessions it is."""

import re

from .dates import find_date
from .numbers import ORDINAL, ordinal_value
from .words import fold, without_article

_SESSION = r"(?:sessie|editie|bijeenkomst|seance|session|edition|meeting)"
_NUMBER_AFTER = re.compile(
    rf"[\s,(–-]*(?:{_SESSION}\s*)?(?:nr\.?|n°|no\.?|nummer|numero|number|#)?\s*"
    r"(?P<n>\d{1,3})\b(?![./:-]\d)\)?"
)
_SESSION_NUMBER = re.compile(
    rf"{_SESSION}\s+(?:nr\.?|n°|no\.?|nummer|numero|number|#)?\s*\d{{1,3}}"
)
_ORDINAL_BEFORE = re.compile(
    rf"(?P<o>{ORDINAL})\s+(?:{_SESSION}\s+)?(?:(?:van|de|du|of)\s+)?(?:(?:het|the|le)\s+)?$"
)
_ORDINAL_FIRST = re.compile(
    rf"^(?:(?:het|de|le|la|the)\s+)?{ORDINAL}\s+(?:{_SESSION}\s+)?"
)


def choose_series(parts, dated, body):
    """The part of the title that names the series.

    That is the one with a number, else the one that the text keeps coming back to,
    else one of ``dated``, which stand with the date, else the first.
    """
    if not parts:
        return None
    folded = fold(body)

    def weight(part):
        name, number = _split_number(part)
        again = folded.count(fold(name)) - 1 if len(name) > 3 else 0
        return (number is not None, min(again, 3), part in dated)

    return max(parts, key=weight)


def _split_number(part):
    """Return ``(name, number or None)`` of "Vijfde Naam", "Naam 5" or "Naam #5"."""
    first = _ORDINAL_FIRST.match(fold(part))
    if first:
        number = ordinal_value(re.search(ORDINAL, first.group()).group())
        return _without_preposition(part[first.end() :]), number
    after = re.search(_NUMBER_AFTER.pattern + "$", fold(part))
    if after and after.start():
        return part[: after.start()].strip(" ,"), int(after["n"])
    return part, None


def _without_preposition(text):
    return re.sub(r"^(?:van|de|du|of)\s+(?:het\s+|the\s+|le\s+)?", "", text.strip())


def read_series(part, texts, body):
    """Return ``(name, number)`` of the series that a part of the title names.

    :param texts: ``(line, text)`` of the title, asked for the number before the body
    """
    name, number = _split_number(part)
    name = without_article(name).strip() or part
    if number is None:
        title = "\n".join(text for _line, text in texts)
        number = _number_beside(name, title) or _number_beside(name, body)
    return _spelling(name, body), number


def _number_beside(name, text):
    """The ordinal before the name of the series, or the figure after it."""
    folded, wanted = fold(text), fold(name)
    position = folded.find(wanted)
    while position >= 0:
        end = position + len(wanted)
        before = _ORDINAL_BEFORE.search(folded[max(0, position - 60) : position])
        if before:
            return ordinal_value(before["o"])
        rest = text[end : end + 60]
        _date, span = find_date(rest)
        after = _NUMBER_AFTER.match(fold(rest[: span[0]] if span else rest))
        if after and re.search(r"nr|n°|no|num|#|" + _SESSION, after.group()):
            return int(after["n"])
        position = folded.find(wanted, end)
    return None


def _spelling(name, body):
    """The name as prose writes it, when the title is in capitals."""
    if not name.isupper():
        return name
    for found in re.finditer(re.escape(fold(name)), fold(body)):
        printed = body[found.start() : found.end()]
        if not printed.isupper() and not printed.islower():
            return printed
    return " ".join(word.capitalize() for word in name.split())


def is_session_number(part):
    """Whether a part of the title says which session it was, and no more.

    >>> is_session_number("sessie 5"), is_session_number("Sessie over 5 jaar")
    (True, False)
    """
    return bool(_SESSION_NUMBER.fullmatch(fold(part)))


def is_series(part, series):
    """Whether a part of the title is the series' name, with or without a number."""
    return bool(series) and fold(_split_number(part)[0]) == fold(series)
