"""Figures as people write them, in the language of the environment."""

from odoo.tools import format_amount, format_date, formatLang


class Printer:
    """Writes numbers, shares, amounts and days for one environment."""

    def __init__(self, env):
        self.env = env

    def number(self, value):
        """:return: str; a dash for what is not known"""
        return "–" if value is None else formatLang(self.env, value, digits=0)

    def share(self, part, whole):
        """:return: str, in percent; a dash where there is nothing to take a part of"""
        if not whole:
            return "–"
        return f"{int(100 * part / whole + 0.5)}\N{NO-BREAK SPACE}%"

    def amount(self, value, currency):
        """:return: str, without cents; a dash for what is not known"""
        if value is None:
            return "–"
        # Odoo knows no amounts without cents: those of a report are round
        nothing = formatLang(self.env, 0, digits=currency.decimal_places)
        text = formatLang(self.env, round(value), digits=0)
        return format_amount(self.env, 0, currency).replace(nothing, text)

    def day(self, day):
        """:return: str, as “29 november 2026”"""
        return format_date(self.env, day, date_format="d MMMM y")

    def short_day(self, day):
        """:return: str, as “29/11/26”, in the order of the language"""
        return format_date(self.env, day)

    def month(self, day):
        """:return: str, as “nov”"""
        return format_date(self.env, day, date_format="MMM").rstrip(".")

    def label(self, record, name):
        """:return: str, what a selection field says"""
        labels = dict(record._fields[name]._description_selection(self.env))
        return labels.get(record[name], "")

    def part_list(self, counts, names, unknown, most=None):
        """A division as rows, the largest part first.

        :param counts: dict of key to int
        :param names: dict of key to str
        :param unknown: str, for keys without a name
        :param most: int; what is more than so many rows is one row together
        :return: list of dicts with ``name``, ``count`` and ``share``
        """
        rows = sorted(
            ((names.get(key) or unknown, count) for key, count in counts.items()),
            key=lambda row: (-row[1], row[0]),
        )
        if most and len(rows) > most:
            others = sum(count for _name, count in rows[most - 1 :])
            rows = [*rows[: most - 1], (self.env._("Others"), others)]
        whole = sum(counts.values())
        return [
            {
                "name": name,
                "count": self.number(count),
                "share": self.share(count, whole),
            }
            for name, count in rows
        ]
