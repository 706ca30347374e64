from odoo import api, models

from .printer import Printer

SECTORS = 8


class CafeAnnualReportNetworkMixin(models.AbstractModel):
    """A page for each network."""

    _name = "cafe.annual.report.network.mixin"
    _description = "Annual Report: A Network"

    @api.model
    def _get_network_pages(self, facts):
        """:return: list of dicts with ``name``, ``months``, ``moves``, ``circles``,
        ``sectors``, ``rows`` (tuples of a label, the year and the year before)"""
        printer = Printer(self.env)
        circles = self._name_keys("cafe.network.circle", facts["circles"])
        sectors = self._name_keys("res.partner.industry", facts["sectors"])
        no_circle, no_sector = self.env._("No circle"), self.env._("Sector unknown")
        return [
            {
                "name": network.name,
                "months": self._get_months(facts, facts["counts"][network.id]),
                "circles": printer.part_list(
                    facts["circles"].get(network.id, {}), circles, no_circle
                ),
                "sectors": printer.part_list(
                    facts["sectors"].get(network.id, {}), sectors, no_sector, SECTORS
                ),
                "rows": self._get_network_rows(facts, network),
            }
            for network in facts["networks"]
        ]

    @api.model
    def _name_keys(self, model, counts):
        """:return: dict of id to name, for all networks together"""
        ids = {key for parts in counts.values() for key in parts if key}
        return {record.id: record.name for record in self.env[model].browse(ids)}

    @api.model
    def _get_network_rows(self, facts, network):
        printer = Printer(self.env)
        years = (facts["year"], facts["year"] - 1)
        counts = facts["counts"][network.id]
        rows = [(self.env._("Members at the end"), counts[-1], counts[12])]
        for (source, name), label in {
            ("moves", "joined"): self.env._("Joined"),
            ("moves", "returned"): self.env._("Returned"),
            ("moves", "left"): self.env._("Left"),
            ("participation", "sessions"): self.env._("Sessions held for it"),
            ("participation", "members_came"): self.env._("Members who came"),
            ("engagements", "pledged"): self.env._("Engagements pledged"),
            ("engagements", "delivered"): self.env._("Engagements delivered"),
        }.items():
            figures = [facts[source].get((network.id, y), {}) for y in years]
            rows.append((label, *(figure.get(name, 0) for figure in figures)))
        words = [
            (label, printer.number(now), printer.number(before))
            for label, now, before in rows
        ]
        return words + self._get_network_amounts(facts, network, years)

    @api.model
    def _get_network_amounts(self, facts, network, years):
        printer, currency = Printer(self.env), network.funding_currency_id
        rows = []
        if facts["fees"] is not None:
            fees = [facts["fees"].get((network.id, y), {}) for y in years]
            rows.append((self.env._("Fees paid"), *(f.get("paid", 0) for f in fees)))
        if facts["funding"] is not None:
            amounts = [facts["funding"].get((network.id, y), 0) for y in years]
            rows.append((self.env._("Funding, of whole years"), *amounts))
        return [
            (label, *(printer.amount(amount, currency) for amount in amounts))
            for label, *amounts in rows
        ]
