from odoo import api, fields, models

from ...tools.records import count_by


class CafeNetworkNearestMixin(models.AbstractModel):
    """With which networks one shares members, and who is in no other."""

    _name = "cafe.network.nearest.mixin"
    _description = "Network: Nearest Networks"

    overlap_count = fields.Integer(
        string="Networks that share a member", compute="_compute_overlap_count"
    )
    unshared_count = fields.Integer(
        string="Members of no other network", compute="_compute_unshared_count"
    )

    @api.depends("member_ids.state")
    def _compute_overlap_count(self):
        count = count_by(self, "cafe.overlap.report", "network_id")
        for network in self:
            network.overlap_count = count(network)

    @api.depends("member_ids.state")
    def _compute_unshared_count(self):
        count = count_by(self, "cafe.overlap.partner.report", "only_network_id")
        for network in self:
            network.unshared_count = count(network)

    def action_view_overlap(self):
        """Open the nearest networks of this one, the nearest first.

        :return: an action
        """
        name = self.env._("Nearest networks")
        return self._view_overlap("cafe_overlap_report_action", name, "network_id")

    def action_view_unshared(self):
        """Open the members that are in no other network.

        :return: an action
        """
        name = self.env._("In no other network")
        return self._view_overlap(
            "cafe_overlap_partner_report_action", name, "only_network_id"
        )

    def _view_overlap(self, action, name, field):
        self.ensure_one()
        values = self.env["ir.actions.act_window"]._for_xml_id(
            f"cafe_partage_module.{action}"
        )
        return {
            **values,
            "path": False,
            "name": f"{name}: {self.name}",
            "domain": [(field, "=", self.id)],
            "context": {},
        }
