from odoo import api, fields, models
from odoo.tools import SQL

from ..models.networks.network_overlap import make_places_condition
from .member_spells import SOURCES
from .overlap_day import read_day


class CafeMemberDayReport(models.Model):
    """Who is a member, or was on another day with ``cafe_day`` in the context.

    One row for each place of that day, with its id. A last day is still a day of
    membership. Circle and state are those of that day, sector and contribution those
    of now.
    """

    _name = "cafe.member.day.report"
    _inherit = ["cafe.report.place.mixin"]
    _description = "Members on a Day"
    _auto = False
    _order = "network_id, partner_id"
    _rec_name = "partner_id"
    _depends = SOURCES

    contribution_form = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["contribution_form"]
        ._description_selection(self.env),
        string="Contributes by",
    )
    state = fields.Selection([("active", "Active"), ("paused", "Paused")])
    date_start = fields.Date(string="Member since")
    member_years = fields.Float(
        string="Years a member",
        digits=(5, 1),
        aggregator="avg",
        help="Of this membership, up to that day.",
    )
    member_count = fields.Integer(string="Members")

    @property
    @api.model
    def _table_query(self):
        day = read_day(self.env)
        return SQL(
            """
            SELECT member.id,
                   member.id AS member_id,
                   member.network_id,
                   member.partner_id,
                   %(circle)s AS circle_id,
                   member.industry_id,
                   member.company_id,
                   member.contribution_form,
                   %(state)s AS state,
                   member.date_start,
                   (%(day)s - member.date_start) / 365.25 AS member_years,
                   1 AS member_count
              FROM cafe_network_member AS member
              %(period)s
             WHERE %(places)s
            """,
            day=day or self.env.company._cafe_today(),
            places=make_places_condition(day),
            **self._get_then(day),
        )

    @api.model
    def _get_then(self, day):
        """:return: dict of SQL, where the circle and state of ``day`` are read"""
        if not day:
            return {
                "circle": SQL("member.circle_id"),
                "state": SQL("member.state"),
                "period": SQL(),
            }
        return {
            # where no history is kept, the place is what it is now
            "circle": SQL(
                "CASE WHEN period.id IS NULL THEN member.circle_id "
                "ELSE period.circle_id END"
            ),
            "state": SQL("COALESCE(period.state, 'active')"),
            "period": SQL(
                """
                LEFT JOIN cafe_network_member_period AS period
                  ON period.member_id = member.id
                 AND (period.date_start IS NULL OR period.date_start <= %(day)s)
                 AND (period.date_end IS NULL OR period.date_end >= %(day)s)
                """,
                day=day,
            ),
        }
