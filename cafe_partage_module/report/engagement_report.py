from odoo import api, fields, models
from odoo.tools import SQL


class CafeEngagementReport(models.Model):
    """What was pledged, delivered and waived, by calendar year.

    A pledge over several years is spread over them by days, and the last year takes
    what rounding leaves; one without a last day counts in the year in which it starts.
    A waived pledge still counts as pledged, and what was left of it as waived. A
    delivery counts in the year in which it was made. The circle is the one that the
    member was in then. Quantities in different units do not add up: group by unit.
    """

    _name = "cafe.engagement.report"
    _description = "Engagement Report"
    _auto = False
    _order = "year desc, network_id, partner_id, kind desc"
    _rec_name = "engagement_id"
    _depends = {
        "cafe.engagement": [
            "active",
            "member_id",
            "network_id",
            "company_id",
            "partner_id",
            "uom_id",
            "quantity",
            "delivered_quantity",
            "state",
            "date_start",
            "date_end",
        ],
        "cafe.engagement.line": ["engagement_id", "date", "quantity"],
        "cafe.network.member": ["circle_id", "industry_id"],
        "cafe.network.member.period": [
            "member_id",
            "circle_id",
            "date_start",
            "date_end",
        ],
    }

    engagement_id = fields.Many2one("cafe.engagement")
    active = fields.Boolean()
    member_id = fields.Many2one("cafe.network.member", string="Membership")
    network_id = fields.Many2one("cafe.network")
    circle_id = fields.Many2one("cafe.network.circle")
    partner_id = fields.Many2one("res.partner", string="Member")
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    company_id = fields.Many2one("res.company")
    uom_id = fields.Many2one("uom.uom", string="Unit")
    year = fields.Char()
    kind = fields.Selection(
        [("pledged", "Pledged"), ("delivered", "Delivered"), ("waived", "Waived")],
        string="What happened",
    )
    quantity = fields.Float(
        digits="Product Unit", help="By unit and by what happened, or it means nothing."
    )
    pledged = fields.Float(digits="Product Unit")
    delivered = fields.Float(digits="Product Unit")
    waived = fields.Float(
        digits="Product Unit", help="What was left to deliver when it was waived."
    )
    delivered_share = fields.Float(
        string="Delivered of what was pledged",
        aggregator="avg",
        help="In one year it may pass 100%: deliveries may come later than the pledge.",
    )

    def _read_group_select(self, aggregate_spec, query):
        """A share of sums is the sums' share, not the average of shares."""
        if aggregate_spec != "delivered_share:avg":
            return super()._read_group_select(aggregate_spec, query)
        return SQL(
            "SUM(%(delivered)s) / NULLIF(SUM(%(pledged)s), 0)",
            delivered=self._field_to_sql(self._table, "delivered", query),
            pledged=self._field_to_sql(self._table, "pledged", query),
        )

    @property
    @api.model
    def _table_query(self):
        return SQL(
            """
            WITH %(pledge)s, %(entry)s
            SELECT entry.id,
                   engagement.id AS engagement_id,
                   engagement.active,
                   engagement.member_id,
                   engagement.network_id,
                   CASE WHEN period.id IS NULL THEN member.circle_id
                        ELSE period.circle_id END AS circle_id,
                   engagement.partner_id,
                   member.industry_id,
                   engagement.company_id,
                   engagement.uom_id,
                   EXTRACT(YEAR FROM entry.day)::int::text AS year,
                   entry.kind,
                   entry.quantity,
                   CASE WHEN entry.kind = 'pledged' THEN entry.quantity ELSE 0 END
                       AS pledged,
                   CASE WHEN entry.kind = 'delivered' THEN entry.quantity ELSE 0 END
                       AS delivered,
                   CASE WHEN entry.kind = 'waived' THEN entry.quantity ELSE 0 END
                       AS waived,
                   CASE WHEN entry.kind = 'delivered'
                        THEN entry.quantity / engagement.quantity ELSE 0 END
                       AS delivered_share
              FROM entry
              JOIN cafe_engagement AS engagement ON engagement.id = entry.engagement_id
              JOIN cafe_network_member AS member ON member.id = engagement.member_id
              LEFT JOIN LATERAL (
                    SELECT id, circle_id
                      FROM cafe_network_member_period
                     WHERE member_id = member.id
                       AND COALESCE(date_start, '-infinity') <= entry.day
                       AND COALESCE(date_end, 'infinity') >= entry.day
                     ORDER BY date_start DESC
                     LIMIT 1
                   ) AS period ON TRUE
            """,
            pledge=self._get_pledge_query(),
            entry=self._get_entry_query(),
        )

    @api.model
    def _get_pledge_query(self):
        """:return: SQL, ``pledge``: a row for each engagement and year of its period"""
        return SQL(
            """
            pledge AS (
                SELECT engagement.id,
                       engagement.quantity,
                       CASE WHEN engagement.state = 'waived' THEN GREATEST(
                           engagement.quantity - engagement.delivered_quantity, 0)
                           ELSE 0 END AS waived,
                       year,
                       GREATEST(engagement.date_start, make_date(year, 1, 1)) AS day,
                       year = span.last AS is_last,
                       -- days of the period before and at the end of the year
                       GREATEST(make_date(year, 1, 1) - engagement.date_start, 0)
                           ::numeric / span.days AS before,
                       (make_date(year, 12, 31) - engagement.date_start + 1)
                           ::numeric / span.days AS after
                  FROM cafe_engagement AS engagement
                 CROSS JOIN LATERAL (
                        SELECT EXTRACT(YEAR FROM engagement.date_start)::int AS first,
                               EXTRACT(YEAR FROM COALESCE(
                                   engagement.date_end, engagement.date_start))::int
                                   AS last,
                               COALESCE(engagement.date_end, engagement.date_start)
                                   - engagement.date_start + 1 AS days
                       ) AS span
                 CROSS JOIN LATERAL generate_series(span.first, span.last) AS year
                 WHERE engagement.state NOT IN ('proposed', 'declined')
            )
            """
        )

    @api.model
    def _get_entry_query(self):
        """:return: SQL, ``entry``: what happened, of which engagement and on which day

        Each part is the difference of two rounded running totals, so that the parts of
        an engagement add up to the whole.
        """
        return SQL(
            """
            entry AS (
                SELECT (id * 10000::bigint + year) * 3 AS id,
                       id AS engagement_id,
                       day,
                       'pledged' AS kind,
                       CASE WHEN is_last THEN quantity
                            ELSE ROUND(quantity * after, 2) END
                           - ROUND(quantity * before, 2) AS quantity
                  FROM pledge
                 UNION ALL
                SELECT (id * 10000::bigint + year) * 3 + 1,
                       id,
                       day,
                       'waived',
                       CASE WHEN is_last THEN waived
                            ELSE ROUND(waived * after, 2) END
                           - ROUND(waived * before, 2)
                  FROM pledge
                 WHERE waived > 0
                 UNION ALL
                SELECT id * 3::bigint + 2, engagement_id, date, 'delivered', quantity
                  FROM cafe_engagement_line
            )
            """
        )
