"""The SQL of each source of the members' activity: sessions, drivers, engagements …

All take the windows of ``activity_facts.get_windows()``. Each source is grouped once,
by member and network: a report that asks for one network lets PostgreSQL bring that
condition into every group.
"""

from odoo.tools import SQL


def held_sessions(windows):
    """The sessions that were held, for each network that their series serves.

    :return: SQL of rows with ``network_id``, ``event_id`` and ``day``
    """
    return SQL(
        """
        -- materialized: the time zone is looked up once for each session
        WITH session AS MATERIALIZED (
            SELECT served.cafe_network_id AS network_id,
                   event.id AS event_id,
                   (event.date_begin AT TIME ZONE 'UTC' AT TIME ZONE %(tz)s)::date
                       AS day
              FROM event_event AS event
              JOIN cafe_network_cafe_series_rel AS served
                ON served.cafe_series_id = event.series_id
             WHERE event.date_begin <= %(now)s
               AND event.kanban_state IS DISTINCT FROM 'cancel'
        )
        SELECT network_id, event_id, day FROM session
        """,
        **windows,
    )


def presences():
    """Who was present at which event: once, however many people came.

    A registration counts for the organisation that it names, else for the one to
    which the attendee belongs, and for the attendee as a person.

    :return: SQL of rows with ``event_id`` and ``partner_id``
    """
    return SQL(
        """
        SELECT DISTINCT registration.event_id, present.partner_id
          FROM event_registration AS registration
          JOIN event_event AS event ON event.id = registration.event_id
          LEFT JOIN res_partner AS attendee
            ON attendee.id = registration.attendee_partner_id
         CROSS JOIN LATERAL (
                VALUES (COALESCE(registration.organisation_id,
                                 attendee.commercial_partner_id)),
                       (attendee.id)
               ) AS present (partner_id)
         WHERE registration.state = 'done'
           AND registration.active
           AND event.series_id IS NOT NULL
           AND present.partner_id IS NOT NULL
        """
    )


def took_part(day, alias="member"):
    """Whether a place counted on a day.

    :param day: date, or SQL of one
    :param alias: str, of ``cafe_network_member``
    :return: SQL of a condition
    """
    return SQL(
        """(%(member)s.state IN ('active', 'paused', 'left')
            AND (%(member)s.date_start IS NULL OR %(member)s.date_start <= %(day)s)
            AND (%(member)s.date_end IS NULL OR %(member)s.date_end >= %(day)s))""",
        member=SQL.identifier(alias),
        day=day,
    )


def sessions_by_member(windows):
    """Sessions of the network while the place lasted."""
    return SQL(
        """
        SELECT member.id AS member_id,
               member.network_id,
               COUNT(*) FILTER (WHERE session.day > %(start)s) AS session_count,
               COUNT(*) FILTER (WHERE session.day <= %(start)s) AS session_before
          FROM cafe_network_member AS member
          JOIN (%(sessions)s) AS session
            ON session.network_id = member.network_id AND %(took_part)s
         WHERE session.day > %(before)s
         GROUP BY member.id, member.network_id
        """,
        sessions=held_sessions(windows),
        took_part=took_part(SQL("session.day")),
        **windows,
    )


def attendance_by_member(windows):
    """Sessions to which the member came while its place lasted, and the last ever."""
    return SQL(
        """
        SELECT member.id AS member_id,
               member.network_id,
               COUNT(*) FILTER (WHERE %(took_part)s AND session.day > %(start)s)
                   AS attended_count,
               COUNT(*) FILTER (WHERE %(took_part)s
                                  AND session.day <= %(start)s
                                  AND session.day > %(before)s)
                   AS attended_before,
               MAX(session.day) AS last_attended
          FROM (%(presences)s) AS presence
          JOIN (%(sessions)s) AS session ON session.event_id = presence.event_id
          JOIN cafe_network_member AS member
            ON member.partner_id = presence.partner_id
           AND member.network_id = session.network_id
         GROUP BY member.id, member.network_id
        """,
        presences=presences(),
        sessions=held_sessions(windows),
        took_part=took_part(SQL("session.day")),
        **windows,
    )


def drivers_by_member(windows):
    """Drivers that hold today, and how fresh they are.

    A driver that was never confirmed is due.
    """
    return SQL(
        """
        SELECT member_id,
               network_id,
               COUNT(*) AS driver_count,
               COUNT(*) FILTER (WHERE date_due > %(today)s) AS driver_fresh_count,
               COUNT(*) FILTER (WHERE date_stale <= %(today)s) AS driver_stale_count,
               MIN(confirmed_on) AS oldest_confirmation,
               MIN(date_stale) FILTER (WHERE date_stale <= %(today)s) AS stale_since
          FROM cafe_member_driver
         WHERE (date_start IS NULL OR date_start <= %(today)s)
           AND (date_end IS NULL OR date_end >= %(today)s)
         GROUP BY member_id, network_id
        """,
        **windows,
    )


def conversations_by_member(windows):
    return SQL(
        """
        SELECT member_id,
               network_id,
               COUNT(*) FILTER (WHERE date_held > %(start)s) AS conversation_count,
               COUNT(*) FILTER (WHERE date_held <= %(start)s
                                  AND date_held > %(before)s) AS conversation_before,
               COALESCE(MAX(date_held), '-infinity') AS last_conversation
          FROM cafe_conversation
         WHERE state = 'held'
         GROUP BY member_id, network_id
        """,
        **windows,
    )


def engagements(windows):
    """Engagements that were pledged, with what was delivered of each.

    One is open from its first day to the one on which the last of it was delivered,
    or else to its last day.

    :return: SQL of rows with ``id``, ``member_id``, ``network_id``, ``state``,
        ``active``, ``date_start``, ``date_end``, ``closed_on`` (date or NULL),
        ``share`` and ``share_before`` (0 to 1, as it stood at the end of each window),
        and ``delivered_on`` (date or NULL: the last of it was delivered)
    """
    return SQL(
        """
        SELECT engagement.id,
               engagement.member_id,
               engagement.network_id,
               engagement.state,
               engagement.active,
               engagement.date_start,
               engagement.date_end,
               CASE WHEN engagement.state = 'delivered' THEN line.last_date END
                   AS delivered_on,
               CASE WHEN engagement.state = 'delivered'
                    THEN COALESCE(line.last_date, engagement.date_end)
                    ELSE engagement.date_end END AS closed_on,
               LEAST(1, COALESCE(
                   line.quantity / NULLIF(engagement.quantity, 0), 0))::float8 AS share,
               LEAST(1, COALESCE(
                   line.quantity_before / NULLIF(engagement.quantity, 0), 0))::float8
                   AS share_before
          FROM cafe_engagement AS engagement
          LEFT JOIN (
                SELECT engagement_id,
                       network_id,
                       MAX(date) AS last_date,
                       SUM(quantity) FILTER (WHERE date <= %(today)s) AS quantity,
                       SUM(quantity) FILTER (WHERE date <= %(start)s)
                           AS quantity_before
                  FROM cafe_engagement_line
                 GROUP BY engagement_id, network_id
               ) AS line
            ON line.engagement_id = engagement.id
           AND line.network_id = engagement.network_id
         WHERE engagement.state IN ('pledged', 'partial', 'delivered')
        """,
        **windows,
    )


def engagements_by_member(windows):
    """Engagements that were open in each window.

    Their units do not add up, so each counts as one and gives its share.
    """
    return SQL(
        """
        SELECT member_id,
               network_id,
               COUNT(*) FILTER (WHERE is_open) AS engagement_count,
               COUNT(*) FILTER (WHERE was_open) AS engagement_before,
               SUM(share) FILTER (WHERE is_open) AS engagement_share_sum,
               SUM(share_before) FILTER (WHERE was_open)
                   AS engagement_share_sum_before,
               COUNT(*) FILTER (WHERE delivered_on > %(start)s
                                  AND delivered_on <= %(today)s)
                   AS engagement_delivered_count,
               COUNT(*) FILTER (WHERE delivered_on > %(before)s
                                  AND delivered_on <= %(start)s)
                   AS engagement_delivered_before,
               COUNT(*) FILTER (WHERE is_overdue) AS engagement_overdue_count,
               MIN(date_end) FILTER (WHERE is_overdue) AS overdue_since
          FROM (
                SELECT engagement.*,
                       date_start <= %(today)s
                           AND COALESCE(closed_on > %(start)s, TRUE) AS is_open,
                       date_start <= %(start)s
                           AND COALESCE(closed_on > %(before)s, TRUE) AS was_open,
                       active AND state != 'delivered' AND date_end < %(today)s
                           AS is_overdue
                  FROM (%(engagements)s) AS engagement
               ) AS engagement
         GROUP BY member_id, network_id
        """,
        engagements=engagements(windows),
        **windows,
    )
