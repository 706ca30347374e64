from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# What decides whether a membership by engagement stands.
DECIDING = {"member_id", "state", "quantity", "date_start", "date_end", "active"}


class CafeEngagement(models.Model):
    """What a member pledges to do or give over a period, and what came of it.

    An engagement that was asked for (``proposed``) is accepted or declined by the
    coordinator. Once pledged, its state follows its deliveries by itself, until
    somebody waives what is left of it.
    """

    _name = "cafe.engagement"
    _description = "Engagement"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.dated.mixin",
        "cafe.engagement.delivery.mixin",
        "cafe.engagement.steps.mixin",
        "cafe.engagement.contribution.mixin",
    ]
    _bound_to = "member_id"
    _order = "date_start desc, id desc"

    # pledge
    name = fields.Char(string="What", required=True, tracking=True)
    active = fields.Boolean(default=True)
    member_id = fields.Many2one(
        "cafe.network.member",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    circle_id = fields.Many2one(related="member_id.circle_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        related="member_id.partner_id", store=True, index=True, string="Member name"
    )
    quantity = fields.Float(
        string="Pledged",
        required=True,
        default=1,
        digits="Product Unit",
        tracking=True,
    )
    uom_id = fields.Many2one(
        "uom.uom",
        string="Unit",
        required=True,
        default=lambda self: self.env.ref(
            "uom.product_uom_hour", raise_if_not_found=False
        ),
    )
    date_end = fields.Date(
        compute="_compute_date_end",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="Last day on which to deliver; empty = whenever.",
    )
    reason = fields.Char(
        copy=False, tracking=True, help="Why it was waived or declined."
    )

    _quantity_positive = models.Constraint(
        "CHECK(quantity > 0)", "What is pledged must be more than nothing."
    )

    @api.depends("date_start")
    def _compute_date_end(self):
        """A new engagement runs until the end of its year; a saved one stays."""
        for engagement in self:
            start, end = engagement.date_start, engagement.date_end
            if not engagement._origin and start and (not end or end < start):
                end = start.replace(month=12, day=31)
            engagement.date_end = end

    @api.constrains("state", "reason")
    def _check_reason(self):
        for engagement in self:
            if (
                engagement.state in ("waived", "declined")
                and not (engagement.reason or "").strip()
            ):
                raise ValidationError(
                    self.env._(
                        "Say why “%(what)s” of %(member)s is waived or declined.",
                        what=engagement.name,
                        member=engagement.partner_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        engagements = super().create(vals_list)
        engagements.member_id._follow_engagement()
        return engagements

    def write(self, vals):
        """The members' contributions follow.

        :raises UserError: when the unit changes of what was delivered
        """
        if "uom_id" in vals:
            self._check_unit_can_change(vals["uom_id"])
        if not DECIDING & vals.keys():
            return super().write(vals)
        members = self.member_id
        result = super().write(vals)
        (members | self.member_id)._follow_engagement()
        return result

    def unlink(self):
        """What a member no longer pledges counts no longer as its contribution."""
        members = self.member_id
        result = super().unlink()
        members._follow_engagement()
        return result

    def _check_unit_can_change(self, uom_id):
        for engagement in self:
            if engagement.line_ids and engagement.uom_id.id != uom_id:
                raise UserError(
                    self.env._(
                        "“%(what)s” has deliveries in %(unit)s: its unit stays. Make "
                        "another engagement for another unit.",
                        what=engagement.name,
                        unit=engagement.uom_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_delivered(self):
        for engagement in self:
            if engagement.line_ids:
                raise UserError(
                    self.env._(
                        "“%(what)s” of %(member)s was delivered, at least in part: "
                        "that is history and is kept. Waive what is left, or archive "
                        "it.",
                        what=engagement.name,
                        member=engagement.partner_id.display_name,
                    )
                )
