"""One row for each registration of a session, with all that the reports count."""

from odoo.tools import SQL

from .activity_sources import took_part
from .participation_sources import (
    DOOR,
    REGULAR_SESSIONS,
    entries,
    histories,
    organisation_firsts,
    sessions,
)

# The network in whose name somebody comes.
OWN_NETWORK = SQL("COALESCE(entry.network_id, own_network.id)")


def registration_rows(env):
    """:return: SQL of rows, one for each registration, with its id and the network in
    whose name somebody comes"""
    return _rows(env, SQL("entry.id"), OWN_NETWORK, SQL())


def network_rows(env):
    """:return: SQL of rows, one for each registration and each network that it counts
    for: the one in whose name somebody comes, and those of which the organisation was
    a member that day; of who comes for no organisation, the person"""
    link = SQL(
        """
        JOIN (
            SELECT entry.id, %(own_network)s AS network_id
              FROM entry
              LEFT JOIN cafe_network AS own_network
                ON own_network.partner_id = entry.organisation_key
             WHERE %(own_network)s IS NOT NULL
             UNION ALL
            SELECT entry.id, member.network_id
              FROM entry
              LEFT JOIN cafe_network AS own_network
                ON own_network.partner_id = entry.organisation_key
              JOIN cafe_network_member AS member
                ON member.partner_id
                   = COALESCE(entry.organisation_key, entry.attendee_partner_id)
             WHERE %(took_part)s
               AND member.network_id IS DISTINCT FROM %(own_network)s
        ) AS link ON link.id = entry.id
        """,
        own_network=OWN_NETWORK,
        took_part=took_part(SQL("entry.day")),
    )
    # 51 bits at most, as much as a browser can count with
    row_id = SQL("(entry.id::bigint << 20) + link.network_id")
    return _rows(env, row_id, SQL("link.network_id"), link)


def _rows(env, row_id, network_id, link):
    return SQL(
        """
        WITH session AS MATERIALIZED (%(sessions)s),
             entry AS NOT MATERIALIZED (%(entries)s)
        SELECT %(row_id)s AS id,
               entry.id AS registration_id,
               entry.event_id,
               entry.series_id,
               entry.theme_id,
               entry.company_id,
               entry.day AS date,
               entry.is_held,
               entry.attendee_partner_id,
               entry.person_key,
               entry.organisation_key AS organisation_id,
               organisation.industry_id,
               %(network_id)s AS network_id,
               entry.role,
               entry.state,
               entry.cancel_reason_id,
               entry.place_key,
               %(measures)s,
               %(waiting)s,
               %(history)s
          FROM entry
          %(link)s
          LEFT JOIN res_partner AS organisation
            ON organisation.id = entry.organisation_key
          LEFT JOIN cafe_network AS own_network
            ON own_network.partner_id = entry.organisation_key
          LEFT JOIN (%(histories)s) AS history
            ON history.person_key = entry.person_key
           AND history.event_id = entry.event_id
          LEFT JOIN (%(firsts)s) AS organisation_first
            ON organisation_first.organisation_key = entry.organisation_key
        """,
        row_id=row_id,
        network_id=network_id,
        link=link,
        sessions=sessions(env),
        entries=entries(),
        measures=_measures(),
        waiting=_waiting(),
        history=_history(),
        histories=histories(),
        firsts=organisation_firsts(),
    )


def _measures():
    """Who was expected and came; of what was yet to begin nobody was expected.

    Where nothing was noted at all, who had a seat is "not noted": neither came nor
    stayed away.
    """
    return SQL(
        """
        1 AS session_count,
        1 AS registration_count,
        %(expected)s::int AS expected_count,
        (entry.state = 'done')::int AS attended_count,
        (entry.state = 'no_show')::int AS no_show_count,
        (entry.state = 'open' AND entry.is_held)::int AS unnoted_count,
        (entry.state = 'cancel')::int AS cancelled_count,
        (entry.state = 'done')::int AS person_count,
        (entry.state = 'done' AND entry.organisation_key IS NOT NULL)::int
            AS organisation_count,
        CASE WHEN %(expected)s THEN (entry.state = 'done')::int::float8 END
            AS attendance_rate,
        CASE WHEN %(expected)s THEN (entry.state = 'no_show')::int::float8 END
            AS no_show_rate,
        %(seated)s::int AS seats_taken,
        entry.seats,
        CASE WHEN %(seated)s THEN 1.0::float8 / entry.seats END AS fill_rate,
        CASE WHEN entry.create_date <= entry.end_on
             THEN entry.day - (entry.create_date AT TIME ZONE 'UTC'
                               AT TIME ZONE entry.tz)::date END AS lead_days,
        (entry.state = 'done'
            AND entry.waiting_since IS NULL
            AND entry.create_date >= entry.begin_on - INTERVAL %(door)s
            AND entry.create_date <= entry.end_on)::int AS walk_in_count
        """,
        expected=SQL(
            """(entry.state IN ('done', 'no_show')
                OR entry.state = 'open' AND entry.is_held AND entry.is_noted)"""
        ),
        seated=SQL(
            """(entry.state IN ('open', 'done', 'no_show')
                AND entry.role IS DISTINCT FROM 'moderator'
                AND entry.role IS DISTINCT FROM 'reporter'
                AND entry.role IS DISTINCT FROM 'host')"""
        ),
        door=DOOR,
    )


def _waiting():
    """What came of the waiting list.

    ``waiting_since`` stays when somebody leaves the line. A missed offer makes it
    later: then the wait began when she registered.
    """
    return SQL(
        """
        (entry.waiting_since IS NOT NULL)::int AS waited_count,
        (entry.waiting_since IS NOT NULL AND %(got_seat)s)::int AS seat_given_count,
        CASE WHEN entry.waiting_since IS NOT NULL THEN %(got_seat)s::int::float8 END
            AS seat_given_rate,
        CASE WHEN entry.waiting_since IS NULL THEN NULL
             WHEN %(got_seat)s THEN 'seat'
             WHEN entry.state = 'waiting' AND NOT entry.is_held THEN 'waiting'
             WHEN entry.state = 'waiting' THEN 'none'
             ELSE 'left' END AS waiting_use,
        COALESCE(entry.offers_missed, 0) AS lapsed_count,
        EXTRACT(EPOCH FROM entry.promoted_on - CASE
            WHEN entry.offers_missed > 0
            THEN LEAST(entry.create_date, entry.waiting_since)
            ELSE entry.waiting_since END)::float8 / 86400 AS waited_days
        """,
        got_seat=SQL(
            """(entry.promoted_on IS NOT NULL
                OR entry.state IN ('open', 'done', 'no_show'))"""
        ),
    )


def _history():
    return SQL(
        """
        CASE WHEN entry.state != 'done' OR history.nth IS NULL THEN NULL
             WHEN history.nth = 1 THEN 'first'
             WHEN history.recent >= %(regular)s THEN 'regular'
             ELSE 'sometimes' END AS habit,
        (entry.state = 'done' AND history.entry_id = entry.id
            AND history.nth = 1)::int AS first_count,
        (entry.state = 'done' AND history.entry_id = entry.id
            AND history.nth > 1 AND history.recent >= %(regular)s)::int
            AS regular_count,
        (entry.state = 'done'
            AND organisation_first.first_on = entry.begin_on)::int
            AS new_organisation_count
        """,
        regular=REGULAR_SESSIONS,
    )
