"""Members of networks at the end of days, and who came and went by year, as figures.

Each function is one query, however many networks it is about. What is asked for must
have been flushed, and the networks must be what the user may read.
"""

from odoo.tools import SQL

from .member_spells import counted, gone_on


def holds(day, today):
    """:return: SQL, whether a place counts at the end of ``day``"""
    return SQL(
        """(%(counted)s
            AND (member.date_start IS NULL OR member.date_start <= %(day)s)
            AND COALESCE(%(gone_on)s > %(day)s, TRUE))""",
        counted=counted(),
        gone_on=gone_on(today),
        day=day,
    )


def count_members(env, networks, days):
    """Members at the end of each day.

    :param days: list of dates
    :return: dict of a network's id to a list of int, one for each day
    """
    today = env.company._cafe_today()
    rows = env.execute_query(
        SQL(
            """
            SELECT member.network_id, %(counts)s
              FROM cafe_network_member AS member
             WHERE member.network_id IN %(ids)s AND %(counted)s
             GROUP BY member.network_id
            """,
            counts=SQL(", ").join(
                SQL("(COUNT(*) FILTER (WHERE %s))::int", holds(day, today))
                for day in days
            ),
            counted=counted(),
            ids=_ids(networks),
        )
    )
    counts = {network: list(numbers) for network, *numbers in rows}
    return {id_: counts.get(id_, [0] * len(days)) for id_ in networks.ids}


def count_organisations(env, networks, days):
    """Members of at least one of the networks, each once.

    :return: list of int, one for each day
    """
    today = env.company._cafe_today()
    ((*numbers,),) = env.execute_query(
        SQL(
            """
            SELECT %(counts)s
              FROM cafe_network_member AS member
             WHERE member.network_id IN %(ids)s
            """,
            counts=SQL(", ").join(
                SQL(
                    "(COUNT(DISTINCT member.partner_id) FILTER (WHERE %s))::int",
                    holds(day, today),
                )
                for day in days
            ),
            ids=_ids(networks),
        )
    )
    return numbers


def count_moves(env, networks, first, last):
    """Who joined for the first time, came back and left, by calendar year.

    :param first: date, as is ``last``: both belong to what is counted
    :return: dict of ``(network id, year)`` to a dict of ``joined``, ``returned`` and
        ``left``
    """
    rows = env.execute_query(
        SQL(
            """
            SELECT network_id,
                   EXTRACT(YEAR FROM day)::int AS year,
                   (COUNT(*) FILTER (WHERE kind = 'joined'))::int,
                   (COUNT(*) FILTER (WHERE kind = 'returned'))::int,
                   (COUNT(*) FILTER (WHERE kind = 'left'))::int
              FROM (%(begun)s UNION ALL %(left)s) AS move
             WHERE day BETWEEN %(first)s AND %(last)s
             GROUP BY network_id, year
            """,
            begun=_begun(_ids(networks)),
            left=_left(_ids(networks), env.company._cafe_today()),
            first=first,
            last=last,
        )
    )
    return {
        (network, year): {"joined": joined, "returned": returned, "left": left}
        for network, year, joined, returned, left in rows
    }


def _begun(ids):
    return SQL(
        """
        SELECT member.network_id,
               member.date_start AS day,
               CASE WHEN EXISTS (
                        SELECT FROM cafe_network_member AS earlier
                         WHERE earlier.network_id = member.network_id
                           AND earlier.partner_id = member.partner_id
                           AND earlier.state IN ('active', 'paused', 'left')
                           AND COALESCE(earlier.date_start, '-infinity')
                               < member.date_start
                    ) THEN 'returned' ELSE 'joined' END AS kind
          FROM cafe_network_member AS member
         WHERE member.network_id IN %(ids)s AND %(counted)s
        """,
        ids=ids,
        counted=counted(),
    )


def _left(ids, today):
    return SQL(
        """
        SELECT member.network_id, %(gone_on)s AS day, 'left' AS kind
          FROM cafe_network_member AS member
         WHERE member.network_id IN %(ids)s AND %(counted)s
        """,
        ids=ids,
        counted=counted(),
        gone_on=gone_on(today),
    )


def count_by_circle(env, networks, day):
    """Members at the end of ``day``, by the circle of that day.

    :return: dict of a network's id to a dict of a circle's id (or None) to int
    """
    circle = SQL("COALESCE(period.circle_id, member.circle_id)")
    return _count_by(env, networks, day, circle)


def count_by_sector(env, networks, day):
    """Members at the end of ``day``, by their sector of now.

    :return: dict of a network's id to a dict of a sector's id (or None) to int
    """
    return _count_by(env, networks, day, SQL("member.industry_id"))


def _count_by(env, networks, day, column):
    rows = env.execute_query(
        SQL(
            """
            SELECT member.network_id, %(column)s, COUNT(DISTINCT member.id)::int
              FROM cafe_network_member AS member
              LEFT JOIN cafe_network_member_period AS period
                ON period.member_id = member.id
               AND (period.date_start IS NULL OR period.date_start <= %(day)s)
               AND (period.date_end IS NULL OR period.date_end >= %(day)s)
             WHERE member.network_id IN %(ids)s AND %(holds)s
             GROUP BY 1, 2
            """,
            column=column,
            day=day,
            ids=_ids(networks),
            holds=holds(day, env.company._cafe_today()),
        )
    )
    counts = {}
    for network, key, count in rows:
        counts.setdefault(network, {})[key] = count
    return counts


def _ids(networks):
    """:return: tuple that PostgreSQL takes, of no network too"""
    return tuple(networks.ids) or (0,)
