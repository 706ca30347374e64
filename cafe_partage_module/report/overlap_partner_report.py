from odoo import api, fields, models
from odoo.tools import SQL

from ..models.networks.network_overlap import make_places_condition
from .overlap_day import read_day


class CafeOverlapPartnerReport(models.Model):
    """In how many networks, circles and seats each member sits.

    A row per member, over the places that its reader may see: a coordinator counts her
    own networks only. Of another day than today with ``cafe_day`` in the context.
    """

    _name = "cafe.overlap.partner.report"
    _description = "Members in Several Networks"
    _auto = False
    _order = "network_count desc, partner_id"
    _rec_name = "partner_id"
    _depends = {
        "cafe.network": ["active", "coordinator_ids"],
        "cafe.network.member": [
            "network_id",
            "partner_id",
            "circle_id",
            "company_id",
            "representative_ids",
            "state",
            "date_start",
            "date_end",
        ],
        "cafe.network.member.period": ["member_id", "circle_id"],
        "res.partner": ["industry_id"],
    }

    partner_id = fields.Many2one("res.partner", string="Member")
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    network_count = fields.Integer(string="Networks")
    circle_count = fields.Integer(string="Circles")
    seat_count = fields.Integer(
        string="Seats", help="People who speak for it, once for each network."
    )
    only_network_id = fields.Many2one(
        "cafe.network", string="Only in", help="Where it is in one network."
    )

    @property
    @api.model
    def _table_query(self):
        day = read_day(self.env)
        return SQL(
            """
            SELECT place.partner_id AS id,
                   place.partner_id,
                   partner.industry_id,
                   COUNT(*)::int AS network_count,
                   COUNT(DISTINCT place.circle_id)::int AS circle_count,
                   SUM(place.seats)::int AS seat_count,
                   CASE WHEN COUNT(*) = 1 THEN MIN(place.network_id) END
                       AS only_network_id
              FROM (SELECT member.partner_id,
                           member.network_id,
                           %(circle)s AS circle_id,
                           (SELECT COUNT(*)
                              FROM cafe_network_member_representative_rel AS seat
                             WHERE seat.cafe_network_member_id = member.id) AS seats
                      FROM cafe_network_member AS member
                      JOIN cafe_network AS network ON network.id = member.network_id
                     WHERE network.active AND %(places)s AND %(readable)s) AS place
              JOIN res_partner AS partner ON partner.id = place.partner_id
             GROUP BY place.partner_id, partner.industry_id
            """,
            circle=self._get_circle(day),
            places=make_places_condition(day),
            readable=self._get_readable(),
        )

    @api.model
    def _get_circle(self, day):
        """:return: SQL, the circle of ``member``, on ``day`` where one is given"""
        if not day:
            return SQL("member.circle_id")
        return SQL(
            """
            (SELECT period.circle_id
               FROM cafe_network_member_period AS period
              WHERE period.member_id = member.id
                AND (period.date_start IS NULL OR period.date_start <= %(day)s)
                AND (period.date_end IS NULL OR period.date_end >= %(day)s)
              LIMIT 1)
            """,
            day=day,
        )

    @api.model
    def _get_readable(self):
        """The places that the user may read: what record rules say of one place.

        A rule cannot do this itself: a row here is made of several places.

        :return: SQL
        """
        if self.env.su:
            return SQL("TRUE")
        query = self.env["cafe.network.member"]._search([])
        return SQL("member.id IN %s", query.subselect())

    def action_open_places(self):
        """Open where this member sits.

        :return: an action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_network_member_action"
        )
        return {
            **action,
            "path": False,
            "name": self.partner_id.display_name,
            "domain": [("partner_id", "=", self.partner_id.id)],
            "context": {"search_default_current": 1},
        }
