from odoo import api, models

from .printer import Printer


class CafeAnnualReportKeyMixin(models.AbstractModel):
    """The key figures of a year, beside those of the year before."""

    _name = "cafe.annual.report.key.mixin"
    _description = "Annual Report: Key Figures"

    @api.model
    def _get_key_figures(self, facts):
        """:return: list of groups: dicts with ``title`` and ``rows``, tuples of a
        label, the year's figure and that of the year before (str)"""
        groups = [
            (self.env._("Members"), self._get_key_members(facts)),
            (self.env._("Sessions"), self._get_key_sessions(facts)),
            (self.env._("Follow-ups"), self._get_key_followups(facts)),
            (self.env._("What members and funders gave"), self._get_key_means(facts)),
        ]
        return [{"title": title, "rows": rows} for title, rows in groups if rows]

    @api.model
    def _write(self, rows):
        number = Printer(self.env).number
        return [(label, number(now), number(before)) for label, now, before in rows]

    @api.model
    def _get_key_members(self, facts):
        year = facts["year"]
        counts = facts["counts"].values()
        before, now = facts["organisations"]
        rows = [
            (
                self.env._("Places in networks, at the end"),
                sum(numbers[-1] for numbers in counts),
                sum(numbers[12] for numbers in counts),
            ),
            (self.env._("Members of at least one network"), now, before),
        ]
        for kind, label in {
            "joined": self.env._("Joined"),
            "returned": self.env._("Returned"),
            "left": self.env._("Left"),
        }.items():
            rows.append(
                (
                    label,
                    self._sum_moves(facts, year, kind),
                    self._sum_moves(facts, year - 1, kind),
                )
            )
        return self._write(rows)

    @api.model
    def _get_key_sessions(self, facts):
        year = facts["year"]
        years = [self._in_year(facts, y) for y in (year, year - 1)]
        rows = [(self.env._("Sessions held"), *map(len, years))]
        for name, label in {
            "came": self.env._("People who came, over all sessions"),
            "first_timers": self.env._("Of whom for the first time"),
            "no_shows": self.env._("Did not come"),
        }.items():
            rows.append((label, *(sum(s[name] for s in held) for held in years)))
        if facts["reports"] is not None:
            published = [facts["reports"].get(y, 0) for y in (year, year - 1)]
            rows.append((self.env._("Reports published"), *published))
        return self._write(rows)

    @api.model
    def _get_key_followups(self, facts):
        if facts["followups"] is None:
            return []
        now, before = (
            facts["followups"].get(year, {})
            for year in (facts["year"], facts["year"] - 1)
        )
        return self._write(
            (label, now.get(name, 0), before.get(name, 0))
            for name, label in {
                "noted": self.env._("Noted"),
                "done": self.env._("Done"),
                "open": self.env._("Open at the end"),
                "effects": self.env._("Effects noted"),
            }.items()
        )

    @api.model
    def _get_key_means(self, facts):
        year = facts["year"]
        rows = self._write(
            (label, *(self._sum_pledges(facts, y, name) for y in (year, year - 1)))
            for name, label in {
                "pledged": self.env._("Engagements pledged"),
                "delivered": self.env._("Engagements delivered"),
            }.items()
        )
        if facts["fees"] is not None:
            paid = [
                self._sum_amounts(facts, facts["fees"], y, "paid")
                for y in (year, year - 1)
            ]
            rows.append((self.env._("Fees paid"), *paid))
        if facts["funding"] is not None:
            amounts = [
                self._sum_amounts(facts, facts["funding"], y) for y in (year, year - 1)
            ]
            rows.append((self.env._("Funding, of whole years"), *amounts))
        return rows

    @api.model
    def _sum_pledges(self, facts, year, name):
        return sum(
            pledges[name]
            for (_network, pledged_in), pledges in facts["engagements"].items()
            if pledged_in == year
        )
