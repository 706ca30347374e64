from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import count_by


class CafeService(models.Model):
    """Office work that networks could share: bookkeeping, a newsletter, a room …"""

    _name = "cafe.service"
    _description = "Shared Service"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(
        translate=True, help="What belongs to it, so that offers and needs compare."
    )
    line_ids = fields.One2many("cafe.service.line", "service_id", string="Lines")
    offer_count = fields.Integer(string="Offers", compute="_compute_line_counts")
    need_count = fields.Integer(string="Needs", compute="_compute_line_counts")

    @api.depends("line_ids.direction", "line_ids.date_start", "line_ids.date_end")
    def _compute_line_counts(self):
        """Of today, and of the networks that the user may see."""
        current = [("is_current", "=", True)]
        offers, needs = (
            count_by(
                self,
                "cafe.service.line",
                "service_id",
                [*current, ("direction", "=", direction)],
            )
            for direction in ("offer", "need")
        )
        for service in self:
            service.offer_count = offers(service)
            service.need_count = needs(service)

    def write(self, vals):
        """A service that is archived or brought back changes who could be partners."""
        result = super().write(vals)
        if "active" in vals:
            lines = self.with_context(active_test=False).line_ids
            # sudo: staff or not, all networks' lines of this service are matched
            self.env["cafe.service.match"].sudo()._find_matches(lines.sudo())
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: who deletes a service may not see every network that uses it
        lines = self.sudo().with_context(active_test=False).line_ids
        if lines:
            raise UserError(
                self.env._(
                    "Networks offer or need “%(service)s”. Archive it instead.",
                    service=lines[0].service_id.name,
                )
            )
