from odoo import api, fields, models
from odoo.tools import SQL

from .member_spells import MEMBER_FIELDS
from .rows_mixin import ROWS

# This year, and so many before.
YEARS_BEFORE = 4


class CafeMemberDuesReport(models.Model):
    """What each current member gives, year by year: fees and engagement side by side.

    A row for each place that counts today and each of the last five years in which it
    did. Fees are the lines of the membership module for a product of one of the
    network's circles, in the year in which their time begins; of who may not read those
    lines the amounts stay out. An engagement counts as one, spread over its days, and
    what was delivered as a part of it: hours and meals do not add up otherwise.
    """

    _name = "cafe.member.dues.report"
    _inherit = ["cafe.report.place.mixin", "cafe.report.rows.mixin"]
    _description = "Fees and Engagement"
    _auto = False
    _order = "year desc, network_id, partner_id"
    _rec_name = "partner_id"
    _depends = {
        "cafe.network.member": MEMBER_FIELDS,
        "cafe.network.circle": ["network_id", "product_id"],
        "membership.membership_line": [
            "partner_id",
            "membership_id",
            "date_from",
            "member_price",
            "company_id",
            "state",
        ],
        "cafe.engagement": [
            "active",
            "member_id",
            "quantity",
            "delivered_quantity",
            "state",
            "date_start",
            "date_end",
        ],
        "cafe.engagement.line": ["engagement_id", "date", "quantity"],
    }

    year = fields.Char()
    contribution_form = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["contribution_form"]
        ._description_selection(self.env),
        string="Contributes by",
    )
    state = fields.Selection([("active", "Active"), ("paused", "Paused")])
    member_count = fields.Integer(string="Members")

    # fee
    fee_due = fields.Float(
        string="Fee asked",
        digits="Product Price",
        help="Waiting, invoiced and paid; not what was cancelled.",
    )
    fee_paid = fields.Float(string="Fee paid", digits="Product Price")
    fee_share = fields.Float(
        string="Paid of what was asked",
        digits=(5, 1),
        aggregator="avg",
        help="Of all that was asked together.",
    )

    # engagement
    pledged = fields.Float(
        string="Engagements pledged",
        digits=(6, 2),
        help="The part of each engagement whose days are in the year.",
    )
    delivered = fields.Float(
        string="Engagements delivered",
        digits=(6, 2),
        help="What was delivered in the year, as parts of the engagements.",
    )
    delivered_share = fields.Float(
        string="Delivered of what was pledged",
        digits=(5, 1),
        aggregator="avg",
        help="In one year it may pass 100%: deliveries may come later than the pledge.",
    )
    gives_nothing = fields.Boolean(
        help="No fee was asked and nothing was pledged or delivered."
    )

    def _read_group_select(self, aggregate_spec, query):
        """A share of sums is the sums' share, not the average of shares."""
        parts = {
            "fee_share:avg": ("fee_paid", "fee_due"),
            "delivered_share:avg": ("delivered", "pledged"),
        }.get(aggregate_spec)
        if not parts:
            return super()._read_group_select(aggregate_spec, query)
        part, whole = (self._field_to_sql(self._table, name, query) for name in parts)
        return SQL("(SUM(%s) / NULLIF(SUM(%s), 0))::float8", part, whole)

    @property
    @api.model
    def _table_query(self):
        this_year = self.env.company._cafe_today().year
        ids = self.env.context.get(ROWS)
        members = tuple({row // 10000 for row in ids or ()})
        return SQL(
            """
            SELECT member.id * 10000::bigint + span.year AS id,
                   span.year::text AS year,
                   member.id AS member_id,
                   member.network_id,
                   member.partner_id,
                   member.circle_id,
                   member.industry_id,
                   member.company_id,
                   member.contribution_form,
                   member.state,
                   1 AS member_count,
                   COALESCE(fee.due, 0) AS fee_due,
                   COALESCE(fee.paid, 0) AS fee_paid,
                   fee.paid / NULLIF(fee.due, 0) AS fee_share,
                   COALESCE(given.pledged, 0) AS pledged,
                   COALESCE(given.delivered, 0) AS delivered,
                   given.delivered / NULLIF(given.pledged, 0) AS delivered_share,
                   COALESCE(fee.due, 0) = 0 AND COALESCE(given.pledged, 0) = 0
                       AND COALESCE(given.delivered, 0) = 0 AS gives_nothing
              FROM cafe_network_member AS member
             CROSS JOIN LATERAL generate_series(
                    GREATEST(date_part('year', member.date_start)::int, %(first)s),
                    %(this_year)s) AS span (year)
              LEFT JOIN (%(fees)s) AS fee
                ON fee.member_id = member.id AND fee.year = span.year
              LEFT JOIN (%(engagements)s) AS given
                ON given.member_id = member.id AND given.year = span.year
             WHERE member.state IN ('active', 'paused')
               AND %(asked)s
            """,
            first=this_year - YEARS_BEFORE,
            this_year=this_year,
            fees=self._get_fees_query(),
            engagements=self._get_engagements_query(),
            asked=SQL("member.id IN %s", members) if ids else SQL("TRUE"),
        )

    @api.model
    def _get_fees_query(self):
        """:return: SQL of one row for each place and year, with ``due`` and ``paid``"""
        return SQL(
            """
            SELECT member.id AS member_id,
                   date_part('year', line.date_from)::int AS year,
                   SUM(line.member_price) AS due,
                   SUM(line.member_price) FILTER (WHERE line.state = 'paid') AS paid
              FROM membership_membership_line AS line
              JOIN (SELECT DISTINCT network_id, product_id
                      FROM cafe_network_circle
                     WHERE product_id IS NOT NULL) AS fee
                ON fee.product_id = line.membership_id
              JOIN cafe_network_member AS member
                ON member.network_id = fee.network_id
               AND member.partner_id = line.partner_id
             WHERE member.state IN ('active', 'paused')
               AND line.state IN ('waiting', 'invoiced', 'paid')
               AND (line.company_id IS NULL OR member.company_id IS NULL
                    OR line.company_id = member.company_id)
               AND %(readable)s
             GROUP BY member.id, date_part('year', line.date_from)::int
            """,
            readable=self._get_readable_fees(),
        )

    @api.model
    def _get_readable_fees(self):
        """Amounts follow the rights on the lines of the membership module.

        :return: SQL on ``line``
        """
        if self.env.su:
            return SQL("TRUE")
        lines = self.env["membership.membership_line"]
        if not lines.has_access("read"):
            return SQL("FALSE")
        query = lines._search([])
        if not query.where_clause:
            return SQL("TRUE")
        return SQL("line.id IN %s", query.subselect())

    @api.model
    def _get_engagements_query(self):
        """:return: SQL of one row for each place and year, with ``pledged`` and
        ``delivered``: parts of engagements"""
        report = self.env["cafe.engagement.report"]
        return SQL(
            """
            WITH %(pledge)s, %(entry)s
            SELECT engagement.member_id,
                   date_part('year', entry.day)::int AS year,
                   SUM(entry.quantity / engagement.quantity)
                       FILTER (WHERE entry.kind = 'pledged')::float8 AS pledged,
                   SUM(entry.quantity / engagement.quantity)
                       FILTER (WHERE entry.kind = 'delivered')::float8 AS delivered
              FROM entry
              JOIN cafe_engagement AS engagement ON engagement.id = entry.engagement_id
             WHERE engagement.active
               AND engagement.quantity > 0
             GROUP BY engagement.member_id, date_part('year', entry.day)::int
            """,
            pledge=report._get_pledge_query(),
            entry=report._get_entry_query(),
        )
