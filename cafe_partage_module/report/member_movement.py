from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .member_spells import (
    MEMBER_FIELDS,
    PERIOD_FIELDS,
    counted,
    earlier_places,
    gone_on,
)
from .rows_mixin import ROWS

# What may happen to a place; a row's id holds the place or the period of its history,
# and the number of what happened.
KINDS = ("joined", "returned", "left", "moved", "paused", "resumed")
KIND_BITS = 3


class CafeMemberMovement(models.Model):
    """What happened to memberships: who joined, returned, left, moved and paused.

    One row for each thing that happened, on the day on which it did: joining on the
    first day of a place, leaving on its last. A place that began in a network in which
    the same member had one before is a return. Places without a first day have always
    been: nobody joined then.
    """

    _name = "cafe.member.movement"
    _inherit = ["cafe.report.place.mixin", "cafe.report.rows.mixin"]
    _description = "Movements of Members"
    _auto = False
    _order = "day desc, network_id, id desc"
    _rec_name = "partner_id"
    _depends = {
        "cafe.network.member": [*MEMBER_FIELDS, "reason_left"],
        "cafe.network.member.period": [*PERIOD_FIELDS, "reason"],
    }

    day = fields.Date()
    kind = fields.Selection(
        [
            ("joined", "Joined"),
            ("returned", "Returned"),
            ("left", "Left"),
            ("moved", "Moved to another circle"),
            ("paused", "Paused"),
            ("resumed", "Resumed"),
        ],
        string="What happened",
    )
    circle_id = fields.Many2one(
        "cafe.network.circle", help="After it; of who left, the last one."
    )
    from_circle_id = fields.Many2one("cafe.network.circle", string="From circle")
    contribution_form = fields.Selection(
        lambda self: self.env["cafe.network.member"]
        ._fields["contribution_form"]
        ._description_selection(self.env),
        string="Contributes by",
    )
    reason = fields.Char(help="Why it left, or paused.")
    date_start = fields.Date(string="Member since")
    member_years = fields.Float(
        string="Years a member",
        digits=(5, 1),
        aggregator="avg",
        help="Of who left: how long this membership lasted.",
    )
    joined_count = fields.Integer(string="Joined", help="For the first time.")
    returned_count = fields.Integer(string="Returned")
    left_count = fields.Integer(string="Left")
    change = fields.Integer(string="Growth", help="Joined and returned, less who left.")

    @property
    @api.model
    def _table_query(self):
        ids = self.env.context.get(ROWS)
        kinds = set(self.env.context.get("cafe_kinds") or KINDS)
        parts = {
            ("joined", "returned"): self._get_begun_query,
            ("left",): self._get_left_query,
            KINDS[3:]: self._get_changed_query,
        }
        # where one kind is asked for, the others need not be looked for
        events = [query(ids) for names, query in parts.items() if kinds & set(names)]
        return SQL(
            """
            SELECT event.*,
                   (kind = 'joined')::int AS joined_count,
                   (kind = 'returned')::int AS returned_count,
                   (kind = 'left')::int AS left_count,
                   CASE WHEN kind IN ('joined', 'returned') THEN 1
                        WHEN kind = 'left' THEN -1 ELSE 0 END AS change
              FROM (%(events)s) AS event
            """,
            events=SQL(" UNION ALL ").join(events or [self._get_left_query(ids)]),
        )

    @api.model
    def _search(self, domain, *args, **kwargs):
        kinds = set(KINDS)
        for leaf in self._get_musts(Domain(domain)):
            if getattr(leaf, "field_expr", "") == "kind" and leaf.operator in (
                "in",
                "=",
            ):
                value = leaf.value
                kinds &= {value} if isinstance(value, str) else set(value or KINDS)
        rows = self.with_context(cafe_kinds=tuple(sorted(kinds)))
        return super(CafeMemberMovement, rows)._search(domain, *args, **kwargs)

    @api.model
    def _get_begun_query(self, ids):
        """:return: SQL, who joined or returned, in the circle of that day"""
        return SQL(
            """
            SELECT (member.id::bigint << %(bits)s) AS id,
                   member.date_start AS day,
                   CASE WHEN earlier.first_on < member.date_start THEN 'returned'
                        ELSE 'joined' END AS kind,
                   CASE WHEN period.id IS NULL THEN member.circle_id
                        ELSE period.circle_id END AS circle_id,
                   NULL::int AS from_circle_id,
                   NULL AS reason,
                   NULL::float8 AS member_years,
                   %(columns)s
              FROM cafe_network_member AS member
              LEFT JOIN cafe_network_member_period AS period
                ON period.member_id = member.id
               AND period.date_start = member.date_start
              LEFT JOIN (%(earlier)s) AS earlier
                ON earlier.network_id = member.network_id
               AND earlier.partner_id = member.partner_id
             WHERE %(counted)s
               AND member.date_start <= %(today)s
               AND %(asked)s
            """,
            columns=self._get_columns(),
            counted=counted(),
            earlier=earlier_places(),
            **self._get_values(ids, "member", ("joined",)),
        )

    @api.model
    def _get_left_query(self, ids):
        """:return: SQL, who left, from the last circle"""
        return SQL(
            """
            SELECT (member.id::bigint << %(bits)s) + 2 AS id,
                   %(gone_on)s AS day,
                   'left' AS kind,
                   CASE WHEN period.id IS NULL THEN member.circle_id
                        ELSE period.circle_id END AS circle_id,
                   NULL::int AS from_circle_id,
                   member.reason_left AS reason,
                   (member.date_end - member.date_start) / 365.25 AS member_years,
                   %(columns)s
              FROM cafe_network_member AS member
              LEFT JOIN cafe_network_member_period AS period
                ON period.member_id = member.id
               AND period.date_end = member.date_end
             WHERE %(counted)s
               AND member.date_end IS NOT NULL
               AND %(gone_on)s IS NOT NULL
               AND %(asked)s
            """,
            gone_on=gone_on(self.env.company._cafe_today()),
            columns=self._get_columns(),
            counted=counted(),
            **self._get_values(ids, "member", ("left",)),
        )

    @api.model
    def _get_changed_query(self, ids):
        """:return: SQL, who moved, paused or resumed: may be two on one day"""
        return SQL(
            """
            SELECT (period.id::bigint << %(bits)s) + change.number AS id,
                   period.date_start AS day,
                   change.kind,
                   period.circle_id,
                   before.circle_id AS from_circle_id,
                   CASE WHEN change.kind = 'paused' THEN period.reason END AS reason,
                   NULL::float8 AS member_years,
                   %(columns)s
              FROM cafe_network_member_period AS period
              JOIN cafe_network_member_period AS before
                ON before.member_id = period.member_id
               AND before.date_end = period.date_start - 1
              JOIN cafe_network_member AS member ON member.id = period.member_id
              JOIN (VALUES (3, 'moved'), (4, 'paused'), (5, 'resumed'))
                   AS change (number, kind)
                ON CASE change.number
                   WHEN 3 THEN period.circle_id IS DISTINCT FROM before.circle_id
                   WHEN 4 THEN period.state = 'paused' AND before.state = 'active'
                   ELSE period.state = 'active' AND before.state = 'paused' END
             WHERE period.date_start <= %(today)s
               AND %(asked)s
            """,
            columns=self._get_columns(),
            **self._get_values(ids, "period", KINDS[3:]),
        )

    @api.model
    def _get_columns(self):
        """:return: SQL, what is told of each place"""
        return SQL(
            """
            member.id AS member_id,
            member.network_id,
            member.partner_id,
            member.industry_id,
            member.company_id,
            member.contribution_form,
            member.date_start
            """
        )

    @api.model
    def _get_values(self, ids, table, kinds):
        """:return: dict for the queries; of ``ids`` only those of ``kinds``"""
        numbers = {KINDS.index(kind) for kind in kinds}
        mask = (1 << KIND_BITS) - 1
        asked = tuple(row >> KIND_BITS for row in ids or () if row & mask in numbers)
        return {
            "bits": KIND_BITS,
            "today": self.env.company._cafe_today(),
            "asked": SQL("TRUE")
            if not ids
            else SQL("%s IN %s", SQL.identifier(table, "id"), asked or (0,)),
        }
