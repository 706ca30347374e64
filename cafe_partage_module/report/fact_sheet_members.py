from datetime import date

from markupsafe import Markup

from odoo import api, models

from ..tools.charts import bar_chart
from .printer import Printer
from .year_members import (
    count_by_circle,
    count_by_sector,
    count_members,
    count_moves,
)

YEARS = 8
SECTORS = 6  # the others together


class CafeFactSheetMembersMixin(models.AbstractModel):
    """Members of a network: now, by circle and sector, and over the years."""

    _name = "cafe.fact.sheet.members.mixin"
    _description = "Fact Sheet: Members"

    @api.model
    def _get_members(self, networks):
        """:return: dict of id to a dict with ``count`` (str), ``circles``, ``sectors``
        (see ``Printer.part_list``), ``years`` (rows of str) and ``chart`` (Markup)"""
        today = self.env.company._cafe_today()
        days = [
            *(date(year, 12, 31) for year in range(today.year - YEARS, today.year)),
            today,
        ]
        counts = count_members(self.env, networks, days)
        moves = count_moves(self.env, networks, date(days[0].year, 1, 1), today)
        circles = self._get_parts(networks, today)
        return {
            network.id: {
                "count": Printer(self.env).number(counts[network.id][-1]),
                **circles[network.id],
                **self._get_years(network, days, counts[network.id], moves),
            }
            for network in networks
        }

    @api.model
    def _get_parts(self, networks, day):
        """:return: dict of id to a dict with ``circles`` and ``sectors``"""
        printer = Printer(self.env)
        by_circle = count_by_circle(self.env, networks, day)
        by_sector = count_by_sector(self.env, networks, day)
        names = [
            self._get_names(model, counts)
            for model, counts in (
                ("cafe.network.circle", by_circle),
                ("res.partner.industry", by_sector),
            )
        ]
        no_circle, no_sector = self.env._("No circle"), self.env._("Sector unknown")
        return {
            network.id: {
                "circles": printer.part_list(
                    by_circle.get(network.id, {}), names[0], no_circle
                ),
                "sectors": printer.part_list(
                    by_sector.get(network.id, {}), names[1], no_sector, SECTORS
                ),
            }
            for network in networks
        }

    @api.model
    def _get_names(self, model, counts):
        """:return: dict of id to name, for the keys of ``counts`` of all networks"""
        ids = {key for parts in counts.values() for key in parts if key}
        records = self.env[model].browse(sorted(ids))
        return {record.id: record.name for record in records}

    @api.model
    def _get_years(self, network, days, counts, moves):
        """The years in which the network had members, and what happened in each."""
        printer = Printer(self.env)
        rows, figures = [], []
        for day, count in zip(days, counts, strict=True):
            move = moves.get((network.id, day.year), {})
            if not (rows or count or move):
                continue
            is_over = (day.month, day.day) == (12, 31)
            rows.append(
                {
                    "label": str(day.year)
                    if is_over
                    else self.env._("%(year)s, until today", year=day.year),
                    "members": printer.number(count),
                    **{
                        kind: printer.number(move.get(kind, 0))
                        for kind in ("joined", "returned", "left")
                    },
                }
            )
            figures.append((str(day.year), count))
        chart = bar_chart(
            self.env._("Members at the end of each year"),
            [label for label, _count in figures],
            [[count for _label, count in figures]],
            width=300,
        )
        return {"years": rows, "chart": Markup(chart)}
