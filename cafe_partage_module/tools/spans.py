"""Arithmetic on periods with a first and a last day, both of which belong to them.

Pure Python.
"""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)


def next_span(start, end):
    """The period of the same length that follows a period.

    Whole months and years stay whole, whatever their number of days.

    :param start: date, first day
    :param end: date, last day
    :return: pair of dates

    >>> from datetime import date
    >>> next_span(date(2026, 9, 1), date(2027, 8, 31))
    (datetime.date(2027, 9, 1), datetime.date(2028, 8, 31))
    >>> next_span(date(2027, 3, 1), date(2028, 2, 29))
    (datetime.date(2028, 3, 1), datetime.date(2029, 2, 28))
    """
    first = end + ONE_DAY
    return first, first + relativedelta(first, start) - ONE_DAY


def count_years(start, end):
    """How many years a period takes; what is left over counts in days of its year.

    :param start: date, first day
    :param end: date, last day
    :return: float

    >>> from datetime import date
    >>> count_years(date(2026, 1, 1), date(2028, 12, 31))
    3.0
    >>> count_years(date(2027, 7, 1), date(2028, 6, 30))
    1.0
    """
    after = end + ONE_DAY
    whole = relativedelta(after, start).years
    anniversary = start + relativedelta(years=whole)
    length = start + relativedelta(years=whole + 1) - anniversary
    return whole + (after - anniversary) / length
