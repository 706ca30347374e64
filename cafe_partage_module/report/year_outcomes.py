"""What came of sessions, and what members gave, as figures of years.

Each function is one query, or none where the user may not read what it counts.
"""

from odoo.tools import SQL

from .activity_facts import get_windows
from .activity_sources import engagements


def count_reports(env, events, first, last):
    """Reports that were published for the first time, by year.

    :param events: ids of all sessions in scope, as ``sessions_in_scope`` gives them
    :return: dict of year to int; None for who may not read versions
    """
    if not env["cafe.session.report.version"].has_access("read"):
        return None
    rows = env.execute_query(
        SQL(
            """
            SELECT EXTRACT(YEAR FROM day)::int AS year, COUNT(*)::int
              FROM (SELECT (version.date_published AT TIME ZONE 'UTC'
                                AT TIME ZONE %(tz)s)::date AS day
                      FROM cafe_session_report_version AS version
                      JOIN cafe_session_report AS report
                        ON report.id = version.report_id
                     WHERE version.number = 1 AND report.event_id IN (%(events)s)
                   ) AS published
             WHERE day BETWEEN %(first)s AND %(last)s
             GROUP BY year
            """,
            tz=env.company.cafe_tz,
            events=events,
            first=first,
            last=last,
        )
    )
    return dict(rows)


def count_followups(env, events, first, last):
    """Follow-ups that were noted, done and dropped, and effects, by year.

    :return: dict of year to a dict of ``noted``, ``done``, ``dropped``, ``effects``
        and ``open`` (at the end of the year, or of ``last``); None for who may not
        read follow-ups
    """
    if not env["cafe.followup"].has_access("read"):
        return None
    rows = env.execute_query(
        SQL(
            """
            WITH followup AS MATERIALIZED (
                SELECT id, date_done, date_dropped,
                       (create_date AT TIME ZONE 'UTC'
                            AT TIME ZONE %(tz)s)::date AS noted_on
                  FROM cafe_followup
                 WHERE active AND event_id IN (%(events)s)
            )
            SELECT year,
                   (COUNT(*) FILTER (WHERE noted_on BETWEEN begins AND ends))::int,
                   (COUNT(*) FILTER (WHERE date_done BETWEEN begins AND ends))::int,
                   (COUNT(*) FILTER (WHERE date_dropped BETWEEN begins AND ends))::int,
                   COALESCE(SUM(effect.count), 0)::int,
                   (COUNT(*) FILTER (WHERE noted_on <= ends
                        AND COALESCE(date_done > ends, TRUE)
                        AND COALESCE(date_dropped > ends, TRUE)))::int
              FROM (SELECT year, make_date(year, 1, 1) AS begins,
                           LEAST(make_date(year, 12, 31), %(last)s) AS ends
                      FROM generate_series(%(first_year)s, %(last_year)s) AS year
                   ) AS span
             CROSS JOIN followup
              LEFT JOIN LATERAL (
                    SELECT COUNT(*) AS count
                      FROM cafe_followup_effect AS effect
                     WHERE effect.followup_id = followup.id
                       AND effect.date BETWEEN begins AND ends
                   ) AS effect ON TRUE
             GROUP BY year
            """,
            tz=env.company.cafe_tz,
            events=events,
            first_year=first.year,
            last_year=last.year,
            last=last,
        )
    )
    names = ("noted", "done", "dropped", "effects", "open")
    return {year: dict(zip(names, numbers, strict=True)) for year, *numbers in rows}


def count_engagements(env, networks, first, last):
    """Engagements by network and year: pledged from a day in it, and those of which
    the last part was delivered in it.

    :return: dict of ``(network id, year)`` to a dict of ``pledged`` and ``delivered``
    """
    rows = env.execute_query(
        SQL(
            """
            SELECT network_id,
                   EXTRACT(YEAR FROM day)::int AS year,
                   (COUNT(*) FILTER (WHERE kind = 'pledged'))::int,
                   (COUNT(*) FILTER (WHERE kind = 'delivered'))::int
              FROM (SELECT engagement.network_id, move.day, move.kind
                      FROM (%(engagements)s) AS engagement
                     CROSS JOIN LATERAL (
                            VALUES (engagement.date_start, 'pledged'),
                                   (engagement.delivered_on, 'delivered')
                           ) AS move (day, kind)
                     WHERE engagement.active
                   ) AS move
             WHERE network_id IN %(ids)s AND day BETWEEN %(first)s AND %(last)s
             GROUP BY network_id, year
            """,
            engagements=engagements(get_windows(env)),
            ids=tuple(networks.ids) or (0,),
            first=first,
            last=last,
        )
    )
    return {
        (network, year): {"pledged": pledged, "delivered": delivered}
        for network, year, pledged, delivered in rows
    }


def sum_fees(env, networks, first, last):
    """Fees by network and year, from the lines of the membership module.

    A line counts for a network when its product is the fee of one of its circles, and
    its partner has or had a place there; in the year in which its period begins.

    :return: dict of ``(network id, year)`` to a dict of ``asked`` and ``paid``; None
        for who may not read them
    """
    lines = env["membership.membership_line"]
    if not lines.has_access("read"):
        return None
    rows = env.execute_query(
        SQL(
            """
            SELECT fee.network_id,
                   EXTRACT(YEAR FROM line.date_from)::int AS year,
                   SUM(line.member_price)::float8,
                   COALESCE(SUM(line.member_price)
                       FILTER (WHERE line.state = 'paid'), 0)::float8
              FROM membership_membership_line AS line
              JOIN (SELECT DISTINCT network_id, product_id
                      FROM cafe_network_circle
                     WHERE product_id IS NOT NULL) AS fee
                ON fee.product_id = line.membership_id
             WHERE fee.network_id IN %(ids)s
               AND line.state IN ('waiting', 'invoiced', 'paid')
               AND line.date_from BETWEEN %(first)s AND %(last)s
               AND line.id IN %(readable)s
               AND EXISTS (SELECT FROM cafe_network_member AS member
                            WHERE member.network_id = fee.network_id
                              AND member.partner_id = line.partner_id
                              AND member.state IN ('active', 'paused', 'left'))
             GROUP BY fee.network_id, year
            """,
            ids=tuple(networks.ids) or (0,),
            first=first,
            last=last,
            readable=lines._search([]).subselect(),
        )
    )
    return {
        (network, year): {"asked": asked, "paid": paid}
        for network, year, asked, paid in rows
    }
