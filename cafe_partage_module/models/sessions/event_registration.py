import base64

from odoo import api, fields, models


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
