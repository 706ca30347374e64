from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.records import count_by


class CafeNetworkCircle(models.Model):
    """A ring around the core of a network: core, partner, sympathiser …

    ``sequence`` orders the circles of one network from the core outward.
    """

    _name = "cafe.network.circle"
    _description = "Network Circle"
    _inherit = ["cafe.bound.mixin", "cafe.network.circle.threshold.mixin"]
    _order = "network_id, sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(
        default=10, help="The core has the lowest number, the outer circle the highest."
    )
    active = fields.Boolean(default=True)
    network_id = fields.Many2one(
        "cafe.network", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="network_id.company_id", store=True)
    expectation = fields.Text(
        string="What is expected",
        translate=True,
        help="What members of this circle do for the network.",
    )
    product_id = fields.Many2one(
        "product.product",
        string="Membership product",
        domain=[("membership", "=", True)],
        ondelete="restrict",
        check_company=True,
        help="The fee of this circle, as a product of the membership module.",
    )
    member_ids = fields.One2many("cafe.network.member", "circle_id", string="Members")
    member_count = fields.Integer(
        string="Current members", compute="_compute_member_count"
    )

    _name_uniq = models.Constraint(
        "unique(network_id, name)", "This network has a circle with this name already."
    )

    @api.depends("member_ids.state", "member_ids.date_start", "member_ids.date_end")
    def _compute_member_count(self):
        count = count_by(
            self, "cafe.network.member", "circle_id", [("is_current", "=", True)]
        )
        for circle in self:
            circle.member_count = count(circle)

    @api.depends("name", "network_id.name")
    @api.depends_context("cafe_short_circle")
    def _compute_display_name(self):
        short = self.env.context.get("cafe_short_circle")
        for circle in self:
            name = circle.name or ""
            network = circle.network_id.name
            circle.display_name = (
                name if short or not network else (f"{network} / {name}")
            )

    @api.model
    def _search_display_name(self, operator, value):
        """A circle is also found by its whole name, “Network / Circle”."""
        domain = super()._search_display_name(operator, value)
        if operator in Domain.NEGATIVE_OPERATORS:
            return domain
        for text in [value] if isinstance(value, str) else value or ():
            network, slash, circle = str(text).rpartition(" / ")
            if slash:
                one = "=" if operator in ("=", "in") else operator
                domain |= Domain("network_id.name", one, network) & Domain(
                    "name", one, circle
                )
        return domain
