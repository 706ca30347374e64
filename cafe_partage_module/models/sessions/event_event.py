from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.records import count_by, form_action
from ...tools.redaction import normalise_name, redact_text


class EventEvent(models.Model):
    """A session is an event with a series; an event without one stays stock Odoo."""

    _inherit = "event.event"

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
        """Keep the numbering without gaps when a session is cancelled or moved."""
        if not {"series_id", "kanban_state", "theme_id"} & vals.keys():
            return super().write(vals)
        numbered = self.filtered("session_number")
        places = [(s, s.series_id, s.session_number) for s in numbered]
        result = super().write(vals)
        for session, series, number in places:
            if session.kanban_state == "cancel" or session.series_id != series:
                session.session_number = 0
                session.flush_recordset(["session_number"])
                series._close_number_gap(number)
        self.filtered("series_id")._assign_session_number()
        if vals.get("theme_id"):
            self.theme_id._plan()
        return result

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
        values["description"] = theme.description or False
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

    # what the public may know

    def _get_withheld_names(self):
        """Names that nothing public about this session may show.

        Everyone who registered, came, was excused or cancelled, and did not consent
        to be named in public. Consent counts on a registration that stands.

        :return: list of names, as they were typed
        """
        self.ensure_one()
        # sudo: the public page needs to know whom to leave out, and shows none of it
        registrations = self.sudo().with_context(active_test=False).registration_ids
        consenting = {
            normalise_name(registration.name)
            for registration in registrations
            if registration.consent_report and registration.state in ("open", "done")
        }
        return [
            name
            for registration in registrations
            for name in {registration.name, registration.attendee_partner_id.name}
            if name and normalise_name(name) not in consenting
        ]

    def _get_public_name(self, partner):
        """The name of a moderator or reporter, where it may be shown in public.

        :param partner: a ``res.partner``, possibly empty
        :return: str, or False for somebody who did not consent
        """
        self.ensure_one()
        # sudo: a visitor cannot read contacts; only the name leaves this method
        name = partner.sudo().name
        withheld = {normalise_name(other) for other in self._get_withheld_names()}
        return name if name and normalise_name(name) not in withheld else False

    def _get_public_questions(self):
        """The questions that people bring, as everybody may read them.

        :return: list of dicts with ``question``, ``organisation`` (str or False) and
            ``name`` (str, only with consent, else False), oldest first
        """
        self.ensure_one()
        withheld = self._get_withheld_names()
        replacement = self.env._("[name withheld]")
        # sudo: registrations are closed to visitors; what leaves is listed above
        registrations = (
            self.env["event.registration"]
            .sudo()
            .search(
                Domain("event_id", "=", self.id)
                & Domain("state", "in", ("open", "done"))
                & Domain("question_brought", "!=", False)
                & Domain("question_published", "=", True),
                order="create_date, id",
            )
        )
        return [
            {
                "question": redact_text(
                    registration.question_brought, withheld, replacement
                ),
                "organisation": registration.organisation_label or False,
                "name": registration.consent_report and registration.name or False,
            }
            for registration in registrations
        ]
