from odoo import fields, models

from ..tools.records import form_action


class CafeReportPlaceMixin(models.AbstractModel):
    """A report whose rows are about places in networks."""

    _name = "cafe.report.place.mixin"
    _description = "Report on Places in Networks"

    member_id = fields.Many2one("cafe.network.member", string="Membership")
    network_id = fields.Many2one("cafe.network")
    partner_id = fields.Many2one("res.partner", string="Member")
    circle_id = fields.Many2one("cafe.network.circle")
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    company_id = fields.Many2one("res.company")

    def action_open_member(self):
        """Open the place that this row is about.

        :return: an action on one ``cafe.network.member``
        """
        return form_action(self.member_id)
