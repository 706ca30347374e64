from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.redaction import normalise_name


class CafeRegistrationMatchMixin(models.AbstractModel):
    """Which contact the organisation is that somebody typed.

    What was typed is kept, so that taking the contact away again brings the
    registration back to the list.
    """

    _name = "cafe.registration.match.mixin"
    _description = "Organisation to Match"

    suggested_organisation_ids = fields.Many2many(
        "res.partner",
        string="Suggestions",
        compute="_compute_suggested_organisations",
        help="Contacts whose name is most like what was typed, closest first.",
    )
    suggested_organisation_id = fields.Many2one(
        "res.partner",
        string="Closest contact",
        compute="_compute_suggested_organisations",
    )
    same_typed_count = fields.Integer(
        string="Same name",
        compute="_compute_same_typed_count",
        help="How many other registrations to match have the same typed name.",
    )

    @api.depends("organisation_name", "organisation_to_match")
    def _compute_suggested_organisations(self):
        to_match = self.filtered("organisation_to_match")
        suggestions = self.env["cafe.organisation.suggestion"]._find(
            to_match.mapped("organisation_name")
        )
        none = self.env["res.partner"]
        for registration in self:
            found = none
            if registration.organisation_to_match:
                found = suggestions.get(registration.organisation_name, none)
            registration.suggested_organisation_ids = found
            registration.suggested_organisation_id = found[:1]

    @api.depends("organisation_name", "organisation_to_match")
    def _compute_same_typed_count(self):
        to_match = self.filtered("organisation_to_match")
        counts = {}
        groups = (
            self._read_group(
                [("organisation_to_match", "=", True)],
                ["organisation_name"],
                ["__count"],
            )
            if to_match
            else ()
        )
        for name, count in groups:
            key = normalise_name(name)
            counts[key] = counts.get(key, 0) + count
        (self - to_match).same_typed_count = 0
        for registration in to_match:
            key = normalise_name(registration.organisation_name)
            registration.same_typed_count = max(counts.get(key, 1) - 1, 0)

    def action_take_suggestion(self):
        """The closest contact is the organisation of these registrations.

        :raise UserError: where there is no suggestion; then nothing changes
        """
        registrations = self.filtered("organisation_to_match")
        for registration in registrations:
            if not registration.suggested_organisation_id:
                raise UserError(
                    self.env._(
                        "No contact looks like “%(typed)s”. Choose one by hand, or "
                        "make it a contact.",
                        typed=registration.organisation_name,
                    )
                )
        for partner, group in registrations.grouped(
            "suggested_organisation_id"
        ).items():
            group.organisation_id = partner

    def action_take_suggestion_for_all(self):
        """As :meth:`action_take_suggestion`, with all who typed the same name."""
        for registration in self.filtered("organisation_to_match"):
            partner = registration.suggested_organisation_id
            registration.action_take_suggestion()
            registration._get_same_typed().organisation_id = partner

    def action_unmatch(self):
        """Take the contact away again; what was typed comes back to the list."""
        self.filtered(
            lambda registration: registration.organisation_id
            and registration.organisation_name
        ).organisation_id = False

    def action_create_organisation(self):
        """Make the typed organisations contacts, or take the contact of that name.

        Everybody who typed the same name gets the same contact.
        """
        for registration in self.filtered("organisation_to_match"):
            if not registration.organisation_to_match:
                continue  # matched with an earlier one of the same name
            same = registration | registration._get_same_typed()
            same.organisation_id = self.env["res.partner"]._cafe_find_or_create(
                registration.organisation_name, is_company=True
            )

    def _get_same_typed(self):
        """:return: ``event.registration``, others to match with the same typed name"""
        self.ensure_one()
        wanted = normalise_name(self.organisation_name)
        return (self.search([("organisation_to_match", "=", True)]) - self).filtered(
            lambda registration: normalise_name(registration.organisation_name)
            == wanted
        )
