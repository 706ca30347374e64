from odoo import models


class BasePartnerMerge(models.TransientModel):
    """Contacts that become one: how the others were called stays withheld."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _update_foreign_keys(self, src_partners, dst_partner):
        """Goes around the ORM: the registrations do not notice by themselves."""
        before = src_partners._get_attendances()
        result = super()._update_foreign_keys(src_partners, dst_partner)
        self.env.invalidate_all()
        for registration, name in before:
            registration._keep_contact_name(name)
        return result
