from odoo import models


class CafeThemeLink(models.AbstractModel):
    """Signed links about themes: each opens one thing, for a number of days."""

    _name = "cafe.theme.link"
    _description = "Signed Link about a Theme"
    _inherit = ["cafe.signed.link"]
