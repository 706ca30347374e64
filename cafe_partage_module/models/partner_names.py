from odoo import models

from ..tools.redaction import normalise_name


class CafePartnerNamesMixin(models.AbstractModel):
    """A contact that gets another name stays withheld under the old one."""

    _name = "cafe.partner.names.mixin"
    _description = "Names That a Contact Had"

    def write(self, vals):
        if "name" not in vals:
            return super().write(vals)
        before = self._get_attendances()
        result = super().write(vals)
        for registration, name in before:
            if normalise_name(name) != normalise_name(vals["name"]):
                registration._keep_contact_name(name)
        return result

    def _get_attendances(self):
        """:return: list of tuples: each ``event.registration`` of these contacts for a
        session, as superuser, and the name (str) of its contact"""
        # sudo: a name is withheld whoever changes the contact
        registrations = (
            self.env["event.registration"]
            .sudo()
            .with_context(active_test=False)
            .search(
                [
                    ("attendee_partner_id", "in", self.ids),
                    ("event_id.series_id", "!=", False),
                ]
            )
        )
        return [
            (registration, registration.attendee_partner_id.name)
            for registration in registrations
        ]
