from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.orm.models import NO_ACCESS

from ...tools.redaction import normalise_name, redact_text

# All that is read of a registration to know whom to leave out.
NAMED = [
    "name",
    "former_names",
    "state",
    "active",
    "consent_report",
    "attendee_partner_id",
]


class CafeEventPublicMixin(models.AbstractModel):
    """What the public may know of a session: names only with consent."""

    _name = "cafe.event.public.mixin"
    _description = "Public Side of a Session"

    kept_names = fields.Json(
        copy=False,
        groups=NO_ACCESS,
        export_string_translation=False,
        help="Names that no registration bears any more, and that stay withheld.",
    )
    withheld_names = fields.Json(
        compute="_compute_withheld_names",
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
    )
    public_title = fields.Char(
        compute="_compute_public_title",
        compute_sudo=True,
        export_string_translation=False,
        help="The name of the session, without the people who may not be named.",
    )

    @api.depends(
        "kept_names",
        "registration_ids.name",
        "registration_ids.former_names",
        "registration_ids.attendee_partner_id.name",
        "registration_ids.consent_report",
        "registration_ids.state",
        "registration_ids.active",
    )
    def _compute_withheld_names(self):
        """One read for all events that are looked at together."""
        registrations = (
            self.env["event.registration"]
            .with_context(active_test=False)
            .search_fetch([("event_id", "in", self.ids)], NAMED)
        )
        registrations.attendee_partner_id.fetch(["name"])
        by_event = defaultdict(registrations.browse)
        for registration in registrations:
            by_event[registration.event_id.id] |= registration
        for event in self:
            event.withheld_names = self._find_withheld(
                by_event[event._origin.id], event.kept_names or []
            )

    @api.depends("name", "withheld_names")
    @api.depends_context("lang")
    def _compute_public_title(self):
        replacement = self.env._("[name withheld]")
        for event in self:
            event.public_title = redact_text(
                event.name, event.withheld_names or [], replacement
            )

    @api.model
    def _find_withheld(self, registrations, kept=()):
        """:return: list of the names of ``registrations`` that did not consent, and of
        those of ``kept`` that nobody who did bears"""
        consenting = {
            normalise_name(name)
            for registration in registrations
            if registration.active
            and registration.consent_report
            and registration.state in ("open", "done")
            for name in (registration.name, *(registration.former_names or ()))
        }
        names = [
            name
            for registration in registrations
            for name in {
                registration.name,
                registration.attendee_partner_id.name,
                *(registration.former_names or ()),
            }
        ]
        return [
            name
            for name in (*names, *kept)
            if name and normalise_name(name) not in consenting
        ]

    def _keep_names(self, names):
        """Withhold these names from now on, unless somebody who consents bears one.

        :param names: iterable of str
        """
        self.ensure_one()
        # sudo: nobody reads this list
        session = self.sudo()
        kept = session.kept_names or []
        known = {normalise_name(name) for name in kept}
        new = {normalise_name(name): name for name in names}
        fresh = [name for key, name in new.items() if key and key not in known]
        if fresh:
            session.kept_names = [*kept, *fresh]

    def _get_withheld_names(self):
        """Names that nothing public about this session may show.

        Everyone who registered, came, was excused or cancelled, and did not consent
        to be named in public; also when the registration was deleted, renamed or
        handed over since. Consent counts on a registration that stands. They are read
        once for all sessions of a page, and anew when consent changes.

        :return: list of names, as they were typed
        """
        self.ensure_one()
        # sudo: the public page needs to know whom to leave out, and shows none of it
        return self.sudo().withheld_names or []

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
