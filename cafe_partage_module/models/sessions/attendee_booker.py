from odoo import api, models
from odoo.tools import email_normalize

from ...tools.attendee_form import clean_line


class CafeAttendeeBookerMixin(models.AbstractModel):
    """Who fills in the form, kept apart from who comes.

    The signed-in user; else who says so on the form; else the first person on it.
    """

    _name = "cafe.attendee.booker.mixin"
    _description = "Booker on the Registration Form"

    def _find_booker_problems(self, people):
        """Yield ``(person, field, message)`` where the booker is not complete."""
        first = people[0]
        if not first.get("somebody_else") or not self.env.user._is_public():
            return
        if not clean_line(first.get("booker_name")):
            message = self.env._("Your own name: please fill this in.")
            yield 1, "booker_name", message
        email = first.get("booker_email")
        if not email:
            message = self.env._("Your own e-mail address: please fill this in.")
            yield 1, "booker_email", message
        elif not email_normalize(email):
            message = self.env._(
                "Your own e-mail address: “%(value)s” is not complete.", value=email
            )
            yield 1, "booker_email", message

    @api.model
    def _get_booker(self, event, people):
        """:return: tuple of name and mail address (str, or False)"""
        first = people[0]
        if not self.env.user._is_public():
            return self.env.user.name, self.env.user.email_normalized or False
        if first.get("somebody_else"):
            name = clean_line(first.get("booker_name"))
            return name, email_normalize(first.get("booker_email"))
        email = email_normalize(self._get_answer(event, first, "email"))
        return clean_line(self._get_answer(event, first, "name")), email or False
