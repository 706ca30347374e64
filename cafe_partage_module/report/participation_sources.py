"""The SQL of who took part in which session, for the reports on participation.

A day is that of the session, or of its slot, in the time zone of the secretariat whose
session it is. What a report does not ask for (a first time, a sector) PostgreSQL leaves
out of its plan: each source below is joined by what it is grouped by.
"""

from odoo import fields
from odoo.tools import SQL

# So many sessions in twelve months, this one among them, make somebody a regular.
REGULAR_SESSIONS = 3
# From so long before the session begins, who is added and is there walked in.
DOOR = "1 hour"

# What is read: to be flushed before it is.
SOURCES = {
    "cafe.network": ["partner_id"],
    "event.event": [
        "series_id",
        "theme_id",
        "company_id",
        "date_begin",
        "date_end",
        "kanban_state",
        "seats_limited",
        "seats_max",
    ],
    "event.slot": ["start_datetime", "end_datetime"],
    "event.registration": [
        "active",
        "state",
        "event_id",
        "event_slot_id",
        "company_id",
        "attendee_partner_id",
        "email",
        "organisation_id",
        "network_id",
        "role",
        "motive_ids",
        "cancel_reason_id",
        "waiting_since",
        "promoted_on",
        "offers_missed",
    ],
    "res.company": ["cafe_tz"],
    "res.partner": ["commercial_partner_id", "industry_id"],
}


def sessions(env):
    """Each session of a series, whoever came.

    :return: SQL of rows with ``event_id``, ``series_id``, ``theme_id``, ``date_begin``
        and ``date_end`` (UTC), ``tz``, ``day``, ``is_on`` (not called off),
        ``is_noted`` (of somebody it was noted that he came or did not), ``seats`` (in
        each slot; NULL without a limit)
    """
    return SQL(
        """
        SELECT event.id AS event_id,
               event.series_id,
               event.theme_id,
               event.date_begin,
               event.date_end,
               zone.tz,
               (event.date_begin AT TIME ZONE 'UTC' AT TIME ZONE zone.tz)::date AS day,
               event.kanban_state IS DISTINCT FROM 'cancel' AS is_on,
               EXISTS (
                   SELECT FROM event_registration AS noted
                    WHERE noted.event_id = event.id
                      AND noted.active
                      AND noted.state IN ('done', 'no_show')
               ) AS is_noted,
               CASE WHEN event.seats_limited THEN NULLIF(event.seats_max, 0) END
                   AS seats
          FROM event_event AS event
          LEFT JOIN res_company AS company ON company.id = event.company_id
         CROSS JOIN LATERAL (SELECT COALESCE(company.cafe_tz, %(tz)s) AS tz) AS zone
         WHERE event.series_id IS NOT NULL
        """,
        tz=env.company.cafe_tz,
    )


def entries():
    """Each registration for a session: the rows of ``sessions()`` come as ``session``.

    :return: SQL of rows with columns of both, ``is_held`` (it began, and was not called
        off), ``begin_on``, ``end_on`` and ``day`` of
        the slot if there is one, ``person_key`` (see :func:`person_key`) and
        ``organisation_key``: the organisation that is named, else the one to which the
        attendee belongs
    """
    return SQL(
        """
        SELECT registration.id,
               registration.create_date,
               registration.event_id,
               registration.company_id,
               registration.attendee_partner_id,
               registration.network_id,
               registration.role,
               registration.state,
               registration.cancel_reason_id,
               registration.waiting_since,
               registration.promoted_on,
               registration.offers_missed,
               session.series_id,
               session.theme_id,
               session.tz,
               session.is_on AND COALESCE(slot.start_datetime, session.date_begin)
                   <= %(now)s AS is_held,
               session.is_noted,
               session.seats,
               COALESCE(slot.id, -session.event_id) AS place_key,
               COALESCE(slot.start_datetime, session.date_begin) AS begin_on,
               COALESCE(slot.end_datetime, session.date_end) AS end_on,
               CASE WHEN slot.start_datetime IS NULL THEN session.day
                    ELSE (slot.start_datetime AT TIME ZONE 'UTC'
                          AT TIME ZONE session.tz)::date END AS day,
               %(person_key)s AS person_key,
               COALESCE(registration.organisation_id,
                        NULLIF(attendee.commercial_partner_id, attendee.id))
                   AS organisation_key
          FROM event_registration AS registration
          JOIN session ON session.event_id = registration.event_id
          LEFT JOIN event_slot AS slot ON slot.id = registration.event_slot_id
          LEFT JOIN res_partner AS attendee
            ON attendee.id = registration.attendee_partner_id
         WHERE registration.active
        """,
        now=fields.Datetime.now(),
        person_key=person_key(),
    )


def person_key():
    """Who somebody is: the contact, else the e-mail address, whatever its capitals.

    A number, so that a history is sorted fast. That of an address lies outside the
    numbers of contacts. NULL for who is known by name alone.

    :return: SQL of an expression on ``registration``
    """
    return SQL(
        r"""
        COALESCE(
            registration.attendee_partner_id::bigint,
            HASHTEXTEXTENDED(LOWER(NULLIF(TRIM(
                CASE WHEN registration.email LIKE '%%<%%'
                     THEN SUBSTRING(registration.email FROM '<([^>]*)>')
                     ELSE registration.email END
            ), '')), 0) | (1::bigint << 62)
        )
        """
    )


def histories():
    """What sessions each person came to: the rows of ``entries()`` come as ``entry``.

    :return: SQL of rows, one for each ``person_key`` and ``event_id``, with
        ``entry_id`` (the registration that counts), ``nth`` (1 = the first ever) and
        ``recent`` (sessions in the twelve months up to that day)
    """
    return SQL(
        """
        SELECT person_key,
               event_id,
               MIN(id) AS entry_id,
               ROW_NUMBER() OVER (
                   PARTITION BY person_key ORDER BY MIN(begin_on), event_id
               ) AS nth,
               COUNT(*) OVER (
                   PARTITION BY person_key ORDER BY MIN(day)
                   RANGE BETWEEN INTERVAL '12 months -1 day' PRECEDING AND CURRENT ROW
               ) AS recent
          FROM entry
         WHERE state = 'done'
           AND person_key IS NOT NULL
         GROUP BY person_key, event_id
        """
    )


def organisation_firsts():
    """:return: SQL of rows with ``organisation_key`` and ``first_on``, when somebody
    first came for it; the rows of ``entries()`` come as ``entry``"""
    return SQL(
        """
        SELECT organisation_key, MIN(begin_on) AS first_on
          FROM entry
         WHERE state = 'done'
           AND organisation_key IS NOT NULL
         GROUP BY organisation_key
        """
    )
