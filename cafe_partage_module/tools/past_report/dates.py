"""Find the first date in a text, the day before the month where only figures stand."""

import datetime
import re

from .words import fold

_MONTHS = (
    "januari janvier january jan janv",
    "februari fevrier february feb febr fev fevr",
    "maart mars march mrt maa mar",
    "april avril apr avr",
    "mei mai may",
    "juni juin june jun",
    "juli juillet july jul juil",
    "augustus aout august aug aou",
    "september septembre sept sep",
    "oktober octobre october okt oct",
    "november novembre nov",
    "december decembre dec",
)
_MONTH_NUMBER = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
EARLIEST, LATEST = 1900, 2999  # years; others are slips of the pen
_NAME = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?<![\d/.-])(?P<d>\d{1,2}) ?[-/.] ?(?P<m>\d{1,2}) ?[-/.] ?"
        r"(?P<y>\d{4}|\d{2})(?![\d/])",
        r"(?<!\d)(?P<d>\d{1,2})(?:er|ste|de|e|st|nd|rd|th|\.)?[ -](?:of )?"
        rf"(?P<n>{_NAME})\b\.?,?[ -](?P<y>\d{{4}})(?!\d)",
        rf"\b(?P<n>{_NAME})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? "
        r"(?P<y>\d{4})(?!\d)",
    )
)


def find_date(text):
    """Return the first date in the text and the span of its words.

    :returns: ``(date, (start, end))``; the date is None for one that no calendar
        has, or that lies centuries away; ``(None, None)`` when the text has none

    >>> find_date("Sessie van 1er décembre 2018")
    (datetime.date(2018, 12, 1), (11, 28))
    >>> find_date("op 31/02/2018")
    (None, (3, 13))
    """
    folded = fold(text)
    found = [match for match in (p.search(folded) for p in _PATTERNS) if match]
    if not found:
        return None, None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    return _to_date(first.groupdict()), first.span()


def _to_date(parts):
    year, day = int(parts["y"]), int(parts["d"])
    month = _MONTH_NUMBER[parts["n"]] if parts.get("n") else int(parts["m"])
    if len(parts["y"]) == 2:
        year += 2000
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
