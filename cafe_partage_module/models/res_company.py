from odoo import fields, models

from odoo.addons.base.models.res_partner import _tz_get


class ResCompany(models.Model):
    """The secretariat's time zone: its days begin and end at midnight there."""

    _inherit = "res.company"

    cafe_tz = fields.Selection(
        _tz_get,
        string="Time zone of the secretariat",
        default="Europe/Brussels",
        required=True,
    )

    def _cafe_today(self):
        """:return: date, today where the company is"""
        self.ensure_one()
        return fields.Date.context_today(self.with_context(tz=self.cafe_tz))
