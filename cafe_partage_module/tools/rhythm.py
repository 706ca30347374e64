"""When the next one of a series would be, going by the last ones. Pure Python."""

from datetime import timedelta
from statistics import median

LEAST = 3  # fewer moments have no rhythm
NOTICE = timedelta(days=14)  # people want to know so long before
WEEK = timedelta(weeks=1)


def propose(moments, now):
    """The next moment: the usual number of weeks after the last, at the same hour.

    :param moments: list of aware datetimes in the zone of the people, any order
    :param now: aware datetime; what is proposed gives notice
    :return: datetime, or None where there is no rhythm

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> brussels = ZoneInfo("Europe/Brussels")
    >>> held = [datetime(2026, month, 5, 10, tzinfo=brussels) for month in (2, 3, 4)]
    >>> propose(held, datetime(2026, 4, 10, tzinfo=brussels)).isoformat()
    '2026-05-03T10:00:00+02:00'
    >>> propose(held, datetime(2026, 9, 1, tzinfo=brussels)).isoformat()
    '2026-09-20T10:00:00+02:00'
    >>> propose(held[:2], datetime(2026, 4, 10, tzinfo=brussels))
    """
    if len(moments) < LEAST:
        return None
    ordered = sorted(moments)
    gaps = [
        (later.date() - earlier.date()).days
        for earlier, later in zip(ordered, ordered[1:], strict=False)
    ]
    step = max(1, round(median(gaps) / 7)) * WEEK
    moment = ordered[-1] + step
    while moment < now + NOTICE:
        moment += step
    return moment
