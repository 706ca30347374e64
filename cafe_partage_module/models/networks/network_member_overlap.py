from odoo import api, models

from .network_member_steps import CURRENT_STATES


class CafeNetworkMemberOverlapMixin(models.AbstractModel):
    """Each change of a place brings along what networks share."""

    _name = "cafe.network.member.overlap.mixin"
    _description = "Member: what networks share"

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        partners = members.partner_id
        after = self._get_current_places(partners)
        new = {(m.partner_id.id, m.network_id.id) for m in members}
        self._follow_overlap([place for place in after if place not in new], after)
        return members

    def write(self, vals):
        if not {"state", "network_id", "partner_id"} & vals.keys():
            return super().write(vals)
        partners = self.partner_id
        if vals.get("partner_id"):
            partners |= partners.browse(vals["partner_id"])
        before = self._get_current_places(partners)
        result = super().write(vals)
        self._follow_overlap(before, self._get_current_places(partners))
        return result

    def unlink(self):
        partners = self.partner_id
        before = self._get_current_places(partners)
        result = super().unlink()
        self._follow_overlap(before, self._get_current_places(partners))
        return result

    @api.model
    def _get_current_places(self, partners):
        """:return: list of tuples of ids, partner and network"""
        # sudo: what somebody may not see counts too
        members = self.env["cafe.network.member"].sudo()
        members = members.search_fetch(
            [("partner_id", "in", partners.ids), ("state", "in", CURRENT_STATES)],
            ["partner_id", "network_id"],
            order="id",
        )
        return [(m.partner_id.id, m.network_id.id) for m in members]

    @api.model
    def _follow_overlap(self, before, after):
        # sudo: nobody writes these counts by hand
        self.env["cafe.network.overlap"].sudo()._follow(before, after)
