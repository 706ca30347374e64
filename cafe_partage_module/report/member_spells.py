"""When places counted, as SQL: the ground of the reports on members over time.

A spell counts from its first day to the end of the day before ``gone_on``: at the end
of a day on which a place ended it is gone, so that members at the end of a month are
those of the month before, with who joined and without who left.
"""

from odoo.tools import SQL

# What is read: to be flushed before it is.
MEMBER_FIELDS = [
    "network_id",
    "partner_id",
    "circle_id",
    "industry_id",
    "contribution_form",
    "company_id",
    "state",
    "date_start",
    "date_end",
]
PERIOD_FIELDS = ["member_id", "circle_id", "state", "date_start", "date_end"]
SOURCES = {
    "cafe.network.member": MEMBER_FIELDS,
    "cafe.network.member.period": PERIOD_FIELDS,
}


def counted(alias="member"):
    """:return: SQL, which rows of the table of members are or were places"""
    return SQL("%s IN ('active', 'paused', 'left')", SQL.identifier(alias, "state"))


def gone_on(today, alias="member"):
    """The day at whose end a place is gone, or NULL while it holds.

    A last day that is over ended a place, also where no job has closed it yet.

    :return: SQL on the table of members
    """
    return SQL(
        """CASE WHEN %(member)s.state = 'left'
                THEN LEAST(%(member)s.date_end, %(today)s)
                WHEN %(member)s.date_end < %(today)s THEN %(member)s.date_end END""",
        member=SQL.identifier(alias),
        today=today,
    )


def earlier_places():
    """When each partner with a place that has an end first was in each network.

    Who has a place now and another one before it, has an end of that one: the many
    that never left are not looked at.

    :return: SQL of rows with ``network_id``, ``partner_id`` and ``first_on``
    """
    return SQL(
        """
        SELECT network_id, partner_id,
               MIN(COALESCE(date_start, '-infinity')) AS first_on
          FROM cafe_network_member AS member
         WHERE %s AND date_end IS NOT NULL
         GROUP BY network_id, partner_id
        """,
        counted(),
    )


def place_spells(today):
    """One spell for each place: fast, where neither circle nor state is asked for.

    :return: SQL of rows with the columns of ``period_spells``
    """
    return SQL(
        """
        SELECT member.id AS member_id,
               member.network_id,
               member.company_id,
               member.partner_id,
               member.industry_id,
               member.contribution_form,
               member.circle_id,
               'active' AS state,
               member.date_start AS first_on,
               %(gone_on)s AS gone_on
          FROM cafe_network_member AS member
         WHERE %(counted)s
        """,
        gone_on=gone_on(today),
        counted=counted(),
    )


def period_spells(today):
    """One spell for each circle and state in which a place was.

    Where no such history is kept, the place is one spell, as it is now.

    :return: SQL of rows with ``member_id``, what tells places apart, ``first_on``
        (NULL: always) and ``gone_on`` (NULL: still)
    """
    return SQL(
        """
        SELECT member.id AS member_id,
               member.network_id,
               member.company_id,
               member.partner_id,
               member.industry_id,
               member.contribution_form,
               CASE WHEN period.id IS NULL THEN member.circle_id
                    ELSE period.circle_id END AS circle_id,
               COALESCE(period.state, CASE WHEN member.state = 'paused' THEN 'paused'
                                           ELSE 'active' END) AS state,
               CASE WHEN period.id IS NULL THEN member.date_start
                    ELSE period.date_start END AS first_on,
               CASE WHEN period.id IS NULL
                      OR period.date_end IS NOT DISTINCT FROM member.date_end
                    THEN %(gone_on)s
                    ELSE period.date_end + 1 END AS gone_on
          FROM cafe_network_member AS member
          LEFT JOIN cafe_network_member_period AS period
            ON period.member_id = member.id
         WHERE %(counted)s
        """,
        gone_on=gone_on(today),
        counted=counted(),
    )
