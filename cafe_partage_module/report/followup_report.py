from odoo import api, fields, models
from odoo.tools import SQL

from ..tools.records import form_action
from .followup_facts import followup_facts

STAFF = "cafe_partage_module.group_cafe_user"


class CafeFollowupReport(models.Model):
    """What became of each follow-up, and how long it took.

    One row for each follow-up, with its id. A topic counts from the session that it
    comes from, or from when it was noted if that was earlier. Each ``…_rate`` is 0 or
    1 in a row, and empty where it means nothing: an average is the share itself.
    """

    _name = "cafe.followup.report"
    _description = "Follow-up Report"
    _auto = False
    _order = "date_proposed desc, id desc"
    _rec_name = "event_id"
    _depends = {
        "cafe.contribution": ["network_id"],
        "cafe.followup": [
            "active",
            "company_id",
            "event_id",
            "contribution_id",
            "state",
            "user_id",
            "suggested_partner_id",
            "responsible_partner_id",
            "interested_partner_ids",
            "date_deadline",
            "date_planned",
            "date_done",
            "date_dropped",
            "drop_reason",
        ],
        "cafe.followup.effect": ["followup_id", "date"],
        "cafe.network": ["partner_id"],
        "event.event": ["series_id", "theme_id", "company_id", "date_begin"],
        "res.company": ["cafe_tz"],
    }

    # topic
    followup_id = fields.Many2one("cafe.followup", string="Topic", groups=STAFF)
    active = fields.Boolean()
    event_id = fields.Many2one("event.event", string="Session")
    series_id = fields.Many2one("cafe.series")
    theme_id = fields.Many2one("cafe.theme")
    company_id = fields.Many2one("res.company")
    network_id = fields.Many2one(
        "cafe.network",
        help="The network in whose name it was said, else the one whose contact is "
        "responsible.",
    )
    responsible_partner_id = fields.Many2one(
        "res.partner", string="Responsible organisation"
    )
    user_id = fields.Many2one("res.users", string="Owner", groups=STAFF)

    # progress
    state = fields.Selection(
        lambda self: self.env["cafe.followup"]
        ._fields["state"]
        ._description_selection(self.env)
    )
    is_open = fields.Boolean()
    date_proposed = fields.Date(
        string="Proposed on",
        help="The day of the session, or the day on which it was noted if that was "
        "earlier.",
    )
    date_planned = fields.Date(string="Planned on")
    date_deadline = fields.Date(string="Deadline")
    date_closed = fields.Date(string="Closed on", help="Done or dropped.")
    drop_reason = fields.Char(string="Why it was dropped", groups=STAFF)
    timeliness = fields.Selection(
        [
            ("late", "Late"),
            ("done_late", "Done late"),
            ("done_in_time", "Done in time"),
            ("due", "Not due yet"),
        ],
        string="In time",
        help="Of what has a deadline and was not dropped.",
    )

    # time
    days_to_plan = fields.Integer(
        string="Days until planned",
        aggregator="avg",
        help="From the proposal until somebody would take it on.",
    )
    days_to_done = fields.Integer(
        string="Days until done",
        aggregator="avg",
        help="From the proposal until it was done.",
    )
    days_open = fields.Integer(
        string="Days open",
        aggregator="avg",
        help="From the proposal until today, of what is open.",
    )
    days_late = fields.Integer(
        string="Days late",
        aggregator="avg",
        help="After the deadline: until today, or until it was done.",
    )
    age = fields.Selection(
        [
            ("1", "0–30 days"),
            ("2", "31–90 days"),
            ("3", "91–180 days"),
            ("4", "181–365 days"),
            ("5", "More than a year"),
        ],
        string="How long",
        help="From the proposal until it was closed, or until today.",
    )

    # outcome
    followup_count = fields.Integer(string="Follow-ups")
    open_count = fields.Integer(string="Open")
    done_count = fields.Integer(string="Done")
    dropped_count = fields.Integer(string="Dropped")
    late_count = fields.Integer(string="Late", help="Open, after the deadline.")
    done_late_count = fields.Integer(string="Done late")
    done_rate = fields.Float(
        string="Share done", aggregator="avg", help="Done, of all that was proposed."
    )
    dropped_rate = fields.Float(
        string="Share dropped",
        aggregator="avg",
        help="Dropped, of all that was proposed.",
    )
    in_time_rate = fields.Float(
        string="Share in time",
        aggregator="avg",
        help="Done by the deadline, of what was done and had one.",
    )
    effect_count = fields.Integer(string="Effects")
    effect_rate = fields.Float(
        string="Share with an effect",
        aggregator="avg",
        help="With at least one effect noted, of what was done.",
    )
    date_first_effect = fields.Date(string="First effect")
    interested_count = fields.Integer(string="Interested")

    @property
    @api.model
    def _table_query(self):
        return SQL(
            """
            SELECT fact.*,
                   CASE WHEN duration <= 30 THEN '1'
                        WHEN duration <= 90 THEN '2'
                        WHEN duration <= 180 THEN '3'
                        WHEN duration <= 365 THEN '4'
                        ELSE '5' END AS age,
                   CASE WHEN is_late THEN 'late'
                        WHEN is_open AND date_deadline IS NOT NULL THEN 'due'
                        WHEN is_done_late THEN 'done_late'
                        WHEN date_done <= date_deadline THEN 'done_in_time'
                   END AS timeliness,
                   CASE WHEN date_done IS NOT NULL THEN duration END AS days_to_done,
                   CASE WHEN is_open THEN duration END AS days_open,
                   CASE WHEN date_planned IS NOT NULL
                        THEN GREATEST(date_planned - date_proposed, 0) END
                       AS days_to_plan,
                   CASE WHEN is_late OR is_done_late
                        THEN COALESCE(date_done, %(today)s) - date_deadline END
                       AS days_late,
                   1 AS followup_count,
                   is_open::int AS open_count,
                   (state = 'done')::int AS done_count,
                   (state = 'dropped')::int AS dropped_count,
                   is_late::int AS late_count,
                   is_done_late::int AS done_late_count,
                   (state = 'done')::int::float8 AS done_rate,
                   (state = 'dropped')::int::float8 AS dropped_rate,
                   CASE WHEN date_done IS NOT NULL AND date_deadline IS NOT NULL
                        THEN (NOT is_done_late)::int::float8 END AS in_time_rate,
                   CASE WHEN state = 'done'
                        THEN (effect_count > 0)::int::float8 END AS effect_rate
              FROM (%(facts)s) AS fact
            """,
            facts=followup_facts(self.env),
            today=self.env.company._cafe_today(),
        )

    def action_open_followup(self):
        """Open the follow-up of this row.

        :return: an action, or False for who may not read follow-ups
        """
        self.ensure_one()
        if self.env["cafe.followup"].has_access("read"):
            return form_action(self.followup_id)
        return False
