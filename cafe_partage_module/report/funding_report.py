from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ..models.networks.network_funding_lapse import WARN_AHEAD, follows

# Years after this one for which funding without a last day is taken to go on.
HORIZON = 5


class CafeFundingReport(models.Model):
    """Means of networks by calendar year and funder, in the currency of the company.

    An amount a year is the amount of each twelve months from the first day on, spread
    over the calendar years by days; an amount for the whole period is spread over that
    period by days. The parts of each add up to the amount, to the cent. Funding without
    a last day is taken to go on for ``HORIZON`` years after this one.
    """

    _name = "cafe.funding.report"
    _description = "Funding Report"
    _auto = False
    _order = "year desc, network_id, funder_id"
    _rec_name = "funding_id"
    _depends = {
        "cafe.network.funding": [
            "active",
            "network_id",
            "company_id",
            "company_currency_id",
            "funder_id",
            "scheme",
            "kind",
            "amount_company",
            "amount_basis",
            "date_start",
            "date_end",
        ],
        "cafe.network": ["kind", "scope"],
        "res.currency": ["decimal_places"],
    }

    funding_id = fields.Many2one("cafe.network.funding")
    active = fields.Boolean()
    network_id = fields.Many2one("cafe.network")
    network_kind = fields.Selection(
        lambda self: self.env["cafe.network"]
        ._fields["kind"]
        ._description_selection(self.env),
        string="Kind of network",
    )
    scope = fields.Selection(
        lambda self: self.env["cafe.network"]
        ._fields["scope"]
        ._description_selection(self.env),
    )
    company_id = fields.Many2one("res.company")
    funder_id = fields.Many2one("res.partner", string="Funder")
    scheme = fields.Char()
    kind = fields.Selection(
        lambda self: self.env["cafe.network.funding"]
        ._fields["kind"]
        ._description_selection(self.env),
    )
    outlook = fields.Selection(
        [
            ("continues", "Continues"),
            ("lapsing", "Lapses within a year"),
            ("ended", "Has ended"),
        ],
        help="What lapses has no other funding by the same funder and scheme after it.",
    )
    year = fields.Char()
    currency_id = fields.Many2one("res.currency")
    amount = fields.Monetary()
    lapsing_amount = fields.Monetary(
        string="Of which lapses",
        help="The part of the amount by funding that lapses within twelve months.",
    )
    lapsing_share = fields.Float(
        string="Share that lapses",
        aggregator="avg",
        help="Which part of these means would be gone.",
    )

    def _read_group_select(self, aggregate_spec, query):
        """A share of sums is the sums' share, not the average of shares."""
        if aggregate_spec != "lapsing_share:avg":
            return super()._read_group_select(aggregate_spec, query)
        return SQL(
            "SUM(%(lapsing)s) / NULLIF(SUM(%(amount)s), 0)",
            lapsing=self._field_to_sql(self._table, "lapsing_amount", query),
            amount=self._field_to_sql(self._table, "amount", query),
        )

    @property
    @api.model
    def _table_query(self):
        today = self.env.company._cafe_today()
        return SQL(
            """
            WITH %(funding)s, %(slice)s, %(part)s
            SELECT funding.id * 10000::bigint + part.year AS id,
                   funding.id AS funding_id,
                   funding.active,
                   funding.network_id,
                   network.kind AS network_kind,
                   network.scope,
                   funding.company_id,
                   funding.funder_id,
                   funding.scheme,
                   funding.kind,
                   funding.outlook,
                   part.year::text AS year,
                   funding.currency_id,
                   part.amount,
                   CASE WHEN funding.outlook = 'lapsing' THEN part.amount ELSE 0 END
                       AS lapsing_amount,
                   (funding.outlook = 'lapsing')::int AS lapsing_share
              FROM part
              JOIN funding ON funding.id = part.id
              JOIN cafe_network AS network ON network.id = funding.network_id
            """,
            funding=self._get_funding_query(today),
            slice=self._get_slice_query(),
            part=self._get_part_query(),
        )

    @api.model
    def _get_funding_query(self, today):
        """:return: SQL, ``funding``: each with the last day for which it counts"""
        return SQL(
            """
            funding AS (
                SELECT source.*,
                       source.company_currency_id AS currency_id,
                       currency.decimal_places AS digits,
                       COALESCE(source.date_end, GREATEST(
                           %(horizon)s,
                           (date_trunc('year', source.date_start)
                               + interval '1 year')::date - 1)) AS last,
                       CASE WHEN source.date_end < %(today)s THEN 'ended'
                            WHEN source.date_end <= %(lapsing)s AND NOT %(follows)s
                            THEN 'lapsing' ELSE 'continues' END AS outlook
                  FROM (SELECT id, active, network_id, company_id, company_currency_id,
                               funder_id, scheme, kind, amount_company, amount_basis,
                               date_start, date_end
                          FROM cafe_network_funding) AS source
                  JOIN res_currency AS currency
                    ON currency.id = source.company_currency_id
            )
            """,
            today=today,
            lapsing=today + WARN_AHEAD,
            horizon=today + relativedelta(years=HORIZON, month=12, day=31),
            follows=follows("source"),
        )

    @api.model
    def _get_slice_query(self):
        """:return: SQL, ``slice``: the days over which an amount is spread evenly

        ``days`` is their number; the last twelve months may be cut short at ``last``.
        """
        return SQL(
            """
            slice AS (
                SELECT funding.id,
                       funding.amount_company AS amount,
                       funding.digits,
                       span.first,
                       LEAST(funding.last, span.until) AS last,
                       span.until - span.first + 1 AS days
                  FROM funding
                 CROSS JOIN LATERAL (
                        SELECT (date_start + make_interval(years => n))::date AS first,
                               (date_start + make_interval(years => n + 1))::date - 1
                                   AS until
                          FROM generate_series(0,
                                   (EXTRACT(YEAR FROM funding.last)
                                    - EXTRACT(YEAR FROM date_start))::int) AS n
                         WHERE amount_basis = 'year'
                         UNION ALL
                        SELECT date_start, funding.last
                         WHERE amount_basis = 'total'
                       ) AS span
                 WHERE span.first <= funding.last
            )
            """
        )

    @api.model
    def _get_part_query(self):
        """:return: SQL, ``part``: what of each funding falls in a calendar year

        Differences of rounded running totals, so that no cent is lost.
        """
        return SQL(
            """
            part AS (
                SELECT id,
                       year,
                       SUM(ROUND(amount * (LEAST(last, make_date(year, 12, 31))
                                           - first + 1) / days, digits)
                           - ROUND(amount * GREATEST(make_date(year, 1, 1) - first, 0)
                                   / days, digits)) AS amount
                  FROM slice
                 CROSS JOIN LATERAL generate_series(
                        EXTRACT(YEAR FROM first)::int, EXTRACT(YEAR FROM last)::int
                       ) AS year
                 GROUP BY id, year
            )
            """
        )
