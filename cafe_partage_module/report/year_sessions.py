"""Sessions that were held, who came, and what was published, as figures of years.

Each function is one query, however many networks, sessions or people there are.
"""

from odoo import fields
from odoo.tools import SQL

from .activity_facts import get_windows
from .activity_sources import held_sessions, presences, took_part


def read_sessions(env, first, last, networks=None):
    """The sessions that were held, with who came.

    First-timers are people who had never come to any session before: known by their
    contact, else by their e-mail address.

    :param networks: only sessions of series for these networks; None: all sessions
    :return: list of dicts with ``id``, ``day``, ``theme_id``, ``came``,
        ``organisations``, ``first_timers`` and ``no_shows``, oldest first
    """
    rows = env.execute_query(
        SQL(
            """
            WITH session AS MATERIALIZED (%(sessions)s),
            history AS (
                SELECT %(person)s AS person, MIN(event.date_begin) AS first_on
                  FROM event_registration AS registration
                  JOIN event_event AS event ON event.id = registration.event_id
                 WHERE registration.active
                   AND registration.state = 'done'
                   AND event.series_id IS NOT NULL
                   AND event.kanban_state IS DISTINCT FROM 'cancel'
                 GROUP BY 1
            )
            SELECT session.id,
                   session.day,
                   session.theme_id,
                   (COUNT(*) FILTER (WHERE registration.state = 'done'))::int,
                   (COUNT(DISTINCT COALESCE(
                        registration.organisation_id,
                        NULLIF(attendee.commercial_partner_id, attendee.id)
                    )) FILTER (WHERE registration.state = 'done'))::int,
                   (COUNT(DISTINCT history.person) FILTER (
                        WHERE registration.state = 'done'
                          AND history.first_on = session.date_begin))::int,
                   (COUNT(*) FILTER (WHERE registration.state = 'no_show'))::int
              FROM session
              LEFT JOIN event_registration AS registration
                ON registration.event_id = session.id AND registration.active
              LEFT JOIN res_partner AS attendee
                ON attendee.id = registration.attendee_partner_id
              LEFT JOIN history ON history.person = %(person)s
             GROUP BY session.id, session.day, session.theme_id, session.date_begin
             ORDER BY session.date_begin, session.id
            """,
            sessions=_sessions(env, first, last, networks),
            person=_person(),
        )
    )
    names = (
        "id",
        "day",
        "theme_id",
        "came",
        "organisations",
        "first_timers",
        "no_shows",
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _sessions(env, first, last, networks):
    scope = SQL("TRUE") if networks is None else _serves(networks)
    return SQL(
        """
        SELECT day.id, day.day, day.theme_id, day.date_begin
          FROM (SELECT event.id, event.theme_id, event.date_begin,
                       (event.date_begin AT TIME ZONE 'UTC'
                            AT TIME ZONE %(tz)s)::date AS day
                  FROM event_event AS event
                 WHERE event.series_id IS NOT NULL
                   AND event.date_begin <= %(now)s
                   AND event.kanban_state IS DISTINCT FROM 'cancel'
                   AND (event.company_id IS NULL OR event.company_id IN %(companies)s)
                   AND %(scope)s
               ) AS day
         WHERE day.day BETWEEN %(first)s AND %(last)s
        """,
        tz=env.company.cafe_tz,
        now=fields.Datetime.now(),
        companies=tuple(env.companies.ids),
        scope=scope,
        first=first,
        last=last,
    )


def _person():
    """:return: SQL on ``registration``, who somebody is; NULL for a name alone"""
    return SQL(
        """COALESCE(registration.attendee_partner_id::text,
                    LOWER(NULLIF(TRIM(registration.email), '')))"""
    )


def count_participation(env, networks, first, last):
    """Sessions of each network's series by year, and members of it who came.

    :return: dict of ``(network id, year)`` to a dict of ``sessions``, ``members_came``
        (each once) and ``presences`` (of members)
    """
    windows = get_windows(env)
    rows = env.execute_query(
        SQL(
            """
            SELECT session.network_id,
                   EXTRACT(YEAR FROM session.day)::int AS year,
                   COUNT(DISTINCT session.event_id)::int,
                   COUNT(DISTINCT member.partner_id)::int,
                   COUNT(DISTINCT (session.event_id, member.partner_id))
                       FILTER (WHERE member.id IS NOT NULL)::int
              FROM (%(sessions)s) AS session
              LEFT JOIN (%(presences)s) AS presence
                ON presence.event_id = session.event_id
              LEFT JOIN cafe_network_member AS member
                ON member.network_id = session.network_id
               AND member.partner_id = presence.partner_id
               AND %(took_part)s
             WHERE session.network_id IN %(ids)s
               AND session.day BETWEEN %(first)s AND %(last)s
             GROUP BY session.network_id, year
            """,
            sessions=held_sessions(windows),
            presences=presences(),
            took_part=took_part(SQL("session.day")),
            ids=tuple(networks.ids) or (0,),
            first=first,
            last=last,
        )
    )
    return {
        (network, year): {"sessions": held, "members_came": came, "presences": times}
        for network, year, held, came, times in rows
    }


def read_latest_sessions(env, networks, most):
    """The last sessions of each network's series, and those to which somebody came in
    its name.

    :return: list of tuples: network id, event id, day, members who came; newest first
    """
    windows = get_windows(env)
    return env.execute_query(
        SQL(
            """
            WITH session AS MATERIALIZED (
                SELECT served.network_id, served.event_id, served.day
                  FROM (%(sessions)s) AS served
                 WHERE served.network_id IN %(ids)s
                 UNION
                SELECT registration.network_id, event.id,
                       (event.date_begin AT TIME ZONE 'UTC'
                            AT TIME ZONE %(tz)s)::date
                  FROM event_registration AS registration
                  JOIN event_event AS event ON event.id = registration.event_id
                 WHERE registration.network_id IN %(ids)s
                   AND registration.active
                   AND registration.state = 'done'
                   AND event.series_id IS NOT NULL
                   AND event.kanban_state IS DISTINCT FROM 'cancel'
            ),
            latest AS MATERIALIZED (
                SELECT *
                  FROM (SELECT session.*, ROW_NUMBER() OVER (
                                   PARTITION BY network_id
                                   ORDER BY day DESC, event_id DESC) AS place
                          FROM session) AS session
                 WHERE place <= %(most)s
            )
            SELECT latest.network_id, latest.event_id, latest.day,
                   COUNT(DISTINCT member.partner_id)::int
              FROM latest
              LEFT JOIN (%(presences)s) AS presence
                ON presence.event_id = latest.event_id
              LEFT JOIN cafe_network_member AS member
                ON member.network_id = latest.network_id
               AND member.partner_id = presence.partner_id
               AND %(took_part)s
             GROUP BY latest.network_id, latest.event_id, latest.day
             ORDER BY latest.day DESC, latest.event_id DESC
            """,
            sessions=held_sessions(windows),
            presences=presences(),
            took_part=took_part(SQL("latest.day")),
            ids=tuple(networks.ids) or (0,),
            tz=windows["tz"],
            most=most,
        )
    )


def sessions_in_scope(env, networks=None):
    """Sessions of any day, also cancelled ones: what came of them counts.

    :param networks: as for :func:`read_sessions`
    :return: SQL, a query of ids
    """
    scope = SQL("TRUE") if networks is None else _serves(networks)
    return SQL(
        """
        SELECT event.id
          FROM event_event AS event
         WHERE event.series_id IS NOT NULL
           AND (event.company_id IS NULL OR event.company_id IN %(companies)s)
           AND %(scope)s
        """,
        companies=tuple(env.companies.ids),
        scope=scope,
    )


def _serves(networks):
    """:return: SQL, whether the series of ``event`` serves one of these networks"""
    return SQL(
        """EXISTS (SELECT FROM cafe_network_cafe_series_rel AS served
                    WHERE served.cafe_series_id = event.series_id
                      AND served.cafe_network_id IN %s)""",
        tuple(networks.ids) or (0,),
    )
