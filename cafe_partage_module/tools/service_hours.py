"""Hours of a service that two networks share, over the months of a period."""

from calendar import monthrange


def months_in(start, end):
    """The length of a period in months; both days belong to it.

    A month that the period covers in part counts for its share of days, so that
    periods that follow each other add up.

    :param start: date
    :param end: date; before ``start``, the period is empty
    :return: float
    """
    if end < start:
        return 0.0
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    before = (start.day - 1) / monthrange(start.year, start.month)[1]
    last = monthrange(end.year, end.month)[1]
    return months - before - (last - end.day) / last
