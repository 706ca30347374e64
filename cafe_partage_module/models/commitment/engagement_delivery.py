from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import float_compare

# The states that follow from what was delivered.
FOLLOWING_STATES = ("pledged", "partial", "delivered")
OPEN_STATES = ("pledged", "partial")


class CafeEngagementDeliveryMixin(models.AbstractModel):
    """What was delivered of an engagement, and the state that this gives it."""

    _name = "cafe.engagement.delivery.mixin"
    _description = "Delivery of an Engagement"

    line_ids = fields.One2many(
        "cafe.engagement.line", "engagement_id", string="Deliveries"
    )
    delivered_quantity = fields.Float(
        string="Delivered quantity",
        compute="_compute_delivered_quantity",
        store=True,
        digits="Product Unit",
    )
    remaining_quantity = fields.Float(
        string="Left to deliver",
        compute="_compute_remaining_quantity",
        digits="Product Unit",
    )
    progress = fields.Float(
        compute="_compute_remaining_quantity",
        aggregator=None,
        help="Percentage of the pledge that was delivered.",
    )
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("pledged", "Pledged"),
            ("partial", "Delivered in part"),
            ("delivered", "Delivered"),
            ("waived", "Waived"),
            ("declined", "Declined"),
        ],
        compute="_compute_state",
        store=True,
        readonly=False,
        required=True,
        default="pledged",
        copy=False,
        index=True,
        tracking=True,
    )
    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_is_overdue",
        search="_search_is_overdue",
        help="The period is over and not all of it was delivered.",
    )

    @api.depends("line_ids.quantity")
    def _compute_delivered_quantity(self):
        for engagement in self:
            engagement.delivered_quantity = sum(engagement.line_ids.mapped("quantity"))

    @api.depends("quantity", "delivered_quantity")
    def _compute_remaining_quantity(self):
        for engagement in self:
            pledged, delivered = engagement.quantity, engagement.delivered_quantity
            engagement.remaining_quantity = max(pledged - delivered, 0)
            engagement.progress = 100 * delivered / pledged if pledged else 0

    @api.depends("quantity", "delivered_quantity")
    def _compute_state(self):
        for engagement in self:
            state = engagement.state or "pledged"
            if state in FOLLOWING_STATES:
                state = engagement._get_delivered_state()
            engagement.state = state

    @api.depends("state", "date_end")
    def _compute_is_overdue(self):
        overdue = self._get_overdue_domain(self.env.company._cafe_today())
        found = self.filtered_domain(overdue)
        for engagement in self:
            engagement.is_overdue = engagement in found

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = self._get_overdue_domain(self.env.company._cafe_today())
        return Domain.OR([overdue if wanted else ~overdue for wanted in value])

    @api.constrains("state")
    def _check_state(self):
        """Nobody says by hand that something was delivered: the deliveries do."""
        for engagement in self.filtered(lambda e: e.state in ("partial", "delivered")):
            if engagement.state != engagement._get_delivered_state():
                raise ValidationError(
                    self.env._(
                        "How much of “%(what)s” is delivered follows from its "
                        "deliveries. Add or correct them instead of its state.",
                        what=engagement.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        engagements = super().create(vals_list)
        engagements._follow_deliveries()
        return engagements

    def write(self, vals):
        """Who writes ``pledged`` lets the state follow from the deliveries again."""
        result = super().write(vals)
        if vals.get("state") == "pledged":
            self._follow_deliveries()
        return result

    def _follow_deliveries(self):
        """A state that was given stands as it is: compute it after all."""
        self.env.add_to_compute(self._fields["state"], self)

    @api.model
    def _get_overdue_domain(self, day):
        """What was to be delivered before ``day`` and was not.

        :param day: date
        :return: Domain
        """
        return Domain("state", "in", OPEN_STATES) & Domain("date_end", "<", day)

    def _get_delivered_state(self):
        """:return: str, the state that the deliveries of a pledge give it"""
        self.ensure_one()
        if not self.delivered_quantity:
            return "pledged"
        digits = self.env["decimal.precision"].precision_get("Product Unit")
        left = float_compare(
            self.quantity, self.delivered_quantity, precision_digits=digits
        )
        return "partial" if left > 0 else "delivered"
