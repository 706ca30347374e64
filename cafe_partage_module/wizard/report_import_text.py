"""The words of a past report on their way into records: none lost, none doubled."""

import hashlib
import re
import unicodedata

from markupsafe import Markup

from ..tools.past_report.dates import find_date
from ..tools.past_report.numbers import ORDINAL, find_times, ordinal_value
from ..tools.past_report.words import fold

_WORD = re.compile(r"[^\W_]+")
WEEKDAY = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|"
    r"same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d][^:]{0,24}:\s+(?=\S)")


def fingerprint(text):
    """What two copies of one report have in common.

    The words in their order; case, white space, punctuation and quotes, line ends and
    the way that accents are written do not count.

    :return: str, hexadecimal SHA-256
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def unread_title_lines(report):
    """The lines of the title that say more than the session's fields do.

    A line whose words are all in the series, the number, the date or the theme is told
    by these; "Plaats: De Factorij" must stay.

    :param report: ``PastReport``
    :return: list of str
    """
    known = (report.series, report.theme, report.host)
    told = set(_words(" ".join(filter(None, known))))
    return [
        line
        for line in report.title_lines
        if not set(_words(_without_session(line, report))) <= told
    ]


def _without_session(line, report):
    """The line without its label, the date of the session and its number."""
    date, span = find_date(line)
    rest = line
    if date and date == report.date:
        rest = f"{line[: span[0]]} {without_time(line[span[1] :], report)}"
        rest = WEEKDAY.sub(" ", rest)
    label = _LABEL.match(rest + " .")
    if label:
        rest = rest[label.end() :]
    folded = re.sub(
        ORDINAL,
        lambda found: " " if ordinal_value(found[0]) == report.number else found[0],
        fold(rest),
    )
    if not report.number:
        return folded
    said = rf"\b(?:(?:sessie|seance|session) )?{report.number}\b"
    return re.sub(said, " ", folded)


def without_time(text, report):
    """The text without the hours of the session, once they were read."""
    times = find_times(text)
    if not times or (times[0], times[1] - times[0]) != (
        report.time_start,
        report.duration_hours,
    ):
        return text
    return re.sub(r"\d{1,2}[:.uh]\d{2}|\b[ap]\.?m\b|[-–]", " ", fold(text))


def unnamed(report):
    """A line with the organisations of a report, where one of them sent nobody who is
    named: it stands nowhere else.

    :param report: ``PastReport``
    :return: list of str
    """
    named = {person.organisation for person in report.people}
    if set(report.organisations) <= named:
        return []
    return [
        line
        for line in report.people_lines
        if any(organisation in line for organisation in report.organisations)
        and not any(person.name in line for person in report.people)
    ]


def _words(text):
    return _WORD.findall(fold(text))


def paragraphs_to_html(text):
    """Plain paragraphs, with a blank line between, as HTML.

    :param text: str, or a false value
    :return: Markup
    """
    paragraphs = re.split(r"\n\s*\n", (text or "").strip())
    return Markup("\n").join(
        Markup("<p>%s</p>")
        % Markup("<br/>").join(line.strip() for line in paragraph.split("\n"))
        for paragraph in paragraphs
        if paragraph.strip()
    )


def websites_to_html(title, websites):
    """A list of websites, so that each address in the text stands in the report.

    :param title: str
    :param websites: list of tuples ``(organisation, url)``
    :return: Markup, empty without websites
    """
    if not websites:
        return Markup()
    rows = Markup("").join(
        Markup("<li>%s: %s</li>") % (organisation, _link(url))
        for organisation, url in websites
    )
    return Markup("<p><strong>%s</strong></p><ul>%s</ul>") % (title, rows)


def _link(url):
    """A link; what is no web address stays plain text."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        return url
    return Markup('<a href="%s">%s</a>') % (url, url)
