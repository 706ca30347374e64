from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeCallPlan(models.TransientModel):
    """Asks who calls the members of a call list, and when."""

    _name = "cafe.call.plan"
    _description = "Plan Calls"

    member_ids = fields.Many2many(
        "cafe.network.member", string="Members to call", readonly=True
    )
    user_id = fields.Many2one(
        "res.users",
        string="Who calls",
        required=True,
        default=lambda self: self.env.user,
        domain=lambda self: [
            (
                "all_group_ids",
                "in",
                self.env.ref("cafe_partage_module.group_cafe_coordinator").ids,
            )
        ],
    )
    day = fields.Date(
        string="Call by",
        required=True,
        default=lambda self: self.env.company._cafe_today(),
    )
    note = fields.Char(string="About", help="It comes with each call.")
    member_count = fields.Integer(compute="_compute_counts")
    planned_count = fields.Integer(compute="_compute_counts")

    @api.depends("member_ids")
    def _compute_counts(self):
        for plan in self:
            # as they stand in the database
            members = plan.member_ids._origin
            plan.member_count = len(members._filter_to_call())
            plan.planned_count = len(members) - plan.member_count

    @api.constrains("day")
    def _check_day(self):
        for plan in self:
            if plan.day < self.env.company._cafe_today():
                raise ValidationError(self.env._("Choose a day that is still to come."))

    def action_plan(self):
        """Plan a call to each member that has none planned, and tell how many.

        :return: an action
        """
        self.ensure_one()
        members = self.member_ids._plan_calls(self.user_id, self.day, self.note or "")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if members else "warning",
                "message": self.env._(
                    "Calls planned: %(new)s. Planned already: %(old)s.",
                    new=len(members),
                    old=len(self.member_ids) - len(members),
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
