from odoo import fields, models
from odoo.orm.models import NO_ACCESS
from odoo.tools import email_normalize

from ...tools.redaction import normalise_name

# What decides how somebody is called, and in which session.
NAMING_FIELDS = {"name", "email", "attendee_partner_id", "event_id"}


class CafeRegistrationNamesMixin(models.AbstractModel):
    """A name that a registration no longer bears may still stand in a text.

    Whom to leave out is read from the registrations. So a name that leaves one, by a
    change, a handover or because it is deleted, is remembered: with the registration
    while it is the same person, and else with the session, where it stays out.
    """

    _name = "cafe.registration.names.mixin"
    _description = "Names That a Registration Had"

    former_names = fields.Json(
        copy=False,
        groups=NO_ACCESS,
        export_string_translation=False,
        help="Other spellings of this person's name, as the registration had them.",
    )

    def write(self, vals):
        if not NAMING_FIELDS & vals.keys():
            return super().write(vals)
        before = [
            (registration, registration.event_id, registration._get_names())
            for registration in self.filtered("series_id")
        ]
        result = super().write(vals)
        for registration, event, names in before:
            registration._follow_names(event, names)
        return result

    def unlink(self):
        for registration in self.filtered("series_id"):
            registration.event_id._keep_names(registration._get_names()["all"])
        return super().unlink()

    def _get_names(self):
        """:return: dict of ``name`` and ``email`` (str), and ``all`` (list of str, each
        name by which a text may call this person)"""
        self.ensure_one()
        # sudo: nobody reads former names; who may change a registration need not see
        # the contact
        own = self.sudo()
        names = [own.name, own.attendee_partner_id.name, *(own.former_names or [])]
        return {
            "name": own.name or "",
            "email": email_normalize(own.email) or "",
            "all": [name for name in names if name],
        }

    def _follow_names(self, event, before):
        """Remember the names that this registration had before, and no longer has.

        :param event: ``event.event``, where it was
        :param before: dict, as of :meth:`_get_names`
        """
        now = self._get_names()
        if self.event_id != event:
            event._keep_names(before["all"])
            return
        is_renamed = normalise_name(before["name"]) != normalise_name(now["name"])
        if is_renamed and not (now["email"] and now["email"] == before["email"]):
            # another address, or none to go by: another person
            # sudo: see _get_names
            self.sudo().former_names = False
            event._keep_names(before["all"])
            return
        if is_renamed:
            # sudo: see _get_names
            own = self.sudo()
            own.former_names = [*(own.former_names or []), before["name"]]
            now = self._get_names()
        known = {normalise_name(name) for name in now["all"]}
        event._keep_names(
            name for name in before["all"] if normalise_name(name) not in known
        )

    def _keep_contact_name(self, name):
        """The contact is called otherwise now: its old name stays withheld, unless the
        registration itself bears it.

        :param name: str, the old one
        """
        self.ensure_one()
        known = {normalise_name(other) for other in self._get_names()["all"]}
        if normalise_name(name) not in known:
            self.event_id._keep_names([name])
