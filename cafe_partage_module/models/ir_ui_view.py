from odoo import fields, models


class IrUiView(models.Model):
    _inherit = "ir.ui.view"

    # the name says whose it is: other addons have a view called timeline
    type = fields.Selection(
        selection_add=[("cafe_timeline", "Timeline")],
        ondelete={"cafe_timeline": "cascade"},
    )

    def _get_view_info(self):
        info = {"cafe_timeline": {"icon": "fa fa-align-left"}}
        return info | super()._get_view_info()
