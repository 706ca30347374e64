from odoo import api, fields, models
from odoo.tools import SQL, format_date

from .activity_facts import SOURCES, get_windows, place_facts


class CafeMemberActivity(models.Model):
    """What each current member did over twelve months, and the twelve before.

    One row for each place that counts today, with the id of that place. ``…_before``
    is about the twelve months before the last twelve.
    """

    _name = "cafe.member.activity"
    _inherit = ["cafe.call.list.mixin"]
    _description = "Member Activity"
    _auto = False
    _order = "network_id, call_reason_count desc, call_since, id"
    _rec_name = "partner_id"
    _depends = SOURCES

    # place
    state = fields.Selection([("active", "Active"), ("paused", "Paused")])
    date_start = fields.Date(string="Member since")

    # attendance
    session_count = fields.Integer(
        string="Sessions held",
        help="Sessions of the network in twelve months, since the place began.",
    )
    session_before = fields.Integer(string="Sessions held, year before")
    attended_count = fields.Integer(
        string="Sessions attended",
        help="Sessions in twelve months to which somebody came for this member.",
    )
    attended_before = fields.Integer(string="Sessions attended, year before")
    last_attended = fields.Date(
        string="Last came on", help="The last session of the network, however long ago."
    )

    # drivers
    driver_count = fields.Integer(string="Drivers")
    driver_fresh_count = fields.Integer(string="Fresh drivers")
    driver_stale_count = fields.Integer(string="Stale drivers")
    oldest_confirmation = fields.Date(string="Oldest confirmation")
    stale_since = fields.Date(string="Driver stale since")
    conversation_count = fields.Integer(
        string="Conversations", help="Conversations held in twelve months."
    )
    conversation_before = fields.Integer(string="Conversations, year before")
    last_conversation = fields.Date(string="Last conversation")

    # engagement
    engagement_count = fields.Integer(
        string="Engagements", help="Engagements that were open in twelve months."
    )
    engagement_before = fields.Integer(string="Engagements, year before")
    engagement_delivered_count = fields.Integer(
        string="Engagements delivered",
        help="Engagements of which the last was delivered in twelve months.",
    )
    engagement_delivered_before = fields.Integer(
        string="Engagements delivered, year before"
    )
    engagement_overdue_count = fields.Integer(string="Engagements overdue")
    overdue_since = fields.Date(string="Engagement overdue since")

    # whom to call first
    is_absent = fields.Boolean(
        string="Came to none",
        help="Sessions were held in twelve months, and nobody came for this member.",
    )
    has_stale_driver = fields.Boolean(string="Has a stale driver")
    is_unheard = fields.Boolean(
        string="Never heard",
        help="No driver is known, and no conversation was ever held.",
    )
    has_overdue_engagement = fields.Boolean(string="Has an overdue engagement")
    call_reason_count = fields.Integer(
        string="Number of reasons to call",
        aggregator=None,
        help="Each reason weighs the same. Members on a break have none.",
    )
    call_since = fields.Date(
        string="Oldest reason since", help="Since when the oldest of the reasons holds."
    )
    call_reasons = fields.Text(string="Why call", compute="_compute_call_reasons")

    # circle
    suggested_circle_id = fields.Many2one(
        "cafe.network.circle",
        string="Suggested circle",
        help="The circle that fits what this member did in twelve months, where it is "
        "another one than its own.",
    )
    suggestion_declined = fields.Boolean(
        string="Suggestion put off", help="Somebody said: not now."
    )

    @property
    @api.model
    def _table_query(self):
        windows = get_windows(self.env)
        return SQL(
            """
            SELECT fact.*,
                   fact.id AS member_id,
                   suggested.id AS suggested_circle_id,
                   COALESCE(suggested.id = fact.suggestion_declined_circle_id
                            AND fact.suggestion_declined_until > %(today)s, FALSE)
                       AS suggestion_declined
              FROM (%(facts)s) AS fact
              LEFT JOIN cafe_network_circle AS own ON own.id = fact.circle_id
              LEFT JOIN LATERAL (%(suggested)s) AS suggested
                ON fact.state = 'active'
             WHERE fact.is_now
            """,
            facts=place_facts(windows),
            suggested=self._get_suggestion_query(windows),
            **windows,
        )

    @api.depends(
        "is_absent", "has_stale_driver", "is_unheard", "has_overdue_engagement"
    )
    @api.depends_context("lang")
    def _compute_call_reasons(self):
        for activity in self:
            activity.call_reasons = "\n".join(activity._get_call_reasons())

    @api.model
    def _get_suggestion_query(self, windows):
        """The circle that fits a row ``fact`` whose circle is the row ``own``.

        Inward: the innermost circle with demands, all of which are met; a circle
        without demands invites nobody. Outward, once the place and the circle have
        settled: the nearest to the core whose demands are met or that has none, for a
        member that does not meet the demands of its own circle. Nobody is asked to
        come more often than there were sessions.

        :return: SQL of at most one row, with ``id``
        """
        return SQL(
            """
            SELECT circle.id
              FROM cafe_network_circle AS circle
             WHERE circle.network_id = fact.network_id
               AND circle.active
               AND fact.attended_count >= COALESCE(circle.suggest_attendance, 0)
               AND fact.engagement_delivered_count
                   >= COALESCE(circle.suggest_engagement, 0)
               AND CASE
                   WHEN (circle.sequence, circle.id) < (own.sequence, own.id)
                   THEN circle.suggest_attendance > 0 OR circle.suggest_engagement > 0
                   WHEN (circle.sequence, circle.id) > (own.sequence, own.id)
                   THEN (fact.attended_count
                            < LEAST(COALESCE(own.suggest_attendance, 0),
                                    fact.session_count)
                         OR fact.engagement_delivered_count
                            < COALESCE(own.suggest_engagement, 0))
                    AND COALESCE(fact.date_start <= %(settled)s, TRUE)
                    AND COALESCE((
                            SELECT MIN(period.date_start) <= %(settled)s
                              FROM cafe_network_member_period AS period
                             WHERE period.member_id = fact.id
                               AND period.circle_id = own.id
                        ), TRUE)
                   END
             ORDER BY circle.sequence, circle.id
             LIMIT 1
            """,
            **windows,
        )

    def _get_call_reasons(self):
        """Why to call this member, in words.

        :return: list of str, none for a member that need not be called
        """
        self.ensure_one()
        reasons = []
        if self.is_absent:
            reasons.append(self._get_absence_reason())
        if self.has_stale_driver:
            reasons.append(
                self.env._(
                    "A driver is stale since %(date)s.",
                    date=format_date(self.env, self.stale_since),
                )
            )
        if self.is_unheard:
            reasons.append(
                self.env._("No driver is known and no conversation was ever held.")
            )
        if self.has_overdue_engagement:
            reasons.append(
                self.env._(
                    "An engagement was due on %(date)s and is not delivered.",
                    date=format_date(self.env, self.overdue_since),
                )
            )
        return reasons

    def _get_absence_reason(self):
        if self.last_attended:
            return self.env._(
                "Came to none of the sessions in twelve months (held: %(held)s); last "
                "came on %(date)s.",
                held=self.session_count,
                date=format_date(self.env, self.last_attended),
            )
        return self.env._(
            "Came to none of the sessions in twelve months (held: %(held)s), nor to "
            "one before.",
            held=self.session_count,
        )
