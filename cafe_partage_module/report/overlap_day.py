"""The day that a report on overlap is about."""

from odoo import fields

# In the context: the day (ISO) of the report; without it, now.
DAY = "cafe_day"


def read_day(env):
    """:return: date of the context that is not today, or None for now"""
    try:
        day = fields.Date.to_date(env.context.get(DAY) or False)
    except ValueError:
        return None
    return day if day and day != env.company._cafe_today() else None
