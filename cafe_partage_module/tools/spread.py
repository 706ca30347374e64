"""Dividing work: over the people who do it, and over the days of a period."""

import heapq
from datetime import timedelta

SATURDAY = 5  # as in date.weekday()


def working_days(first, last):
    """Monday to Friday, both ends included; all days where these are none of them.

    :param first: date
    :param last: date
    :return: list of dates, empty only if ``last`` is before ``first``

    >>> from datetime import date
    >>> [str(day) for day in working_days(date(2026, 11, 27), date(2026, 12, 1))]
    ['2026-11-27', '2026-11-30', '2026-12-01']
    >>> len(working_days(date(2026, 11, 28), date(2026, 11, 29)))
    2
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < SATURDAY] or days


def spread(count, days):
    """One of ``days`` for each of ``count`` things, in order and evenly.

    :return: list of ``count`` days

    >>> spread(2, ["mon", "tue", "wed", "thu"])
    ['mon', 'wed']
    >>> spread(5, ["mon", "tue"])
    ['mon', 'mon', 'mon', 'tue', 'tue']
    """
    return [days[index * len(days) // count] for index in range(count)]


def share(count, loads):
    """Who takes each of ``count`` things, so that all end up with as much as possible.

    :param loads: dict of who to how much they have already; a tie goes to the first
    :return: list of ``count`` keys of ``loads``

    >>> share(4, {"an": 2, "bo": 0})
    ['bo', 'bo', 'an', 'bo']
    """
    heap = [(load, place, who) for place, (who, load) in enumerate(loads.items())]
    heapq.heapify(heap)
    taken = []
    for _thing in range(count):
        load, place, who = heap[0]
        taken.append(who)
        heapq.heapreplace(heap, (load + 1, place, who))
    return taken
