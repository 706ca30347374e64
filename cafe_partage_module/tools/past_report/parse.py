"""Put a past report together from what the parts of this package find in it."""

import re

from .agenda import build_agenda, find_start
from .asides import find_emails, take_asides
from .blocks import build_blocks
from .dates import find_date
from .decoding import MAX_CHARS, check_characters
from .hosts import find_host
from .lines import LINE_ENDS, read_lines
from .model import Passage, PastReport, PastReportError
from .numbers import ORDINAL
from .opening import (
    REPORT_WORD,
    count_title_blocks,
    read_duration,
    read_opening,
    read_times,
    take_fields,
)
from .organisations import Organisations
from .people_list import take_people
from .versions import take_version
from .websites import match_websites
from .words import fold

MAX_LINES = 10_000  # that are not blank
MAX_LINE_ENDS = 100_000
MAX_LINE_LENGTH = 20_000
_HEAD_LINES = 60
_WORD = re.compile(r"[^\W_]")


def parse_report(text):
    """Return what the text of a past report says.

    A text is a report when it says which session it reports, by a date (even an
    impossible one), the number of a session, or a title with a word such as "verslag"
    or "compte rendu", **and** what was there: people under a label, or an agenda item
    with a title and at least one bullet.

    :param str text: with any line ends
    :rtype: PastReport
    :raises PastReportError: ``empty``; ``too_large`` (over 2 million characters, or
        10 000 lines); ``encoding`` (a NUL or a character that a wrong encoding left
        behind); ``not_a_report``. Nothing is kept in between calls.
    """
    if len(text) > MAX_CHARS:
        raise PastReportError("too_large")
    if not text.strip():
        raise PastReportError("empty")
    if sum(text.count(end) for end in LINE_ENDS) > MAX_LINE_ENDS:
        raise PastReportError("too_large")
    lines = read_lines(check_characters(text))
    if not lines:
        raise PastReportError("empty")
    _refuse_noise(lines)
    return _assemble(lines)


def _refuse_noise(lines):
    """Refuse what cannot be a report before any real work is done on it."""
    if len(lines) > MAX_LINES:
        raise PastReportError("too_large")
    for line in lines:
        if len(line.text) > MAX_LINE_LENGTH:
            raise PastReportError("not_a_report", line.number)
    if not any(_WORD.search(line.text) for line in lines):
        raise PastReportError("not_a_report", lines[0].number)
    head = "\n".join(line.text[:1000] for line in lines[:_HEAD_LINES])
    folded = fold(head)
    if not (
        find_date(head)[1]
        or REPORT_WORD.search(folded)
        or re.search(ORDINAL, folded)
        or re.search(r"\b\d{1,3}\b", folded)
    ):
        raise PastReportError("not_a_report")


def _assemble(lines):
    asides, lines = take_asides(lines)
    found, lines = take_people(lines)
    people, below = found.people, found.end
    has_below = below is not None and below < len(lines)
    first_below = lines[below].number if has_below else None
    fields, lines = take_fields(lines, _fields_end(lines, first_below))
    versions, lines = take_version(lines, first_below)
    blocks = build_blocks(lines)
    lowest = _lowest(blocks, first_below)
    start = find_start(blocks, lowest)
    titles = count_title_blocks(blocks[: min(start, lowest or start)])
    intro = [block.text for block in blocks[titles:start]]
    body = "\n".join(block.text for block in blocks)
    opening = read_opening(blocks[:titles], fields, "\n".join(intro), body)
    names = dict.fromkeys([*_names(people), *found.organisations])
    organisations = Organisations(names, body, bool(found.organisations))
    agenda, closing = build_agenda(blocks[start:], organisations)
    if not _is_report(opening, people, agenda):
        raise PastReportError("not_a_report")
    report = PastReport(
        series=opening.series,
        number=opening.number,
        date=opening.date,
        theme=opening.theme,
        people=people,
        agenda=agenda,
        intro=intro,
        closing=closing,
        title_lines=opening.title_lines,
        people_lines=found.printed,
        organisations=found.organisations,
        left_out=[line.text for line in [*asides.pages, *versions]],
    )
    texts = [block.text for block in blocks[:titles]]
    report.duration_hours = read_duration(texts, fields, "\n".join(intro))
    report.time_start = (read_times(texts, fields) or [None])[0]
    report.host = find_host(fields.get("host"), intro, people, organisations)
    report.unplaced = found.unplaced + opening.unplaced
    _place_asides(report, asides, organisations, body)
    return report


def _place_asides(report, asides, organisations, body):
    """Give addresses to organisations and people; what is left stays visible."""
    spoken = [
        contribution.organisation
        for item in report.agenda
        if item.kind == "introduction"
        for contribution in item.contributions
        if contribution.organisation
    ]
    names = list(dict.fromkeys([*organisations.names, *spoken]))
    report.websites, left = match_websites(
        asides.urls, names, list(dict.fromkeys(spoken))
    )
    labels = [(line, label) for line, label, _url in asides.urls if label]
    report.unplaced += [Passage(line, url) for line, _label, url in left]
    report.unplaced += [
        Passage(line, label)
        for line, label in labels
        if organisations.find(label) is None
    ]
    report.unplaced.sort(key=lambda passage: passage.line)
    found = [*find_emails(body), *asides.emails]
    report.contact_emails = list(dict.fromkeys(found))


def _is_report(opening, people, agenda):
    which = opening.has_date or opening.number is not None or opening.has_report_word
    what = people or any(item.title and item.contributions for item in agenda)
    return bool(which and what)


def _fields_end(lines, first_below):
    """Labelled lines stand above the agenda: look no further than the people list."""
    if first_below is None:
        return min(len(lines), 20)
    return next(i for i, line in enumerate(lines) if line.number == first_below)


def _lowest(blocks, first_below):
    """The index of the first block below the people list; 0 without such a list."""
    if first_below is None:
        return 0
    return next((i for i, b in enumerate(blocks) if b.line >= first_below), len(blocks))


def _names(people):
    return list(dict.fromkeys(p.organisation for p in people if p.organisation))
