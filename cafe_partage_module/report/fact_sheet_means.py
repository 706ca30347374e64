from odoo import api, models

from .printer import Printer


class CafeFactSheetMeansMixin(models.AbstractModel):
    """The support base of a network in its parts, and what it lives on."""

    _name = "cafe.fact.sheet.means.mixin"
    _description = "Fact Sheet: Support Base and Means"

    @api.model
    def _get_support(self, networks):
        """:return: dict of id to rows: dicts with ``title``, ``share`` and ``text``"""
        reports = (
            self.env["cafe.support.report"]
            .with_context(active_test=False)
            .search_fetch([("network_id", "in", networks.ids)])
        )
        rows = {
            report.network_id.id: self._get_support_rows(report) for report in reports
        }
        return {network.id: rows.get(network.id, []) for network in networks}

    @api.model
    def _get_support_rows(self, report):
        printer = Printer(self.env)
        return [
            {
                "title": self.env._("Attendance"),
                "share": printer.share(report.came_count, report.member_count),
                "text": self.env._(
                    "%(came)s of %(members)s members came to a session (sessions "
                    "held: %(held)s).",
                    came=report.came_count,
                    members=report.member_count,
                    held=report.session_count,
                ),
            },
            {
                "title": self.env._("Fresh drivers"),
                "share": printer.share(report.fresh_count, report.member_count),
                "text": self.env._(
                    "%(fresh)s of %(members)s members have a driver that was "
                    "confirmed in time.",
                    fresh=report.fresh_count,
                    members=report.member_count,
                ),
            },
            {
                "title": self.env._("Engagement delivered"),
                "share": printer.share(
                    report.delivered_share, 1 if report.engagement_count else 0
                ),
                "text": self.env._(
                    "Engagements: %(count)s. On average %(share)s of each was "
                    "delivered.",
                    count=report.engagement_count,
                    share=printer.share(
                        report.delivered_share, 1 if report.engagement_count else 0
                    ),
                ),
            },
        ]

    @api.model
    def _get_means(self, networks):
        """The funding of last year, this one and the next, by funder.

        :return: dict of id to a dict with ``years`` (list of str), ``rows`` (dicts
            with ``name``, ``amounts`` and ``share``) and ``totals`` (list of str);
            empty for who may not read it, and where there is none
        """
        Report = self.env["cafe.funding.report"]
        if not Report.has_access("read"):
            return {network.id: {} for network in networks}
        this = self.env.company._cafe_today().year
        years = [str(year) for year in range(this - 1, this + 2)]
        amounts = {}
        for network, funder, scheme, year, amount in Report._read_group(
            [("network_id", "in", networks.ids), ("year", "in", years)],
            ["network_id", "funder_id", "scheme", "year"],
            ["amount:sum"],
        ):
            name = " – ".join(filter(None, (funder.name, scheme)))
            rows = amounts.setdefault(network.id, {})
            rows.setdefault(name, dict.fromkeys(years, 0))[year] += amount
        return {
            network.id: self._get_means_table(
                amounts.get(network.id), years, network.funding_currency_id
            )
            for network in networks
        }

    @api.model
    def _get_means_table(self, amounts, years, currency):
        if not amounts:
            return {}
        printer = Printer(self.env)
        totals = [sum(row[year] for row in amounts.values()) for year in years]
        return {
            "years": years,
            "rows": [
                {
                    "name": name,
                    "amounts": [printer.amount(row[year], currency) for year in years],
                    "share": printer.share(row[years[1]], totals[1]),
                }
                for name, row in sorted(
                    amounts.items(), key=lambda item: (-item[1][years[1]], item[0])
                )
            ],
            "totals": [printer.amount(total, currency) for total in totals],
        }
