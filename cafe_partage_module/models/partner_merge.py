from odoo import models


class BasePartnerMerge(models.TransientModel):
    """Contacts that become one: how the others were called stays withheld, and what
    networks share is counted along."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Places in networks move by SQL: what networks share comes along."""
        members = self.env["cafe.network.member"]
        partners = self.env["res.partner"].browse(partner_ids)
        if dst_partner:
            partners |= dst_partner
        before = members._get_current_places(partners)
        result = super()._merge(
            partner_ids, dst_partner=dst_partner, extra_checks=extra_checks
        )
        members.invalidate_model()
        # who is gone has no place any more
        members._follow_overlap(before, members._get_current_places(partners))
        return result

    def _update_foreign_keys(self, src_partners, dst_partner):
        """Goes around the ORM: the registrations do not notice by themselves."""
        before = src_partners._get_attendances()
        result = super()._update_foreign_keys(src_partners, dst_partner)
        self.env.invalidate_all()
        for registration, name in before:
            registration._keep_contact_name(name)
        return result
