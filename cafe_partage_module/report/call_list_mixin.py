from odoo import models


class CafeCallListMixin(models.AbstractModel):
    """A report with a row for each place (``member_id``), whose members one calls."""

    _name = "cafe.call.list.mixin"
    _inherit = ["cafe.report.place.mixin"]
    _description = "Call List"

    def action_plan_calls(self):
        """Ask who calls these members, and when.

        :return: an action on ``cafe.call.plan``
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan calls"),
            "res_model": "cafe.call.plan",
            "view_mode": "form",
            "target": "new",
            "context": {"default_member_ids": self.member_id.ids},
        }
