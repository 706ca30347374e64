import base64

from odoo import api, fields, models

from .event_free_seats import FILLING
from .event_seats import SEAT_STATES
from .registration_attendance import ATTENDANCE_FIELDS
from .registration_waiting import SEAT_FIELDS


class EventRegistration(models.Model):
    """Whom a person represents in a session, and the question she brings."""

    _name = "event.registration"
    _inherit = [
        "cafe.registration.waiting.mixin",
        "cafe.registration.news.mixin",
        "cafe.registration.mailing.mixin",
        "cafe.registration.attendee.mixin",
        "cafe.registration.attendance.mixin",
        "cafe.registration.desk.mixin",
        "cafe.registration.match.mixin",
        "cafe.registration.names.mixin",
        "event.registration",
    ]

    # place in the session
    state = fields.Selection(
        selection_add=[
            ("waiting", "Waiting"),
            ("open",),
            ("done",),
            ("no_show", "Did not come"),
            ("cancel",),
        ],
        ondelete={"waiting": "set cancel", "no_show": "set cancel"},
    )
    series_id = fields.Many2one(related="event_id.series_id")
    role = fields.Selection(
        [
            ("participant", "Participant"),
            ("moderator", "Moderator"),
            ("reporter", "Reporter"),
            ("host", "Host"),
            ("guest", "Guest"),
        ],
        default="participant",
        index="btree_not_null",
        tracking=True,
    )

    # whom she represents
    organisation_id = fields.Many2one(
        "res.partner",
        string="Organisation",
        domain=[("is_company", "=", True)],
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The organisation that this person represents.",
    )
    organisation_name = fields.Char(
        string="Organisation as typed",
        help="What the person filled in, for as long as no contact was matched.",
    )
    organisation_label = fields.Char(
        string="Represents",
        compute="_compute_organisation_label",
        store=True,
        precompute=True,
    )
    organisation_to_match = fields.Boolean(
        compute="_compute_organisation_label", store=True, precompute=True
    )
    network_id = fields.Many2one(
        "cafe.network",
        ondelete="set null",
        index="btree_not_null",
        help="The network in whose name this person comes.",
    )

    # who filled in the form, when that is somebody else
    booker_name = fields.Char(string="Registered by")
    booker_email = fields.Char(string="E-mail of who registered")
    link_serial = fields.Integer(
        copy=False,
        readonly=True,
        aggregator=None,
        export_string_translation=False,
        help="One more each time this place is handed over: older links stop working.",
    )

    # how to write to her
    lang = fields.Selection(
        selection=lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        help="Language of the website when this person registered; mails about the "
        "session come in it.",
    )

    # what she brings, and what may be shown
    question_brought = fields.Text(tracking=True)
    question_published = fields.Boolean(
        string="Question on the website",
        default=True,
        help="Untick to keep this question off the session's page.",
    )
    motive_ids = fields.Many2many("cafe.motive", string="Why I come")
    brings_ids = fields.Many2many(
        "cafe.topic", "cafe_registration_brings_rel", string="Brings"
    )
    seeks_ids = fields.Many2many(
        "cafe.topic", "cafe_registration_seeks_rel", string="Looks for"
    )
    consent_match = fields.Boolean(
        string="May be introduced",
        tracking=True,
        help="This person agrees to be introduced by name to people who look for what "
        "she brings, or bring what she looks for.",
    )
    consent_report = fields.Boolean(
        string="May be named in public",
        tracking=True,
        help="This person agrees to be named on the session's page and in the report.",
    )

    @api.depends("organisation_id.name", "organisation_name")
    def _compute_organisation_label(self):
        for registration in self:
            typed = (registration.organisation_name or "").strip()
            organisation = registration.organisation_id
            registration.organisation_label = organisation.name or typed
            registration.organisation_to_match = bool(typed and not organisation)

    _waiting_line_idx = models.Index(
        "(event_id, waiting_rank, id) WHERE state = 'waiting'"
    )
    _email_idx = models.Index("(event_id, lower(email)) WHERE email IS NOT NULL")

    _to_match_idx = models.Index("(organisation_name) WHERE organisation_to_match")

    @api.constrains("active", "state", "event_id", "event_slot_id", "event_ticket_id")
    def _check_seats_availability(self):
        """As stock; and a seat that is offered to somebody is kept."""
        result = super()._check_seats_availability()
        taking = self.filtered(lambda registration: registration.state in SEAT_STATES)
        taking.event_id._check_offered_seats()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        sessions = self._get_sessions_of(vals_list)._take_turn()
        if sessions:
            self = self._with_attendees(sessions, vals_list)
        registrations = super(EventRegistration, self._as_quiet(sessions)).create(
            vals_list
        )
        registrations = registrations.with_env(self.env)
        if sessions:
            registrations._follow_states({})
        registrations._follow_attendance(registrations._get_attendances())
        return registrations

    def write(self, vals):
        if not (ATTENDANCE_FIELDS | SEAT_FIELDS) & vals.keys():
            return super().write(vals)
        attendances = self._get_attendances()
        sessions = (self.event_id | self._get_sessions_of([vals]))._take_turn()
        before = self._get_standing() if SEAT_FIELDS & vals.keys() else {}
        result = super().write(vals)
        if sessions and SEAT_FIELDS & vals.keys():
            self._follow_states(before)
            if not (self.env.su and self.env.context.get(FILLING)):
                sessions._fill_free_seats()
        self._follow_attendance(attendances | self._get_attendances())
        return result

    def unlink(self):
        attendances = self._get_attendances()
        sessions = self.event_id._take_turn()
        result = super().unlink()
        self._forget_positions()
        sessions._fill_free_seats()
        self._follow_attendance(attendances)
        return result

    @api.model
    def _get_sessions_of(self, vals_list):
        """:return: ``event.event`` that these values register for"""
        default = self.env.context.get("default_event_id")
        ids = {vals.get("event_id", default) for vals in vals_list} - {None, False}
        return self.env["event.event"].browse(ids)

    def _as_quiet(self, sessions):
        """Who registers alone writes no line in the chatter that says just that: the
        registration tells by whom and when it was made.

        :param sessions: ``event.event``; without, all goes as in stock
        :return: ``self``, ready to create registrations
        """
        if not sessions or self.env.user._is_internal():
            return self
        return self.with_context(mail_create_nolog=True)

    def _is_ahead(self):
        """:return: bool, whether this registration is for something to come"""
        self.ensure_one()
        return (
            self.event_id.kanban_state != "cancel"
            and self.event_id._get_begin(self.event_slot_id) > fields.Datetime.now()
        )

    def _get_my_url(self):
        """:return: str, the signed link to this registration, for who holds it"""
        self.ensure_one()
        return self.env["cafe.my.registration"]._get_url(self)

    def _update_mail_schedulers(self):
        """Mails of a session come from the job, which is called at once.

        Rendering them, and a PDF, in the request makes a rush wait for itself.
        """
        ours = self.filtered(
            lambda registration: registration.series_id and registration.state == "open"
        )
        if ours and not self.env.context.get("install_mode"):
            self._call_job("event.event_mail_scheduler")
        return super(
            EventRegistration,
            self.filtered(lambda registration: not registration.series_id),
        )._update_mail_schedulers()

    def _process_attachments_for_template_post(self, mail_template):
        """Mails to people who registered for a session carry its calendar file."""
        result = super()._process_attachments_for_template_post(mail_template)
        for registration in self.filtered("series_id"):
            if registration.state != "open":
                continue
            content = registration.event_id._get_ics_file(
                registration.event_slot_id
            ).get(registration.event_id.id)
            if content:
                name = f"{registration.event_id.name}.ics".replace("/", "-")
                result.setdefault(registration.id, {}).setdefault(
                    "attachments", []
                ).append((name, base64.b64encode(content)))
        return result
