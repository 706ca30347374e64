from odoo import api, fields, models

from ...tools.records import count_by

# colours of tags, as Odoo numbers them
KIND_COLORS = {"explore": 3, "use": 4, "belong": 10, "influence": 5, "duty": 1}


class CafeDriver(models.Model):
    """A reason to take part in a network, to choose from."""

    _name = "cafe.driver"
    _description = "Driver"
    _order = "kind, sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [
            ("explore", "Leaving the comfort zone"),
            ("use", "Useful for the work"),
            ("belong", "Being part of it"),
            ("influence", "Having influence"),
            ("duty", "Having to"),
        ],
        required=True,
        default="use",
        index=True,
    )
    color = fields.Integer(compute="_compute_color", export_string_translation=False)
    member_count = fields.Integer(
        string="Members",
        compute="_compute_member_count",
        help="Members that this drives today.",
    )

    @api.depends("kind")
    def _compute_color(self):
        for driver in self:
            driver.color = KIND_COLORS.get(driver.kind, 0)

    def _compute_member_count(self):
        count = count_by(
            self,
            "cafe.member.driver",
            "driver_id",
            [("freshness", "in", ("fresh", "due", "stale"))],
        )
        for driver in self:
            driver.member_count = count(driver)

    def action_view_members(self):
        """Open the members that these drive today.

        :return: an action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_member_driver_action"
        )
        action["domain"] = [("driver_id", "in", self.ids)]
        return action
