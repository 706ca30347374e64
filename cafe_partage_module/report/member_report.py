from odoo import api, fields, models
from odoo.tools import SQL


class CafeMemberReport(models.Model):
    """Memberships by year, read straight from the members' history.

    One row for each membership and each calendar year that it covers, from the year
    in which it started to the one in which it ended (or this year). In its last year
    a row has the membership's state; in the years before, the member was active.
    Applications and refusals have one row, in the year of the request.
    """

    _name = "cafe.member.report"
    _description = "Membership Report"
    _auto = False
    _order = "year desc, network_id, partner_id"
    _rec_name = "partner_id"
    _depends = {
        "cafe.network.member": [
            "network_id",
            "partner_id",
            "circle_id",
            "industry_id",
            "contribution_form",
            "company_id",
            "state",
            "date_start",
            "date_end",
        ],
    }

    member_id = fields.Many2one(
        "cafe.network.member",
        string="Memberships",
        aggregator="count_distinct",
        help="Memberships that took part; over several years each counts once.",
    )
    network_id = fields.Many2one("cafe.network")
    partner_id = fields.Many2one("res.partner", string="Member")
    circle_id = fields.Many2one("cafe.network.circle")
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    company_id = fields.Many2one("res.company")
    contribution_form = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["contribution_form"]
        ._description_selection(self.env),
        string="Contributes by",
    )
    state = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["state"]
        ._description_selection(self.env),
    )
    year = fields.Char()
    member_count = fields.Integer(
        string="Members in the year",
        help="Took part on at least one day of the year.",
    )
    joined_count = fields.Integer(string="Joined", help="Started in the year.")
    left_count = fields.Integer(string="Left", help="Ended in the year.")

    @property
    @api.model
    def _table_query(self):
        today = self.env.company._cafe_today()
        return SQL(
            """
            SELECT member.id * 10000::bigint + span.year AS id,
                   CASE WHEN span.taking_part THEN member.id END AS member_id,
                   member.network_id,
                   member.partner_id,
                   member.circle_id,
                   member.industry_id,
                   member.company_id,
                   member.contribution_form,
                   CASE WHEN span.year = span.last THEN member.state ELSE 'active' END
                       AS state,
                   span.year::text AS year,
                   span.taking_part::int AS member_count,
                   (span.taking_part AND span.year = span.first)::int AS joined_count,
                   (member.state = 'left' AND span.year = span.last)::int AS left_count
              FROM cafe_network_member AS member
             CROSS JOIN LATERAL (
                    SELECT EXTRACT(YEAR FROM COALESCE(
                               member.date_start, member.create_date::date))::int
                               AS first,
                           EXTRACT(YEAR FROM COALESCE(
                               CASE WHEN member.state = 'left' THEN member.date_end
                                    ELSE LEAST(member.date_end, %(today)s) END,
                               %(today)s))::int AS until,
                           member.state NOT IN ('applicant', 'refused') AS taking_part
                   ) AS period
             CROSS JOIN LATERAL (
                    SELECT year, first, taking_part,
                           CASE WHEN taking_part THEN GREATEST(first, until)
                                ELSE first END AS last
                      FROM generate_series(
                               first,
                               CASE WHEN taking_part THEN GREATEST(first, until)
                                    ELSE first END
                           ) AS year
                   ) AS span
            """,
            today=today,
        )
