from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """What an administrator sets once for the secretariat."""

    _inherit = "res.config.settings"

    cafe_tz = fields.Selection(related="company_id.cafe_tz", readonly=False)
