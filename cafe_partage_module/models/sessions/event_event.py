from datetime import timedelta

from odoo import api, fields, models

from ...tools.records import count_by, form_action

# What decides how many seats there are, and for how long they are given away.
PLACE_FIELDS = {"seats_max", "seats_limited", "date_begin", "kanban_state"}


class EventEvent(models.Model):
    """A session is an event with a series; an event without one stays stock Odoo."""

    _name = "event.event"
    _inherit = [
        "cafe.event.seats.mixin",
        "cafe.event.free.seats.mixin",
        "cafe.event.audience.mixin",
        "cafe.event.invitation.mixin",
        "cafe.event.people.mixin",
        "cafe.event.people.mail.mixin",
        "cafe.event.mailing.mixin",
        "cafe.event.matches.mixin",
        "cafe.event.participation.mixin",
        "cafe.event.public.mixin",
        "cafe.event.theme.mixin",
        "event.event",
    ]

    # session
    series_id = fields.Many2one(
        "cafe.series",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        check_company=True,
        help="An event with a series is a session of it.",
    )
    session_number = fields.Integer(
        string="Number",
        copy=False,
        aggregator=None,
        help="Place in the series; given when the session is planned.",
    )
    theme_id = fields.Many2one(
        "cafe.theme",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        check_company=True,
    )
    # closed to visitors, who may only read _get_public_name()
    moderator_id = fields.Many2one(
        "res.partner",
        string="Moderator",
        groups="event.group_event_registration_desk",
        tracking=True,
    )
    reporter_id = fields.Many2one(
        "res.partner",
        string="Reporter",
        groups="event.group_event_registration_desk",
        tracking=True,
    )

    # outcomes (a later room: by name only)
    item_ids = fields.One2many("cafe.session.item", "event_id", string="Agenda")
    contribution_ids = fields.One2many(
        "cafe.contribution", "event_id", string="Contributions"
    )
    followup_ids = fields.One2many("cafe.followup", "event_id", string="Follow-ups")
    report_ids = fields.One2many("cafe.session.report", "event_id", string="Reports")
    report_id = fields.Many2one(
        "cafe.session.report", string="Session report", compute="_compute_report_id"
    )
    contribution_count = fields.Integer(compute="_compute_outcome_counts")
    followup_count = fields.Integer(compute="_compute_outcome_counts")
    question_count = fields.Integer(
        string="Questions brought", compute="_compute_question_count"
    )

    _session_number_uniq = models.UniqueIndex(
        "(series_id, session_number) WHERE session_number > 0",
        "Another session of this series has this number already.",
    )

    @api.model
    def default_get(self, fields):
        """A session planned from its series or theme opens filled in.

        With ``cafe_session`` in the context, the series of the newest session is the
        default; before there is one, the first series.
        """
        values = super().default_get(fields)
        Series = self.env["cafe.series"]
        series = Series.browse(values.get("series_id"))
        if self.env.context.get("cafe_session") and "series_id" in fields:
            series = series or self._get_default_series()
            values["series_id"] = series.id
        if series:
            values.update(
                {
                    name: value
                    for name, value in self._get_session_values(series, values).items()
                    if name in fields
                }
            )
        return values

    @api.depends("report_ids")
    def _compute_report_id(self):
        for event in self:
            event.report_id = event.report_ids[:1]

    @api.depends("contribution_ids", "followup_ids")
    def _compute_outcome_counts(self):
        contributions = self._count_lines("cafe.contribution")
        followups = self._count_lines("cafe.followup")
        for event in self:
            event.contribution_count = contributions(event)
            event.followup_count = followups(event)

    @api.depends("registration_ids.question_brought", "registration_ids.state")
    def _compute_question_count(self):
        count = self._count_lines(
            "event.registration",
            [("question_brought", "!=", False), ("state", "in", ("open", "done"))],
        )
        for event in self:
            event.question_count = count(event)

    @api.onchange("series_id")
    def _onchange_series_id(self):
        if self.series_id:
            self.update(
                self._get_session_values(
                    self.series_id,
                    {"date_begin": self.date_begin, "theme_id": self.theme_id.id},
                )
            )

    @api.onchange("date_begin")
    def _onchange_date_begin(self):
        if self.series_id and self.date_begin:
            self.date_end = self.date_begin + timedelta(hours=self.series_id.duration)

    @api.onchange("theme_id")
    def _onchange_theme_id(self):
        if self.theme_id and not self.name:
            self.name = self.theme_id.name

    @api.model_create_multi
    def create(self, vals_list):
        Series = self.env["cafe.series"]
        for vals in vals_list:
            if vals.get("series_id"):
                series = Series.browse(vals["series_id"])
                for name, value in self._get_session_values(series, vals).items():
                    vals.setdefault(name, value)
        events = super().create(vals_list)
        sessions = events.filtered("series_id")
        sessions._assign_session_number()
        sessions.theme_id._plan()
        return events

    def write(self, vals):
        """Keep numbers without gaps, and give what seats come free to who waits."""
        sessions = self.browse()
        if PLACE_FIELDS & vals.keys():
            sessions = self._take_turn()
        places = None
        if {"series_id", "kanban_state", "theme_id"} & vals.keys():
            places = [
                (session, session.series_id, session.session_number)
                for session in self.filtered("session_number")
            ]
        result = super().write(vals)
        if places is not None:
            self._renumber(places)
        if vals.get("theme_id"):
            self.theme_id._plan()
        sessions._fill_free_seats()
        return result

    def _renumber(self, places):
        """Keep the numbering without gaps when a session is cancelled or moved.

        :param places: list of tuples of a session, and its series and number before
        """
        for session, series, number in places:
            if session.kanban_state == "cancel" or session.series_id != series:
                session.session_number = 0
                session.flush_recordset(["session_number"])
                series._close_number_gap(number)
        self.filtered("series_id")._assign_session_number()

    def unlink(self):
        places = [(s.series_id, s.session_number) for s in self if s.session_number]
        result = super().unlink()
        for series, number in sorted(places, key=lambda place: -place[1]):
            series._close_number_gap(number)
        return result

    def action_view_contributions(self):
        """Open what was said in this session."""
        return self._get_lines_action("cafe_partage_module.cafe_contribution_action")

    def action_view_followups(self):
        """Open the follow-ups of this session."""
        return self._get_lines_action("cafe_partage_module.cafe_followup_action")

    def action_view_questions(self):
        """Open the registrations that bring a question."""
        action = self._get_lines_action("event.act_event_registration_from_event")
        action["domain"].append(("question_brought", "!=", False))
        return action

    def action_open_report(self):
        """Open the session report, and make it first if there is none.

        :return: an action on ``cafe.session.report``
        """
        self.ensure_one()
        report = self.report_id or self.env["cafe.session.report"].create(
            {"event_id": self.id}
        )
        return form_action(report)

    def _get_lines_action(self, xml_id):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        action["domain"] = [("event_id", "=", self.id)]
        action["context"] = {"default_event_id": self.id}
        return action

    @api.model
    def _get_default_series(self):
        newest = self.search(
            [("series_id.active", "=", True)], order="id desc", limit=1
        )
        return newest.series_id or self.env["cafe.series"].search([], limit=1)

    @api.model
    def _get_session_values(self, series, vals):
        """Complete ``vals`` with the habits of ``series``.

        :param series: one ``cafe.series``
        :param vals: values known so far; ``date_begin`` and ``theme_id`` count
        :return: dict of values for ``event.event``
        """
        values = series._get_session_defaults()
        theme = self.env["cafe.theme"].browse(vals.get("theme_id"))
        values["description"] = theme._get_session_description()
        if theme and not vals.get("name"):
            values["name"] = theme.name
        if vals.get("date_begin"):
            begin = fields.Datetime.to_datetime(vals["date_begin"])
            values["date_end"] = begin + timedelta(hours=series.duration)
        return values

    def _assign_session_number(self):
        """Give a number to each session that has none and is not cancelled."""
        for session in self.sorted("date_begin"):
            if not session.session_number and session.kanban_state != "cancel":
                session.session_number = session.series_id._get_next_number()

    def _count_lines(self, model, domain=()):
        """As ``count_by``; nothing to count for a user without access."""
        if not self.env[model].has_access("read"):
            return lambda event: 0
        return count_by(self, model, "event_id", domain)
