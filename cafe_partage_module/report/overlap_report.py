from odoo import api, fields, models
from odoo.tools import SQL

from ..models.networks.network_overlap import make_places_condition
from .overlap_day import read_day


class CafeOverlapReport(models.Model):
    """What two networks share: a row from each network to each that shares a member.

    Of now it reads what ``cafe.network.overlap`` keeps; of another day (``cafe_day`` in
    the context) it counts the places of that day. Members are organisations and, where
    a network takes them, persons; active and paused ones.
    """

    _name = "cafe.overlap.report"
    _description = "Overlap of Networks"
    _auto = False
    _order = "shared_count desc, network_id, other_id"
    _rec_name = "other_id"
    _depends = {
        "cafe.network": ["active", "company_id"],
        "cafe.network.overlap": ["network_id", "other_id", "shared_count"],
        "cafe.network.member": [
            "network_id",
            "partner_id",
            "state",
            "date_start",
            "date_end",
        ],
    }

    network_id = fields.Many2one("cafe.network")
    other_id = fields.Many2one("cafe.network", string="Other network")
    company_id = fields.Many2one("res.company")
    other_company_id = fields.Many2one("res.company", string="Company of the other")
    shared_count = fields.Integer(
        string="Shared members", help="Members of both networks."
    )
    network_size = fields.Integer(string="Members", aggregator="max")
    other_size = fields.Integer(string="Members of the other", aggregator="max")
    jaccard = fields.Float(
        string="Likeness",
        digits=(5, 3),
        aggregator="avg",
        help="Jaccard index: shared members ÷ members of at least one of both.",
    )
    smaller_share = fields.Float(
        string="Share of the smaller",
        digits=(5, 3),
        aggregator="avg",
        help="Shared members ÷ members of the smaller network.",
    )
    own_share = fields.Float(
        string="Share of its members",
        digits=(5, 3),
        aggregator="avg",
        help="Shared members ÷ members of the network itself.",
    )

    @property
    @api.model
    def _table_query(self):
        day = read_day(self.env)
        pairs, mine, theirs = self._get_sources(day)
        return SQL(
            """
            SELECT (pair.network_id::bigint << 26) + pair.other_id AS id,
                   pair.network_id,
                   pair.other_id,
                   network.company_id,
                   other.company_id AS other_company_id,
                   pair.shared_count,
                   mine.shared_count AS network_size,
                   theirs.shared_count AS other_size,
                   pair.shared_count::float8
                       / (mine.shared_count + theirs.shared_count - pair.shared_count)
                       AS jaccard,
                   pair.shared_count::float8
                       / LEAST(mine.shared_count, theirs.shared_count)
                       AS smaller_share,
                   pair.shared_count::float8 / mine.shared_count AS own_share
              FROM %(pairs)s AS pair
              JOIN %(mine)s AS mine
                ON mine.network_id = pair.network_id
               AND mine.other_id = pair.network_id
              JOIN %(theirs)s AS theirs
                ON theirs.network_id = pair.other_id
               AND theirs.other_id = pair.other_id
              JOIN cafe_network AS network ON network.id = pair.network_id
              JOIN cafe_network AS other ON other.id = pair.other_id
             WHERE pair.network_id != pair.other_id
               AND network.active
               AND other.active
            """,
            pairs=pairs,
            mine=mine,
            theirs=theirs,
        )

    @api.model
    def _get_sources(self, day):
        """:return: three SQL, tables of pairs, and of sizes as pairs with themselves"""
        if not day:
            kept = SQL("cafe_network_overlap")
            return kept, kept, kept
        condition = make_places_condition(day)
        pairs = SQL(
            """
            (SELECT member.network_id, b.network_id AS other_id,
                    COUNT(*)::int AS shared_count
               FROM cafe_network_member AS member
               JOIN (SELECT member.partner_id, member.network_id
                       FROM cafe_network_member AS member
                      WHERE %s) AS b
                 ON b.partner_id = member.partner_id
              WHERE %s
              GROUP BY member.network_id, b.network_id)
            """,
            condition,
            condition,
        )
        sizes = SQL(
            """
            (SELECT member.network_id, member.network_id AS other_id,
                    COUNT(*)::int AS shared_count
               FROM cafe_network_member AS member
              WHERE %s
              GROUP BY member.network_id)
            """,
            condition,
        )
        return pairs, sizes, sizes
