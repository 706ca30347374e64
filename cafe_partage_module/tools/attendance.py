"""How long somebody who comes to sessions belongs to a network. Pure Python.

``add_months`` keeps to the last day of a shorter month, as people do: a year after
29 February is 28 February.
"""

import calendar
from datetime import timedelta

ONE_DAY = timedelta(days=1)


def add_months(day, months):
    """
    :param day: date
    :param months: int
    :return: date, so many months later

    >>> from datetime import date
    >>> add_months(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def attendance_periods(days, months):
    """The periods over which attendance makes somebody a member.

    Each session counts for ``months`` months; who comes again before they are over
    stays, who comes later comes back.

    :param days: iterable of dates, any order
    :param months: int; 0 = one session counts for good
    :return: list of pairs of dates, first and last day; the last one is None for good

    >>> from datetime import date
    >>> days = [date(2024, 1, 10), date(2024, 11, 5), date(2026, 3, 1)]
    >>> for first, last in attendance_periods(days, 12):
    ...     print(first, last)
    2024-01-10 2025-11-04
    2026-03-01 2027-02-28
    """
    periods = []
    for day in sorted(set(days)):
        until = add_months(day, months) - timedelta(days=1) if months else None
        if periods and (periods[-1][1] is None or day <= periods[-1][1] + ONE_DAY):
            periods[-1] = (periods[-1][0], until)
        else:
            periods.append((day, until))
    return periods
