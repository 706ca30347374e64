from odoo import api, models
from odoo.tools import email_normalize

# How much one may type, on a line and in a text.
LINES = {"title": 120, "name": 100, "email": 254}
TEXTS = {"reason": 2000, "question": 1000, "text": 2000}
HONEYPOT = "homepage"  # no person sees this field; who fills it in is no person


class CafeVisitorForm(models.AbstractModel):
    """Who sends a form of the website: a member, or a visitor who says who she is."""

    _name = "cafe.visitor.form.mixin"
    _description = "Forms of Visitors"

    @api.model
    def _is_visitor(self):
        return self.env.user._is_public()

    @api.model
    def _get_me(self):
        # sudo: to read the e-mail address of one's own contact
        return self.env.user.sudo().partner_id

    @api.model
    def _read(self, posted, name):
        """:return: str, no longer than it may be"""
        text = str(posted.get(name) or "").replace("\r\n", "\n").replace("\x00", "")
        if name in LINES:
            return " ".join(text.split())[: LINES[name]]
        return text.strip()[: TEXTS[name]]

    @api.model
    def _read_visitor(self, posted):
        """Who a visitor says that she is.

        :return: tuple of a dict of ``name``, ``email`` (normalised) and ``lang``, or
            None for a machine, and the problems (dict of field to str)
        """
        name = self._read(posted, "name")
        email = email_normalize(self._read(posted, "email"))
        problems = {}
        if not name:
            problems["name"] = self.env._("Tell us your name.")
        if not email or "." not in email.rpartition("@")[2]:
            problems["email"] = self.env._(
                "Fill in an e-mail address, like name@organisation.org."
            )
        who = {"name": name, "email": email, "lang": self.env.lang}
        return (None if posted.get(HONEYPOT) else who), problems
