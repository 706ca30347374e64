from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeEngagementLine(models.Model):
    """What was delivered of an engagement, on a day."""

    _name = "cafe.engagement.line"
    _description = "Engagement Delivery"
    _inherit = ["cafe.bound.mixin"]
    _bound_to = "engagement_id"
    _order = "date desc, id desc"
    _rec_name = "date"

    engagement_id = fields.Many2one(
        "cafe.engagement", required=True, ondelete="cascade", index=True
    )
    network_id = fields.Many2one(
        related="engagement_id.network_id", store=True, index=True
    )
    company_id = fields.Many2one(related="engagement_id.company_id", store=True)
    date = fields.Date(
        required=True, default=lambda self: self.env.company._cafe_today(), index=True
    )
    quantity = fields.Float(required=True, digits="Product Unit")
    uom_id = fields.Many2one(related="engagement_id.uom_id")
    note = fields.Char()

    _quantity_positive = models.Constraint(
        "CHECK(quantity > 0)",
        "What was delivered must be more than nothing. Delete the line if it was a "
        "mistake.",
    )

    @api.constrains("engagement_id")
    def _check_engagement_state(self):
        for engagement in self.engagement_id:
            if engagement.state in ("proposed", "declined"):
                raise ValidationError(
                    self.env._(
                        "“%(what)s” of %(member)s has not been accepted. Accept it "
                        "first, then note what was delivered.",
                        what=engagement.name,
                        member=engagement.partner_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.engagement_id.member_id._follow_engagement()
        return lines

    def write(self, vals):
        """The contributions of both members follow, where a line moves."""
        members = self.engagement_id.member_id
        result = super().write(vals)
        (members | self.engagement_id.member_id)._follow_engagement()
        return result

    def unlink(self):
        """The engagement goes back to what is left of its deliveries."""
        members = self.engagement_id.member_id
        result = super().unlink()
        members._follow_engagement()
        return result
