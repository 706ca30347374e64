from odoo import fields, models


class CafeNetworkMemberCriterion(models.Model):
    """Whether one member meets one criterion: what it says, what was found."""

    _name = "cafe.network.member.criterion"
    _description = "Member's Criterion"
    _inherit = ["cafe.bound.mixin"]
    _bound_to = "member_id"
    _order = "member_id, sequence, id"
    _rec_name = "criterion_id"

    member_id = fields.Many2one(
        "cafe.network.member", required=True, ondelete="cascade", index=True
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True)
    criterion_id = fields.Many2one(
        "cafe.network.criterion", required=True, ondelete="restrict", index=True
    )
    sequence = fields.Integer(related="criterion_id.sequence", store=True)
    is_required = fields.Boolean(related="criterion_id.is_required")
    is_claimed = fields.Boolean(string="Says so")
    is_met = fields.Boolean(string="Met")
    note = fields.Char()
