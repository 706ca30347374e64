from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeOverlapDay(models.TransientModel):
    """Asks for the day that a report on overlap is about."""

    _name = "cafe.overlap.day"
    _description = "Overlap on a Day"

    day = fields.Date(
        required=True,
        default=lambda self: fields.Date.subtract(
            self.env.company._cafe_today(), years=1
        ),
    )
    what = fields.Selection(
        [
            ("networks", "What networks share"),
            ("members", "Who sits in several"),
            ("places", "Members by circle and sector"),
        ],
        string="Show",
        required=True,
        default="networks",
    )

    @api.constrains("day")
    def _check_day(self):
        for asked in self:
            if asked.day > self.env.company._cafe_today():
                raise ValidationError(
                    self.env._("Choose a day that has been: who joins later is open.")
                )

    def action_show(self):
        """Open the report of that day.

        :return: an action
        """
        self.ensure_one()
        model = {
            "networks": "overlap_report",
            "members": "overlap_partner_report",
            "places": "member_day_report",
        }
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"cafe_partage_module.cafe_{model[self.what]}_action"
        )
        day = fields.Date.to_string(self.day)
        return {
            **action,
            # its own address would open the report of today
            "path": False,
            "name": self.env._(
                "%(report)s on %(day)s",
                report=action["name"],
                day=self.env["ir.qweb.field.date"].value_to_html(self.day, {}),
            ),
            "context": {"cafe_day": day},
        }
