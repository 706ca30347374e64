from odoo import api, fields, models
from odoo.tools import SQL

from .activity_facts import SOURCES, get_windows, place_facts
from .activity_sources import held_sessions


class CafeSupportReport(models.Model):
    """The support base of each network, figure by figure.

    One row for each network, with its id. The members of a window of twelve months
    are those whose place counted on its last day: those who left since count in
    ``…_before``, so that the comparison is not flattered. Shares are 0 to 1, and 0
    where there is nothing to take a share of.
    """

    _name = "cafe.support.report"
    _description = "Support Base"
    _auto = False
    _order = "network_id"
    _rec_name = "network_id"
    _depends = SOURCES

    network_id = fields.Many2one("cafe.network")
    company_id = fields.Many2one("res.company")
    active = fields.Boolean()
    member_count = fields.Integer(string="Members")
    member_before = fields.Integer(string="Members, year before")

    # attendance
    session_count = fields.Integer(
        string="Sessions", help="Sessions of the network held in twelve months."
    )
    session_before = fields.Integer(string="Sessions, year before")
    came_count = fields.Integer(
        string="Members who came", help="Members who came to a session at least once."
    )
    came_before = fields.Integer(string="Members who came, year before")
    came_share = fields.Float(
        string="Share who came",
        aggregator=None,
        help="Of the members, the share that came to a session in twelve months.",
    )
    came_share_before = fields.Float(
        string="Share who came, year before", aggregator=None
    )
    came_difference = fields.Float(string="Change in who came", aggregator=None)
    seat_count = fields.Integer(
        string="Chances to come", help="For each member, the sessions held for it."
    )
    seat_before = fields.Integer(string="Chances to come, year before")
    attended_count = fields.Integer(string="Attendances")
    attended_before = fields.Integer(string="Attendances, year before")
    attendance_rate = fields.Float(
        aggregator=None, help="Of all the chances to come, the share that was taken."
    )
    attendance_rate_before = fields.Float(
        string="Attendance rate, year before", aggregator=None
    )

    # drivers: a confirmation replaces the one before, so the past is not known
    driver_count = fields.Integer(string="Drivers")
    driver_fresh_count = fields.Integer(string="Fresh drivers")
    driver_due_count = fields.Integer(string="Due drivers")
    driver_stale_count = fields.Integer(string="Stale drivers")
    fresh_count = fields.Integer(string="Members with a fresh driver")
    fresh_share = fields.Float(
        string="Share with a fresh driver",
        aggregator=None,
        help="Of the members, the share with a driver that was confirmed in time.",
    )
    silent_count = fields.Integer(string="Members without a driver")
    conversation_count = fields.Integer(string="Conversations")
    conversation_before = fields.Integer(string="Conversations, year before")

    # engagement
    engagement_count = fields.Integer(string="Engagements")
    engagement_before = fields.Integer(string="Engagements, year before")
    engagement_delivered_count = fields.Integer(string="Engagements delivered")
    engagement_delivered_before = fields.Integer(
        string="Engagements delivered, year before"
    )
    engagement_overdue_count = fields.Integer(string="Engagements overdue")
    delivered_share = fields.Float(
        string="Share delivered",
        aggregator=None,
        help="The part that was delivered of each engagement, on average.",
    )
    delivered_share_before = fields.Float(
        string="Share delivered, year before", aggregator=None
    )
    delivered_difference = fields.Float(string="Change in delivered", aggregator=None)

    # whom to call first
    call_count = fields.Integer(string="Members to call")

    @property
    @api.model
    def _table_query(self):
        return SQL(
            """
            SELECT base.*,
                   base.id AS network_id,
                   %(came_share)s AS came_share,
                   %(came_share_before)s AS came_share_before,
                   %(came_share)s - %(came_share_before)s AS came_difference,
                   %(rate)s AS attendance_rate,
                   %(rate_before)s AS attendance_rate_before,
                   %(fresh_share)s AS fresh_share,
                   %(delivered)s AS delivered_share,
                   %(delivered_before)s AS delivered_share_before,
                   %(delivered)s - %(delivered_before)s AS delivered_difference,
                   base.driver_count - base.driver_fresh_count
                       - base.driver_stale_count AS driver_due_count
              FROM (%(figures)s) AS base
            """,
            figures=self._get_figures_query(),
            came_share=_share("came_count", "member_count"),
            came_share_before=_share("came_before", "member_before"),
            rate=_share("attended_count", "seat_count"),
            rate_before=_share("attended_before", "seat_before"),
            fresh_share=_share("fresh_count", "member_count"),
            delivered=_share("share_sum", "engagement_count"),
            delivered_before=_share("share_sum_before", "engagement_before"),
        )

    @api.model
    def _get_figures_query(self):
        """:return: SQL of one row for each network, with what is counted"""
        windows = get_windows(self.env)
        return SQL(
            """
            SELECT network.id,
                   network.company_id,
                   network.active,
                   COALESCE(MAX(held.session_count), 0) AS session_count,
                   COALESCE(MAX(held.session_before), 0) AS session_before,
                   SUM(fact.engagement_share_sum) FILTER (WHERE fact.is_now)
                       AS share_sum,
                   SUM(fact.engagement_share_sum_before) FILTER (WHERE fact.is_then)
                       AS share_sum_before,
                   %(sums)s
              FROM cafe_network AS network
              LEFT JOIN (
                    SELECT network_id,
                           COUNT(*) FILTER (WHERE day > %(start)s) AS session_count,
                           COUNT(*) FILTER (WHERE day <= %(start)s) AS session_before
                      FROM (%(sessions)s) AS session
                     WHERE day > %(before)s
                     GROUP BY network_id
                   ) AS held ON held.network_id = network.id
              LEFT JOIN (%(facts)s) AS fact ON fact.network_id = network.id
             GROUP BY network.id
            """,
            sums=SQL(", ").join(_sums()),
            sessions=held_sessions(windows),
            facts=place_facts(windows),
            **windows,
        )

    def action_open_network(self):
        """Open the network that this row is about.

        :return: an action on one ``cafe.network``
        """
        return self.network_id.action_view_support()


def _share(part, whole):
    """:return: SQL, 0 to 1; 0 when there is nothing to take a share of"""
    return SQL(
        "COALESCE(base.%s::float8 / NULLIF(base.%s, 0), 0)",
        SQL.identifier(part),
        SQL.identifier(whole),
    )


def _sums():
    """The sums over the places of a network; of a window, over its own members.

    :return: generator of SQL
    """
    is_now, is_then = SQL("fact.is_now"), SQL("fact.is_then")
    for name, value, members in (
        ("member_count", SQL("1"), is_now),
        ("member_before", SQL("1"), is_then),
        ("came_count", SQL("(fact.attended_count > 0)::int"), is_now),
        ("came_before", SQL("(fact.attended_before > 0)::int"), is_then),
        ("seat_count", SQL("fact.session_count"), is_now),
        ("seat_before", SQL("fact.session_before"), is_then),
        ("attended_count", SQL("fact.attended_count"), is_now),
        ("attended_before", SQL("fact.attended_before"), is_then),
        ("driver_count", SQL("fact.driver_count"), is_now),
        ("driver_fresh_count", SQL("fact.driver_fresh_count"), is_now),
        ("driver_stale_count", SQL("fact.driver_stale_count"), is_now),
        ("fresh_count", SQL("(fact.driver_fresh_count > 0)::int"), is_now),
        ("silent_count", SQL("(fact.driver_count = 0)::int"), is_now),
        ("conversation_count", SQL("fact.conversation_count"), is_now),
        ("conversation_before", SQL("fact.conversation_before"), is_then),
        ("engagement_count", SQL("fact.engagement_count"), is_now),
        ("engagement_before", SQL("fact.engagement_before"), is_then),
        ("engagement_delivered_count", SQL("fact.engagement_delivered_count"), is_now),
        (
            "engagement_delivered_before",
            SQL("fact.engagement_delivered_before"),
            is_then,
        ),
        ("engagement_overdue_count", SQL("fact.engagement_overdue_count"), is_now),
        ("call_count", SQL("(fact.call_reason_count > 0)::int"), is_now),
    ):
        yield SQL(
            "COALESCE(SUM(%s) FILTER (WHERE %s), 0)::int AS %s",
            value,
            members,
            SQL.identifier(name),
        )
