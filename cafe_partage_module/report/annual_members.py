from datetime import date, timedelta

from markupsafe import Markup

from odoo import api, models

from ..tools.charts import bar_chart
from .printer import Printer
from .year_members import (
    count_by_circle,
    count_by_sector,
    count_members,
    count_moves,
    count_organisations,
)

MOVES = ("joined", "returned", "left")


class CafeAnnualReportMembersMixin(models.AbstractModel):
    """Members by network and month, and who came and went in the year."""

    _name = "cafe.annual.report.members.mixin"
    _description = "Annual Report: Members"

    @api.model
    def _read_members(self, facts):
        networks, year, last = facts["networks"], facts["year"], facts["last"]
        ends = [
            date(year - 1, 1, 1) - timedelta(days=1),
            *_month_ends(year - 1),
            *(min(day, last) for day in _month_ends(year) if day.month <= last.month),
        ]
        return {
            "ends": ends,
            "counts": count_members(self.env, networks, ends),
            "organisations": count_organisations(self.env, networks, [ends[12], last]),
            "moves": count_moves(self.env, networks, facts["first"], last),
            "circles": count_by_circle(self.env, networks, last),
            "sectors": count_by_sector(self.env, networks, last),
        }

    @api.model
    def _get_months(self, facts, counts):
        """Members at the end of each month.

        :param counts: list of int, one for each of ``facts["ends"]``
        :return: dict with ``chart`` (Markup), ``labels``, ``now`` and ``before``
        """
        printer = Printer(self.env)
        labels = [printer.month(day) for day in _month_ends(facts["year"])]
        now, before = counts[13:], counts[1:13]
        chart = bar_chart(
            self.env._("Members at the end of each month"),
            labels,
            [[*now, *[None] * (12 - len(now))], before],
            [self._get_year_label(facts), str(facts["year"] - 1)],
        )
        return {
            "chart": Markup(chart),
            "labels": labels,
            "now": _fill(printer, now),
            "before": _fill(printer, before),
        }

    @api.model
    def _get_member_tables(self, facts):
        """:return: dict with ``months`` (of all networks together, see
        :meth:`_get_months`), ``rows`` by network and ``moves`` by network"""
        printer = Printer(self.env)
        totals = [
            sum(numbers) for numbers in zip(*facts["counts"].values(), strict=True)
        ]
        totals = totals or [0] * len(facts["ends"])
        return {
            "months": self._get_months(facts, totals),
            "rows": [
                {
                    "name": network.name,
                    "now": _fill(printer, facts["counts"][network.id][13:]),
                }
                for network in facts["networks"]
            ],
            "moves": [
                {"name": network.name, **self._get_moves(facts, network)}
                for network in facts["networks"]
            ],
        }

    @api.model
    def _get_moves(self, facts, network):
        """:return: dict of str: members at the begin and the end, and in between"""
        printer = Printer(self.env)
        counts = facts["counts"][network.id]
        moves = facts["moves"].get((network.id, facts["year"]), {})
        return {
            "begin": printer.number(counts[12]),
            **{kind: printer.number(moves.get(kind, 0)) for kind in MOVES},
            "end": printer.number(counts[-1]),
        }

    @api.model
    def _sum_moves(self, facts, year, kind):
        """:return: int, of all networks together"""
        return sum(
            moves[kind]
            for (_network, moved_in), moves in facts["moves"].items()
            if moved_in == year
        )


def _month_ends(year):
    """:return: list of 12 dates"""
    return [
        (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        for month in range(1, 13)
    ]


def _fill(printer, numbers):
    """:return: list of 12 str; empty for months to come"""
    words = [printer.number(number) for number in numbers]
    return words + [""] * (12 - len(words))
