from odoo import api, fields, models
from odoo.exceptions import UserError

REPORT = "cafe_partage_module.network_fact_sheet_action"


class CafeFactSheet(models.TransientModel):
    """Asks of which networks, and in which language, a fact sheet is printed."""

    _name = "cafe.fact.sheet"
    _description = "Print a Fact Sheet"
    _inherit = ["cafe.printed.mixin"]

    network_ids = fields.Many2many(
        "cafe.network",
        "cafe_fact_sheet_network_rel",
        string="Networks",
        default=lambda self: self._get_default_networks(),
    )

    @api.model
    def _get_default_networks(self):
        """:return: the networks from which this was opened, of those of the user"""
        if self.env.context.get("active_model") != "cafe.network":
            return False
        ids = self.env.context.get("active_ids") or []
        return self.env["cafe.network"].browse(ids)._filtered_access("read")

    def action_print(self):
        """Print one document, with a sheet for each network.

        :return: an action
        :raises UserError: where no network is chosen
        """
        self.ensure_one()
        if not self.network_ids:
            raise UserError(self.env._("Choose a network first."))
        return self.env.ref(REPORT).report_action(self, config=False)

    def _make_print_title(self):
        if len(self.network_ids) == 1:
            return self.env._("%(network)s: fact sheet", network=self.network_ids.name)
        return self.env._("Fact sheets of networks")
