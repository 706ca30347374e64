from odoo import api, models


class CafeMemberPortal(models.AbstractModel):
    """A member's page leads to where it confirms its drivers."""

    _inherit = "cafe.member.portal"

    @api.model
    def _get_driver_link(self, member):
        partner = self.env.user.partner_id
        if partner not in member.representative_ids:
            partner = member.partner_id
        return self.env["cafe.driver.confirmation"]._get_url(member, partner)
