"""What the reports on the members' activity know of each place in a network.

Two windows of twelve months are compared: one is (today − 12 months, today], the other
the twelve months before that. Days are those of the company's time zone.
"""

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.tools import SQL

from .activity_sources import (
    attendance_by_member,
    conversations_by_member,
    drivers_by_member,
    engagements_by_member,
    sessions_by_member,
    took_part,
)

# Months without a suggestion to move outward, after a place or a circle began.
SETTLING_MONTHS = 6

# What is read: to be flushed before it is.
SOURCES = {
    "cafe.network": ["active", "company_id"],
    "cafe.network.circle": [
        "active",
        "network_id",
        "sequence",
        "suggest_attendance",
        "suggest_engagement",
    ],
    "cafe.network.member": [
        "network_id",
        "partner_id",
        "circle_id",
        "industry_id",
        "company_id",
        "state",
        "date_start",
        "date_end",
        "suggestion_declined_circle_id",
        "suggestion_declined_until",
    ],
    "cafe.network.member.period": ["member_id", "circle_id", "date_start"],
    "cafe.series": ["network_ids"],
    "event.event": ["series_id", "date_begin", "kanban_state"],
    "event.registration": [
        "event_id",
        "state",
        "active",
        "organisation_id",
        "attendee_partner_id",
    ],
    "res.partner": ["commercial_partner_id"],
    "cafe.member.driver": [
        "member_id",
        "network_id",
        "date_start",
        "date_end",
        "date_due",
        "date_stale",
        "confirmed_on",
    ],
    "cafe.conversation": ["member_id", "network_id", "state", "date_held"],
    "cafe.engagement": [
        "active",
        "member_id",
        "network_id",
        "state",
        "date_start",
        "date_end",
        "quantity",
    ],
    "cafe.engagement.line": ["engagement_id", "network_id", "date", "quantity"],
}


def get_windows(env):
    """The borders of both windows, for the queries below.

    A month without the day of today ends the window on its last day, so that a
    29th of February is in exactly one window of any two that follow each other.

    :return: dict with ``today``, ``start`` and ``before`` (dates; the last two are
        the days *before* the first day of a window), ``settled`` (date), ``now``
        (naive datetime in UTC) and ``tz`` (str)
    """
    today = env.company._cafe_today()
    return {
        "today": today,
        "start": today - relativedelta(months=12),
        "before": today - relativedelta(months=24),
        "settled": today - relativedelta(months=SETTLING_MONTHS),
        "now": fields.Datetime.now(),
        "tz": env.company.cafe_tz,
    }


def place_facts(windows):
    """What is known of each place that counts today, or counted twelve months ago.

    :return: SQL of rows, one for each place; ``is_now`` and ``is_then`` tell at the
        end of which window it counted
    """
    return SQL(
        """
        SELECT fact.*,
               is_absent::int + has_stale_driver::int + is_unheard::int
                   + has_overdue_engagement::int AS call_reason_count,
               LEAST(
                   CASE WHEN is_absent THEN COALESCE(last_attended, date_start) END,
                   CASE WHEN has_stale_driver THEN stale_since END,
                   CASE WHEN is_unheard THEN date_start END,
                   CASE WHEN has_overdue_engagement THEN overdue_since END
               ) AS call_since
          FROM (%(facts)s) AS fact
        """,
        facts=_place_facts(windows),
    )


def _place_facts(windows):
    return SQL(
        """
        SELECT member.id,
               member.network_id,
               member.partner_id,
               member.circle_id,
               member.industry_id,
               member.company_id,
               member.state,
               member.date_start,
               member.suggestion_declined_circle_id,
               member.suggestion_declined_until,
               member.state != 'left' AND %(is_now)s AS is_now,
               %(is_then)s AS is_then,
               COALESCE(held.session_count, 0) AS session_count,
               COALESCE(held.session_before, 0) AS session_before,
               COALESCE(came.attended_count, 0) AS attended_count,
               COALESCE(came.attended_before, 0) AS attended_before,
               came.last_attended,
               COALESCE(driver.driver_count, 0) AS driver_count,
               COALESCE(driver.driver_fresh_count, 0) AS driver_fresh_count,
               COALESCE(driver.driver_stale_count, 0) AS driver_stale_count,
               driver.oldest_confirmation,
               driver.stale_since,
               COALESCE(talk.conversation_count, 0) AS conversation_count,
               COALESCE(talk.conversation_before, 0) AS conversation_before,
               NULLIF(talk.last_conversation, '-infinity') AS last_conversation,
               COALESCE(pledge.engagement_count, 0) AS engagement_count,
               COALESCE(pledge.engagement_before, 0) AS engagement_before,
               COALESCE(pledge.engagement_share_sum, 0) AS engagement_share_sum,
               COALESCE(pledge.engagement_share_sum_before, 0)
                   AS engagement_share_sum_before,
               COALESCE(pledge.engagement_delivered_count, 0)
                   AS engagement_delivered_count,
               COALESCE(pledge.engagement_delivered_before, 0)
                   AS engagement_delivered_before,
               COALESCE(pledge.engagement_overdue_count, 0)
                   AS engagement_overdue_count,
               pledge.overdue_since,
               member.state = 'active' AND COALESCE(held.session_count, 0) > 0
                   AND COALESCE(came.attended_count, 0) = 0 AS is_absent,
               member.state = 'active' AND driver.stale_since IS NOT NULL
                   AS has_stale_driver,
               member.state = 'active' AND driver.member_id IS NULL
                   AND talk.member_id IS NULL AS is_unheard,
               member.state = 'active' AND pledge.overdue_since IS NOT NULL
                   AS has_overdue_engagement
          FROM cafe_network_member AS member
          LEFT JOIN (%(held)s) AS held
            ON held.member_id = member.id AND held.network_id = member.network_id
          LEFT JOIN (%(came)s) AS came
            ON came.member_id = member.id AND came.network_id = member.network_id
          LEFT JOIN (%(drivers)s) AS driver
            ON driver.member_id = member.id AND driver.network_id = member.network_id
          LEFT JOIN (%(talks)s) AS talk
            ON talk.member_id = member.id AND talk.network_id = member.network_id
          LEFT JOIN (%(pledges)s) AS pledge
            ON pledge.member_id = member.id AND pledge.network_id = member.network_id
        """,
        is_now=took_part(windows["today"]),
        is_then=took_part(windows["start"]),
        held=sessions_by_member(windows),
        came=attendance_by_member(windows),
        drivers=drivers_by_member(windows),
        talks=conversations_by_member(windows),
        pledges=engagements_by_member(windows),
    )
