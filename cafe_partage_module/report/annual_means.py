from odoo import api, models

from .printer import Printer
from .year_outcomes import count_engagements, sum_fees


class CafeAnnualReportMeansMixin(models.AbstractModel):
    """What members gave (engagement, fees) and what funders gave, by network."""

    _name = "cafe.annual.report.means.mixin"
    _description = "Annual Report: Means"

    @api.model
    def _read_means(self, facts):
        networks, first, last = facts["networks"], facts["first"], facts["last"]
        return {
            "engagements": count_engagements(self.env, networks, first, last),
            "fees": sum_fees(self.env, networks, first, last),
            "funding": self._read_funding(facts),
        }

    @api.model
    def _read_funding(self, facts):
        """:return: dict of ``(network id, year)`` to an amount in the currency of the
        network's company, of whole years; None for who may not read it"""
        Report = self.env["cafe.funding.report"]
        if not Report.has_access("read"):
            return None
        years = [str(facts["year"] - 1), str(facts["year"])]
        return {
            (network.id, int(year)): amount
            for network, year, amount in Report._read_group(
                [("network_id", "in", facts["networks"].ids), ("year", "in", years)],
                ["network_id", "year"],
                ["amount:sum"],
            )
        }

    @api.model
    def _get_means_tables(self, facts):
        """:return: dict with ``rows`` by network, and whether fees and funding may be
        shown"""
        return {
            "rows": [
                {"name": network.name, **self._get_means(facts, network)}
                for network in facts["networks"]
            ],
            "has_fees": facts["fees"] is not None,
            "has_funding": facts["funding"] is not None,
        }

    @api.model
    def _get_means(self, facts, network):
        """:return: dict of str, of one network in the year"""
        printer = Printer(self.env)
        key, currency = (network.id, facts["year"]), network.funding_currency_id
        pledges = facts["engagements"].get(key, {})
        fees = (facts["fees"] or {}).get(key, {})
        return {
            "pledged": printer.number(pledges.get("pledged", 0)),
            "delivered": printer.number(pledges.get("delivered", 0)),
            "fee_asked": printer.amount(fees.get("asked", 0), currency),
            "fee_paid": printer.amount(fees.get("paid", 0), currency),
            "funding": printer.amount((facts["funding"] or {}).get(key, 0), currency),
        }

    @api.model
    def _sum_amounts(self, facts, amounts, year, name=None):
        """Amounts of all networks, where they are in one currency.

        :param amounts: dict of ``(network id, year)`` to an amount, or to a dict
        :return: str; a dash where currencies differ
        """
        currencies = facts["networks"].funding_currency_id
        if len(currencies) > 1:
            return "–"
        currency = currencies or self.env.company.currency_id
        total = sum(
            amount[name] if name else amount
            for (_network, given_in), amount in amounts.items()
            if given_in == year
        )
        return Printer(self.env).amount(total, currency)
