import base64
from collections import defaultdict

from odoo import api, fields, models

# What decides for whom, and whether, an attendance counts.
ATTENDANCE_FIELDS = {
    "state",
    "role",
    "event_id",
    "organisation_id",
    "attendee_partner_id",
}
# Roles of people from outside, who do not become members by coming.
GUEST_ROLES = ("moderator", "guest")


class EventRegistration(models.Model):
    """Whom a person represents in a session, and the question she brings."""

    _inherit = "event.registration"

    # place in the session
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

    @api.model_create_multi
    def create(self, vals_list):
        registrations = super().create(vals_list)
        registrations._follow_attendance(registrations._get_attendances())
        return registrations

    def write(self, vals):
        if not ATTENDANCE_FIELDS & vals.keys():
            return super().write(vals)
        before = self._get_attendances()
        result = super().write(vals)
        self._follow_attendance(before | self._get_attendances())
        return result

    def unlink(self):
        before = self._get_attendances()
        result = super().unlink()
        self._follow_attendance(before)
        return result

    def _get_attendances(self):
        """Whose attendance counts for a membership, among these registrations.

        :return: set of pairs of ids: of a network by attendance, of a partner
        """
        attended = self.filtered(
            lambda registration: registration.state == "done"
            and registration.role not in GUEST_ROLES
            and registration.series_id
        )
        # sudo: who takes attendance need not be able to see networks
        return {
            (network.id, partner.id)
            for registration in attended.sudo()
            for network in registration.series_id.network_ids
            if network.member_rule == "attendance"
            and (partner := registration._get_attending_partner(network))
        }

    def _get_attending_partner(self, network):
        """:return: ``res.partner``, who becomes a member by this attendance"""
        partner = self.organisation_id
        if not partner and network.individuals_allowed:
            partner = self.attendee_partner_id
        return partner if partner != network.partner_id else partner.browse()

    @api.model
    def _follow_attendance(self, attendances):
        """Let memberships by attendance follow it.

        :param attendances: set of pairs, as :meth:`_get_attendances` gives them
        """
        if not attendances:
            return
        # sudo: as above; what changes is only the membership of who took part
        Registration = self.sudo().with_context(active_test=False)
        pairs = defaultdict(list)
        for network, partner in attendances:
            pairs[network].append(partner)
        for network in Registration.env["cafe.network"].browse(pairs):
            partners = Registration.env["res.partner"].browse(pairs[network.id])
            days = {partner: set() for partner in partners}
            for registration in Registration.search(
                [
                    ("event_id.series_id.network_ids", "in", network.ids),
                    ("state", "=", "done"),
                    ("role", "not in", GUEST_ROLES),
                    "|",
                    ("organisation_id", "in", partners.ids),
                    ("attendee_partner_id", "in", partners.ids),
                ]
            ):
                partner = registration._get_attending_partner(network)
                if partner in days:
                    days[partner].add(registration._get_session_day())
            Registration.env["cafe.network.member"]._follow_attendance(network, days)

    def _get_session_day(self):
        """:return: date of the session, where its company is"""
        company = self.event_id.company_id or self.env.company
        return fields.Datetime.context_timestamp(
            self.with_context(tz=company.cafe_tz), self.event_id.date_begin
        ).date()

    def action_create_organisation(self):
        """Make the typed organisations contacts, or take the contact of that name."""
        for registration in self.filtered("organisation_to_match"):
            registration.organisation_id = self.env["res.partner"]._cafe_find_or_create(
                registration.organisation_name, is_company=True
            )

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
