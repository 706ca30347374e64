from odoo import fields, models


class CafeNetworkCriterion(models.Model):
    """What a network asks of who wants to become a member, as a line to tick."""

    _name = "cafe.network.criterion"
    _description = "Membership Criterion"
    _inherit = ["cafe.bound.mixin"]
    _order = "network_id, sequence, id"

    name = fields.Char(string="Criterion", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    network_id = fields.Many2one(
        "cafe.network", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="network_id.company_id", store=True)
    is_required = fields.Boolean(
        string="Required",
        default=True,
        help="Without it a place is given only with a reason.",
    )
