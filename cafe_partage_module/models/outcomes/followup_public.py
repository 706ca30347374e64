from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.redaction import redact_text


class CafeFollowupPublicMixin(models.AbstractModel):
    """What everybody may read of a follow-up that staff put on the website.

    Names are left out at the moment of reading: consent that is withdrawn counts at
    once, in the address too.
    """

    _name = "cafe.followup.public.mixin"
    _description = "Follow-up: Public Side"
    _inherit = ["website.published.mixin"]

    reader_ids = fields.One2many(
        "cafe.followup.reader", "followup_id", string="Gets its news"
    )

    @api.depends("name", "event_id.withheld_names")
    @api.depends_context("lang")
    def _compute_website_url(self):
        result = super()._compute_website_url()
        # sudo: the address is for everybody, and names nobody
        for followup in self.sudo().filtered("id"):
            slug = self.env["ir.http"]._slug((followup.id, followup._get_public_name()))
            followup.website_url = f"/opvolging/{slug}"
        return result

    def _redact(self, text):
        """:return: str, ``text`` without who may not be named"""
        self.ensure_one()
        if not self.event_id or not text:
            return text or ""
        # sudo: whom to leave out; nothing of it leaves
        session = self.sudo().event_id
        return redact_text(
            text,
            session._get_withheld_names(),
            self.env._("[name withheld]"),
            session.report_id.names_withheld,
        )

    def _get_public_name(self):
        """:return: str, the topic as everybody may read it"""
        return self._redact(self.name)

    def _get_public_owner(self):
        """:return: str, the organisation that took it on; a person is not named"""
        owner = self.responsible_partner_id
        return self._redact(owner.name) if owner.is_company else ""

    def _is_on_website(self):
        """:return: bool, whether everybody may read of it"""
        self.ensure_one()
        return self.active and self.is_published

    def _wait_for_readers(self):
        """Let who joins or leaves this follow-up just now finish first.

        A transaction that looked before is refused then by PostgreSQL, and Odoo starts
        it anew: what it finds is true when it writes.
        """
        self.ensure_one()
        self.env.execute_query(
            SQL("SELECT 1 FROM cafe_followup WHERE id = %s FOR NO KEY UPDATE", self.id)
        )
