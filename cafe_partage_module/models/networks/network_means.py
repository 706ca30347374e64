from odoo import api, fields, models
from odoo.fields import Domain

COORDINATOR = "cafe_partage_module.group_cafe_coordinator"


class CafeNetworkMeansMixin(models.AbstractModel):
    """What a network lives on this year, and how much of that is about to end."""

    _name = "cafe.network.means.mixin"
    _description = "Means of a Network"

    funding_currency_id = fields.Many2one(
        "res.currency",
        string="Currency of its company",
        compute="_compute_funding_currency_id",
        export_string_translation=False,
    )
    funding_total = fields.Monetary(
        string="Means a year",
        compute="_compute_funding_total",
        currency_field="funding_currency_id",
        groups=COORDINATOR,
        help="What all current funding gives in a year, together.",
    )
    funding_lapsing = fields.Monetary(
        string="Of which lapses within a year",
        compute="_compute_funding_total",
        currency_field="funding_currency_id",
        groups=COORDINATOR,
    )
    funding_lapsing_share = fields.Float(
        string="Share that lapses within a year",
        compute="_compute_funding_total",
        groups=COORDINATOR,
    )

    @api.depends("company_id.currency_id")
    def _compute_funding_currency_id(self):
        for network in self:
            network.funding_currency_id = network._get_means_company().currency_id

    @api.depends(
        "funding_ids.active",
        "funding_ids.yearly_amount",
        "funding_ids.date_start",
        "funding_ids.date_end",
    )
    def _compute_funding_total(self):
        """Two queries, however many networks there are."""
        today = self.env.company._cafe_today()
        current = self.env["cafe.network.funding"]._get_current_domain(today)
        totals = self._sum_yearly_amounts(current)
        lapsing = self._sum_yearly_amounts(current & Domain("is_lapsing", "=", True))
        for network in self:
            total = totals.get(network._origin.id, 0)
            lapses = lapsing.get(network._origin.id, 0)
            network.funding_total = total
            network.funding_lapsing = lapses
            network.funding_lapsing_share = lapses / total if total else 0

    def _sum_yearly_amounts(self, domain):
        """:return: dict of a network's id to a sum in the currency of its company"""
        return {
            network.id: amount
            for network, amount in self.env["cafe.network.funding"]._read_group(
                domain & Domain("network_id", "in", self._origin.ids),
                ["network_id"],
                ["yearly_amount:sum"],
            )
        }

    def _get_means_company(self):
        """The company in whose currency the means of this network are added up.

        :return: ``res.company``; for a network of all companies, the main one
        """
        # sudo: a currency is no secret, whoever may see the company it belongs to
        companies = self.env["res.company"].sudo()
        # an id from the cache: this is asked for each of many
        main = self.env["ir.model.data"]._xmlid_to_res_id("base.main_company")
        return self.company_id.sudo() or companies.browse(main)

    def action_view_funding(self):
        """Open the funding of this network over the years."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_network_funding_action"
        )
        action["domain"] = [("network_id", "=", self.id)]
        action["context"] = {"default_network_id": self.id}
        return action

    def action_view_funding_report(self):
        """Open the means of this network by year and funder."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_funding_report_action"
        )
        action["domain"] = [("network_id", "=", self.id)]
        return action
