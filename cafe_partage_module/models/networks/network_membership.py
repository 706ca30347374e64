from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import count_by


class CafeNetworkMembershipMixin(models.AbstractModel):
    """How one becomes a member of a network, and stays one."""

    _name = "cafe.network.membership.mixin"
    _description = "Rules of Membership"

    fee_grace_days = fields.Integer(
        string="Fee may be late by",
        default=0,
        help="Days after the last paid day; then a membership by fee ends by itself. "
        "0 = it never does.",
    )
    attendance_months = fields.Integer(
        string="Stays a member for",
        default=0,
        help="Months after the last session in which a member by attendance took part. "
        "0 = for good.",
    )
    criterion_ids = fields.One2many(
        "cafe.network.criterion", "network_id", string="Criteria", copy=True
    )
    application_count = fields.Integer(
        string="Applications to decide", compute="_compute_application_count"
    )

    _member_rules_positive = models.Constraint(
        "CHECK(fee_grace_days >= 0 AND attendance_months >= 0)",
        "Days and months cannot be negative.",
    )

    @api.depends("member_ids.state", "member_ids.application_state")
    def _compute_application_count(self):
        Member = self.env["cafe.network.member"]
        count = count_by(
            self, Member._name, "network_id", list(Member._get_undecided_domain())
        )
        for network in self:
            network.application_count = count(network)

    def action_view_applications(self):
        """Open what waits for a decision."""
        action = self.action_view_members()
        action["context"] = {
            "search_default_undecided": 1,
            "default_state": "applicant",
        }
        return action

    def _get_outer_circle(self):
        """:return: the outermost ``cafe.network.circle``, possibly empty"""
        self.ensure_one()
        return self.circle_ids.sorted("sequence")[-1:]

    def _check_application(self, partner):
        """:raises UserError: where ``partner`` cannot apply to this network, and why"""
        self.ensure_one()
        if self.member_rule == "attendance":
            raise UserError(
                self.env._(
                    "One becomes a member of %(network)s by coming to a session.",
                    network=self.name,
                )
            )
        if not (partner.is_company or self.individuals_allowed):
            raise UserError(
                self.env._("%(network)s takes organisations only.", network=self.name)
            )
        if partner == self.partner_id:
            raise UserError(self.env._("A network is not a member of itself."))
        living = self.env["cafe.network.member"].search_count(
            [
                ("network_id", "=", self.id),
                ("partner_id", "=", partner.id),
                ("state", "in", ("applicant", "active", "paused")),
            ],
            limit=1,
        )
        if living:
            raise UserError(
                self.env._(
                    "%(member)s has a place in %(network)s, or asked for one, already.",
                    member=partner.name,
                    network=self.name,
                )
            )
