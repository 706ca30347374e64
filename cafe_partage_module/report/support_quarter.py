from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .activity_facts import SOURCES, get_windows
from .activity_sources import engagements, held_sessions, presences, took_part

QUARTERS = 8
# What is counted; each has a field ``…_count``.
KINDS = ("session", "came", "conversation", "confirmed", "engagement", "delivered")


class CafeSupportQuarter(models.Model):
    """What happened in a network in each quarter of the last twenty-four months.

    The quarters are counted back from today, so that the last four are the last
    twelve months and the first four the twelve before.
    """

    _name = "cafe.support.quarter"
    _description = "Support Base by Quarter"
    _auto = False
    _order = "network_id, date_to"
    _rec_name = "date_to"
    _depends = SOURCES

    network_id = fields.Many2one("cafe.network")
    company_id = fields.Many2one("res.company")
    quarter = fields.Char(
        string="Quarter until", help="The last day of the quarter; it has three months."
    )
    date_from = fields.Date(string="First day")
    date_to = fields.Date(string="Last day")
    is_before = fields.Boolean(string="In the year before")
    session_count = fields.Integer(string="Sessions")
    came_count = fields.Integer(
        string="Members who came", help="Members who came to a session at least once."
    )
    conversation_count = fields.Integer(string="Conversations")
    confirmed_count = fields.Integer(
        string="Drivers confirmed",
        help="Drivers that hold today and were last confirmed in this quarter.",
    )
    engagement_count = fields.Integer(
        string="Engagements with a delivery",
        help="Engagements of which something was delivered in this quarter.",
    )
    delivered_count = fields.Integer(
        string="Engagements delivered",
        help="Engagements of which the last was delivered in this quarter.",
    )

    @property
    @api.model
    def _table_query(self):
        windows = get_windows(self.env)
        today = windows["today"]
        ends = [today - relativedelta(months=3 * n) for n in range(QUARTERS, -1, -1)]
        firsts = [end + timedelta(days=1) for end in ends[:-1]]
        return SQL(
            """
            SELECT network.id * %(quarters)s::bigint + quarter.number AS id,
                   network.id AS network_id,
                   network.company_id,
                   quarter.date_from,
                   quarter.date_to,
                   quarter.date_to::text AS quarter,
                   quarter.date_to <= %(start)s AS is_before,
                   %(counts)s
              FROM cafe_network AS network
             CROSS JOIN unnest(%(firsts)s::date[], %(ends)s::date[])
                    WITH ORDINALITY AS quarter (date_from, date_to, number)
              LEFT JOIN (
                    SELECT DISTINCT network_id,
                           width_bucket(day, %(firsts)s::date[]) AS number,
                           kind,
                           what
                      FROM (%(happened)s) AS happened
                     WHERE day > %(before)s AND day <= %(today)s
                   ) AS happened
                ON happened.network_id = network.id
               AND happened.number = quarter.number
             GROUP BY network.id, quarter.number, quarter.date_from, quarter.date_to
            """,
            quarters=QUARTERS,
            firsts=firsts,
            ends=ends[1:],
            happened=self._get_happened_query(windows),
            counts=SQL(", ").join(
                SQL(
                    "COUNT(*) FILTER (WHERE happened.kind = %s) AS %s",
                    kind,
                    SQL.identifier(f"{kind}_count"),
                )
                for kind in KINDS
            ),
            **windows,
        )

    @api.model
    def _get_happened_query(self, windows):
        """:return: SQL of rows with ``network_id``, ``day``, ``kind`` and ``what`` (an
        id that counts once for each quarter and kind)"""
        return SQL(
            """
            SELECT network_id, day, 'session' AS kind, event_id AS what
              FROM (%(sessions)s) AS session
             UNION ALL
            SELECT session.network_id, session.day, 'came', member.id
              FROM (%(presences)s) AS presence
              JOIN (%(sessions)s) AS session ON session.event_id = presence.event_id
              JOIN cafe_network_member AS member
                ON member.partner_id = presence.partner_id
               AND member.network_id = session.network_id
               AND %(took_part)s
             UNION ALL
            SELECT network_id, date_held, 'conversation', id
              FROM cafe_conversation
             WHERE state = 'held'
             UNION ALL
            SELECT driver.network_id, driver.confirmed_on, 'confirmed', driver.id
              FROM cafe_member_driver AS driver
              JOIN cafe_network_member AS member
                ON member.id = driver.member_id
               AND member.state != 'left'
               AND %(counts_today)s
             WHERE (driver.date_start IS NULL OR driver.date_start <= %(today)s)
               AND (driver.date_end IS NULL OR driver.date_end >= %(today)s)
             UNION ALL
            SELECT network_id, date, 'engagement', engagement_id
              FROM cafe_engagement_line
             UNION ALL
            SELECT network_id, delivered_on, 'delivered', id
              FROM (%(engagements)s) AS engagement
            """,
            sessions=held_sessions(windows),
            presences=presences(),
            engagements=engagements(windows),
            took_part=took_part(SQL("session.day")),
            counts_today=took_part(windows["today"]),
            **windows,
        )
