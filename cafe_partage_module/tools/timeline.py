"""The history of something that is one thing at a time, as rows from day to day.

A row is ``Row(id, start, end, key)``: days are dates, both included, and None is open.
Pure Python.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One line of the history; ``id`` is None for a row that is not kept yet."""

    id: int | None
    start: object
    end: object
    key: object


def continue_timeline(rows, start, end, key, day, closed=False):
    """Bring a history to what holds now.

    :param rows: list of :class:`Row`, any order, without gaps
    :param start: date or None, first day of the whole
    :param end: date or None, last day of the whole
    :param key: what it is now
    :param day: date from which it is that
    :param closed: it is over: ``key`` counts only where there is no history yet
    :return: list of :class:`Row`, oldest first; rows that are no longer in it go. A
        second change on one day leaves one row for that day.

    >>> from datetime import date
    >>> first = Row(1, date(2026, 1, 1), None, "partner")
    >>> for row in continue_timeline(
    ...     [first], first.start, None, "core", date(2026, 3, 1)
    ... ):
    ...     print(row.id, row.start, row.end, row.key)
    1 2026-01-01 2026-02-28 partner
    None 2026-03-01 None core
    """
    timeline = sorted(rows, key=lambda row: (row.start is not None, row.start))
    timeline = [row for row in timeline if not (start and row.end and row.end < start)]
    if not timeline:
        return [Row(None, start, end, key)]
    timeline[0] = replace(timeline[0], start=start)
    if not closed:
        timeline = _change(timeline, key, max(day, start) if start else day)
    if end:
        timeline = [row for row in timeline if row.start is None or row.start <= end]
    return [*timeline[:-1], replace(timeline[-1], end=end)]


def _change(timeline, key, day):
    """The same history with ``key`` from ``day`` on."""
    *before, last = timeline
    if last.key == key:
        return timeline
    if last.start is None or last.start < day:
        return [
            *before,
            replace(last, end=day - ONE_DAY),
            Row(None, day, None, key),
        ]
    if before and before[-1].key == key:
        return before
    return [*before, replace(last, key=key)]
