from odoo import api, fields, models
from odoo.tools import SQL

from .activity_facts import get_windows
from .activity_sources import held_sessions, presences

CALL = "mail.mail_activity_data_call"


class CafeMemberDrift(models.Model):
    """Who drifts away: how many sessions in a row each active member missed.

    One row for each active place of a network that held sessions, with its id. Only
    sessions of the network's series count of which attendance was taken, to which the
    member could have come: since the place began, and not during a break.
    """

    _name = "cafe.member.drift"
    _inherit = ["cafe.call.list.mixin"]
    _description = "Members Who Drift Away"
    _auto = False
    _order = "missed_count desc, last_attended, id"
    _rec_name = "partner_id"
    _depends = {
        "cafe.network.member": [
            "network_id",
            "partner_id",
            "circle_id",
            "industry_id",
            "company_id",
            "state",
            "date_start",
            "date_end",
        ],
        "cafe.network.member.period": ["member_id", "state", "date_start", "date_end"],
        "cafe.series": ["network_ids"],
        "event.event": ["series_id", "date_begin", "kanban_state"],
        "event.registration": [
            "event_id",
            "state",
            "active",
            "organisation_id",
            "attendee_partner_id",
        ],
        "mail.activity": [
            "active",
            "res_model",
            "res_id",
            "activity_type_id",
            "date_deadline",
            "user_id",
        ],
        "res.partner": ["commercial_partner_id"],
    }

    date_start = fields.Date(string="Member since")
    member_count = fields.Integer(string="Members")

    # attendance
    missed_count = fields.Integer(
        string="Missed in a row",
        aggregator="avg",
        help="Sessions since it last came, or since it joined.",
    )
    last_attended = fields.Date(
        string="Last came on", help="The last session of the network, however long ago."
    )
    never_came = fields.Boolean()

    # call
    call_day = fields.Date(string="Call planned on")
    call_user_id = fields.Many2one("res.users", string="Who calls")
    contact = fields.Char(
        string="Whom to call",
        compute="_compute_contact",
        help="Its representatives in the network, else the member itself.",
    )
    phone = fields.Char(compute="_compute_contact")
    email = fields.Char(compute="_compute_contact")

    @property
    @api.model
    def _table_query(self):
        windows = get_windows(self.env)
        sessions = held_sessions(windows)
        call = self.env.ref(CALL, raise_if_not_found=False)
        return SQL(
            """
            SELECT member.id,
                   member.id AS member_id,
                   member.network_id,
                   member.partner_id,
                   member.circle_id,
                   member.industry_id,
                   member.company_id,
                   member.date_start,
                   1 AS member_count,
                   came.last_attended,
                   came.last_attended IS NULL AS never_came,
                   cardinality(held.days) - width_bucket(seen.day, held.days)
                       - COALESCE(%(paused)s, 0)::int AS missed_count,
                   planned.day AS call_day,
                   planned.user_id AS call_user_id
              FROM cafe_network_member AS member
              JOIN (%(held)s) AS held ON held.network_id = member.network_id
              LEFT JOIN (%(came)s) AS came
                ON came.network_id = member.network_id
               AND came.partner_id = member.partner_id
              LEFT JOIN (
                    SELECT member_id,
                           array_agg(COALESCE(date_start, '-infinity')) AS starts,
                           array_agg(COALESCE(date_end, 'infinity')) AS ends
                      FROM cafe_network_member_period
                     WHERE state = 'paused'
                     GROUP BY member_id
                   ) AS pause ON pause.member_id = member.id
              LEFT JOIN (%(planned)s) AS planned ON planned.member_id = member.id
             CROSS JOIN LATERAL (
                    SELECT COALESCE(GREATEST(came.last_attended, member.date_start - 1),
                                    '-infinity') AS day
                   ) AS seen
             WHERE member.state = 'active'
               AND COALESCE(member.date_start <= %(today)s, TRUE)
               AND COALESCE(member.date_end >= %(today)s, TRUE)
            """,
            held=self._get_held_query(sessions),
            came=self._get_came_query(sessions),
            planned=self._get_planned_query(call),
            paused=self._get_paused_count(),
            today=windows["today"],
        )

    @api.model
    def _get_held_query(self, sessions):
        """:return: SQL of one row for each network: the days of its sessions, in order;
        a day with two sessions twice"""
        return SQL(
            """
            SELECT session.network_id, array_agg(session.day ORDER BY session.day)
                       AS days
              FROM (%(sessions)s) AS session
             WHERE session.event_id IN (
                    SELECT event_id FROM event_registration
                     WHERE state = 'done' AND active)
             GROUP BY session.network_id
            """,
            sessions=sessions,
        )

    @api.model
    def _get_came_query(self, sessions):
        """:return: SQL, when each partner last came to a session of each network"""
        return SQL(
            """
            SELECT session.network_id,
                   presence.partner_id,
                   MAX(session.day) AS last_attended
              FROM (%(presences)s) AS presence
              JOIN (%(sessions)s) AS session ON session.event_id = presence.event_id
             GROUP BY session.network_id, presence.partner_id
            """,
            presences=presences(),
            sessions=sessions,
        )

    @api.model
    def _get_paused_count(self):
        """:return: SQL, how many of the sessions that were missed fell in a break"""
        return SQL(
            """
            (SELECT SUM(width_bucket(break.until, held.days)
                        - width_bucket(GREATEST(break.begun - 1, seen.day), held.days))
               FROM unnest(pause.starts, pause.ends) AS break (begun, until)
              WHERE break.until > seen.day)
            """
        )

    @api.model
    def _get_planned_query(self, call):
        """:return: SQL, the first call that is still to be made to each member"""
        return SQL(
            """
            SELECT DISTINCT ON (res_id)
                   res_id AS member_id, date_deadline AS day, user_id
              FROM mail_activity
             WHERE res_model = 'cafe.network.member'
               AND active
               AND activity_type_id = %s
             ORDER BY res_id, date_deadline, id
            """,
            call.id if call else 0,
        )

    @api.depends("member_id")
    def _compute_contact(self):
        for drift in self:
            people = drift.member_id.representative_ids or drift.partner_id
            drift.contact = ", ".join(filter(None, people.mapped("name")))
            drift.phone = ", ".join(filter(None, people.mapped("phone")))
            drift.email = ", ".join(filter(None, people.mapped("email")))
