"""Prove that nothing of a report's text was lost on the way into its fields."""

import re
from collections import Counter

from .asides import take_asides
from .lines import join, read_lines

_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+")


def missing_words(text, report):
    """Return the words of the text that no field of the report has, with how many.

    Only fields that carry text count, not those that repeat a part of it (series,
    theme, people …). The number or letter of a counted bullet is a mark, not a word.

    :param str text: as given to ``parse_report``
    :param PastReport report: what it returned
    :rtype: collections.Counter
    """
    asides, lines = take_asides(read_lines(text))
    printed = join([_COUNTED.sub("", line.text, count=1) for line in lines])
    wanted = _count([printed, *(line.text for line in asides.pages)])
    wanted += _count([url for _line, _label, url in asides.urls])
    wanted += _count([label for _line, label, _url in asides.urls if label])
    emails = set(report.contact_emails)
    wanted += _count([email for email in asides.emails if email not in emails])
    return wanted - _count(_carried(report, asides))


def _carried(report, asides):
    yield from report.title_lines
    yield from report.intro
    yield from report.people_lines
    yield from report.closing
    yield from report.left_out
    yield from (passage.text for passage in report.unplaced)
    for item in report.agenda:
        yield item.printed or item.title
        yield from item.paragraphs
        yield from (c.printed or c.text for c in item.contributions)
    yield from report.websites.values()
    labelled = {url for _line, label, url in asides.urls if label}
    yield from (name for name, url in report.websites.items() if url in labelled)


def _count(texts):
    return Counter(word for text in texts for word in _WORD.findall(text))
