from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .grain_mixin import GRAIN, Grain
from .member_spells import SOURCES, period_spells, place_spells

# A row is one place in one month: its id holds both.
MONTH_BITS = 15


def month_number(day):
    """:return: int, months since the year 0"""
    return day.year * 12 + day.month - 1


def month_sql(day):
    """:return: SQL of the same, of an SQL date"""
    return SQL(
        "(date_part('year', %(day)s) * 12 + date_part('month', %(day)s) - 1)::int",
        day=day,
    )


def last_day(number):
    """:return: date, the last day of the month with this number"""
    return date(number // 12, number % 12 + 1, 1) + relativedelta(months=1, days=-1)


class CafeMemberMonthReport(models.Model):
    """Members at the end of each month, by where they were then.

    Of months together it tells what holds at the end of the last one. The running
    month is told as of today. Circle and state are those of then; sector and
    contribution are those of now, since no history of them is kept.
    """

    _name = "cafe.member.month.report"
    _inherit = ["cafe.report.place.mixin", "cafe.report.grain.mixin"]
    _description = "Members by Month"
    _auto = False
    _order = "month desc, network_id, partner_id"
    _rec_name = "partner_id"
    _depends = SOURCES
    _grain_types = {
        "network_id": "int",
        "company_id": "int",
        "member_id": "int",
        "partner_id": "int",
        "circle_id": "int",
        "industry_id": "int",
        "contribution_form": "varchar",
        "state": "varchar",
    }

    month = fields.Date(help="Its last day, or today.")
    contribution_form = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["contribution_form"]
        ._description_selection(self.env),
        string="Contributes by",
    )
    state = fields.Selection([("active", "Active"), ("paused", "Paused")])
    member_count = fields.Integer(
        string="Members at the end",
        help="At the end of the month; of several months, at the end of the last one. "
        "Who left on its last day is gone.",
    )

    def _get_grain_query(self, names):
        today = self.env.company._cafe_today()
        first, last = self._get_span(today)
        by_period = {"circle_id", "state"} & set(names)
        return SQL(
            """
            SELECT NULL::bigint AS id,
                   %(columns)s,
                   LEAST((make_date(number / 12, number %% 12 + 1, 1)
                          + INTERVAL '1 month')::date - 1, %(today)s) AS month,
                   member_count
              FROM (
                    SELECT %(names)s,
                           month,
                           (SUM(change) OVER (PARTITION BY %(names)s ORDER BY month))
                               ::int AS member_count,
                           LEAD(month, 1, %(last)s + 1)
                               OVER (PARTITION BY %(names)s ORDER BY month) AS until
                      FROM (%(changes)s) AS change
                   ) AS run
             CROSS JOIN LATERAL generate_series(month, until - 1) AS number
            """,
            columns=self._get_grain_columns(names),
            names=self._get_grain_names(names),
            changes=self._get_changes(
                names,
                (period_spells if by_period else place_spells)(today),
                first,
                min(today, last_day(last)),
            ),
            last=last,
            today=today,
        )

    @api.model
    def _get_changes(self, names, spells, first, until):
        """What is added in each month, and taken off; what was before the first month
        counts as added in it.

        :return: SQL of rows with ``names``, ``month`` (a number) and ``change``
        """
        # counted apart: each is small before they meet, and few have an end
        steps = [
            SQL(
                """
                SELECT %(names)s, %(month)s AS month, %(sign)s COUNT(*) AS change
                  FROM (%(spells)s) AS spell
                 WHERE %(day)s <= %(until)s
                 GROUP BY %(names)s, %(month)s
                """,
                names=self._get_grain_names(names),
                month=self._get_month(day, first),
                sign=SQL(sign),
                spells=spells,
                day=day,
                until=until,
            )
            for day, sign in (
                (SQL("COALESCE(first_on, '-infinity')"), "+"),
                (SQL("gone_on"), "-"),
            )
        ]
        return SQL(
            """
            SELECT %(names)s, month, SUM(change) AS change
              FROM (%(steps)s) AS step
             GROUP BY %(names)s, month
            """,
            names=self._get_grain_names(names),
            steps=SQL(" UNION ALL ").join(steps),
        )

    @api.model
    def _get_month(self, day, first):
        """:return: SQL, the number of the month of ``day``, ``first`` at the least"""
        return SQL(
            "CASE WHEN %(day)s < %(begin)s THEN %(first)s ELSE %(month)s END",
            day=day,
            begin=date(first // 12, first % 12 + 1, 1),
            first=first,
            month=month_sql(day),
        )

    @api.model
    def _get_span(self, today):
        """:return: tuple of int, the first and the last month that are asked for"""
        first = self.env.context.get("cafe_month_first")
        if not first:
            self.env["cafe.network.member"].flush_model(["date_start"])
            ((day,),) = self.env.execute_query(
                SQL("SELECT MIN(date_start) FROM cafe_network_member")
            )
            first = month_number(min(day or today, today))
        last = self.env.context.get("cafe_month_last") or month_number(today)
        last = min(last, month_number(today))
        return min(first, last), last

    @api.model
    def _get_grain_bounds(self, domain):
        """The first and last month, where the domain as a whole says so."""
        bounds = {}
        for leaf in self._get_musts(domain.optimize_full(self)):
            if getattr(leaf, "field_expr", "") != "month" or not leaf.value:
                continue
            if leaf.operator in (">", ">="):
                bounds["cafe_month_first"] = month_number(leaf.value)
            elif leaf.operator in ("<", "<="):
                bounds["cafe_month_last"] = month_number(leaf.value)
        return bounds

    def _read_group_select(self, aggregate_spec, query):
        """Members do not add up over months: those of the last month count."""
        if aggregate_spec not in ("__count", "member_count:sum"):
            return super()._read_group_select(aggregate_spec, query)
        return SQL(
            """(SELECT COALESCE(SUM(part.members), 0)::int
                  FROM unnest(array_agg(%(month)s), array_agg(%(count)s))
                       AS part (month, members)
                 WHERE part.month = MAX(%(month)s))""",
            month=self._field_to_sql(self._table, "month", query),
            count=self._field_to_sql(self._table, "member_count", query),
        )

    # the places behind a figure -------------------------------------------------------

    @api.model
    def _search(self, domain, *args, **kwargs):
        """Of several months, the rows are those of the last one, as the figure is."""
        if isinstance(self.env.context.get(GRAIN), Grain) or self._get_asked_ids(
            Domain(domain)
        ):
            return super()._search(domain, *args, **kwargs)
        ((last,),) = self._read_group(domain, aggregates=["month:max"])
        rows = self.with_context(cafe_month=last and fields.Date.to_string(last))
        return super(CafeMemberMonthReport, rows)._search(domain, *args, **kwargs)

    def _get_row_query(self, ids):
        today = self.env.company._cafe_today()
        month = fields.Date.to_date(self.env.context.get("cafe_month")) or today
        numbers = {row & ((1 << MONTH_BITS) - 1) for row in ids or ()}
        return SQL(
            """
            SELECT (spell.member_id::bigint << %(bits)s) + month.number AS id,
                   spell.*,
                   month.day AS month,
                   1 AS member_count
              FROM (%(spells)s) AS spell
              JOIN (SELECT number,
                           LEAST((make_date(number / 12, number %% 12 + 1, 1)
                                  + INTERVAL '1 month')::date - 1, %(today)s) AS day
                      FROM unnest(%(numbers)s) AS number) AS month
                ON COALESCE(spell.first_on, '-infinity') <= month.day
               AND COALESCE(spell.gone_on, 'infinity') > month.day
             WHERE %(asked)s
            """,
            bits=MONTH_BITS,
            spells=period_spells(today),
            today=today,
            numbers=sorted(numbers) or [month_number(month)],
            asked=SQL("spell.member_id IN %s", tuple(row >> MONTH_BITS for row in ids))
            if ids
            else SQL("TRUE"),
        )
