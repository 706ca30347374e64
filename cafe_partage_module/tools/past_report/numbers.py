"""Ordinals ("vijfde", "5e", "cinquième", "fifth") and lengths of time."""

import re

from .words import fold

_ORDINAL_WORDS = (
    "eerste premier premiere first",
    "tweede deuxieme second seconde",
    "derde troisieme third",
    "vierde quatrieme fourth",
    "vijfde cinquieme fifth",
    "zesde sixieme sixth",
    "zevende septieme seventh",
    "achtste huitieme eighth",
    "negende neuvieme ninth",
    "tiende dixieme tenth",
    "elfde onzieme eleventh",
    "twaalfde douzieme twelfth",
    "dertiende treizieme thirteenth",
    "veertiende quatorzieme fourteenth",
    "vijftiende quinzieme fifteenth",
    "zestiende seizieme sixteenth",
    "zeventiende dix-septieme seventeenth",
    "achttiende dix-huitieme eighteenth",
    "negentiende dix-neuvieme nineteenth",
    "twintigste vingtieme twentieth",
)
_ORDINAL_NUMBER = {
    word: number
    for number, words in enumerate(_ORDINAL_WORDS, 1)
    for word in words.split()
}
ORDINAL = (
    r"\b(?:\d{1,3} ?(?:ste|de|e|[ei]?eme|er|ere|st|nd|rd|th)|"
    + "|".join(sorted(_ORDINAL_NUMBER, key=len, reverse=True))
    + r")\b"
)
_HOURS_WORDS = {
    word: hours
    for hours, words in {
        0.5: "half halve demi",
        1.0: "een un une one",
        1.5: "anderhalf",
        2.0: "twee deux two",
        3.0: "drie trois three",
        4.0: "vier quatre four",
        5.0: "vijf cinq five",
        6.0: "zes six",
        7.0: "zeven sept seven",
        8.0: "acht huit eight",
    }.items()
    for word in words.split()
}
_QUANTITY = r"(?P<q>\d{1,2}(?:[.,]\d{1,2})?|" + "|".join(_HOURS_WORDS) + r")"
_LENGTH = re.compile(
    rf"\b{_QUANTITY}[ -]?(?:uren|uur|u|heures?|hours?|h)\b(?: ?(?P<min>[0-5]\d)\b)?"
    rf"|\b(?P<h>\d{{1,2}}) ?[uh] ?(?P<hm>[0-5]\d)\b"
)
_CLOCK = (
    r"(\d{{1,2}})(?: ?[:.uh] ?([0-5]\d))?(?:\s?(?:uur|u|h|heures?))?"
    r"(?:\s?([ap])\.?m\b\.?)?"
)
_RANGE = re.compile(
    rf"\b(?:{_CLOCK.format()})\s?(?:-|–|tot|a|to|until)\s?(?:{_CLOCK.format()})(?!\w)"
)
_MEETING = re.compile(
    r"\b(?:sessie|bijeenkomst|gesprek|ontmoeting|seance|reunion|rencontre|session|"
    r"meeting|duur|duree|duration)"
)
_NEAR = 40  # characters between the word for a meeting and its length


def ordinal_value(text):
    """
    >>> ordinal_value("vijfde"), ordinal_value("5de"), ordinal_value("Cinquième")
    (5, 5, 5)
    """
    folded = fold(text).strip()
    digits = re.match(r"\d{1,3}", folded)
    return int(digits.group()) if digits else _ORDINAL_NUMBER.get(folded)


def find_duration(text):
    """Return how long a session lasts in hours, or None.

    A length counts when it stands close to a word for a session, since "na twee uur
    reizen" says nothing about it.

    >>> find_duration("met regelmatig sessies van twee uur")
    2.0
    >>> find_duration("séance d'une durée de 1h30")
    1.5
    """
    folded = fold(text)
    for meeting in _MEETING.finditer(folded):
        # A length before the word ("two-hour sessions") stands right before it.
        after = folded[meeting.start() : meeting.end() + _NEAR]
        length = _LENGTH.search(after) or _LENGTH.search(
            folded[max(0, meeting.start() - _NEAR // 2) : meeting.start()]
        )
        if length:
            return _hours(length)
    return None


def find_time_range(text):
    """Return the hours between two times of the day, or None.

    >>> find_time_range("14u00 - 16u30"), find_time_range("van 10 tot 12 uur")
    (2.5, 2.0)
    """
    found = find_times(text)
    return found and found[1] - found[0]


def find_times(text):
    """Return when something began and ended, or None.

    >>> find_times("14:00 – 16:30"), find_times("1:00 PM – 3:00 PM")
    ((14.0, 16.5), (13.0, 15.0))
    """
    for found in _RANGE.finditer(fold(text)):
        if not re.search(r"[:uh]|uur|[ap]\.?m", found.group()):
            continue
        begin, end = (_clock(*found.group(*place)) for place in ((1, 2, 3), (4, 5, 6)))
        if max(begin, end) <= 24 and 0 < end - begin <= 12:
            return begin, end
    return None


def _clock(hour, minute, half):
    """A time of the day in hours, from its figures and "a" or "p"."""
    value = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    return value + int(minute or 0) / 60


def find_length(text):
    """Return the length that a text plainly gives ("2 uur"), or None."""
    found = _LENGTH.search(fold(text))
    return _hours(found) if found else None


def _hours(found):
    if found["h"]:
        return int(found["h"]) + int(found["hm"]) / 60
    quantity = found["q"].replace(",", ".")
    hours = _HOURS_WORDS.get(quantity)
    return (float(quantity) if hours is None else hours) + int(found["min"] or 0) / 60
