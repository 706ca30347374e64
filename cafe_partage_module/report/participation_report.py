from odoo import api, fields, models
from odoo.tools import SQL

from .participation_mixin import DESK
from .participation_rows import registration_rows
from .participation_sources import SOURCES

# Sums a number of each place (a session, or a slot of it) once, whatever the rows of a
# group: what tells places apart is added to it, and taken away again.
EACH_PLACE_ONCE = """
    SUM(DISTINCT %(place)s * (1::bigint << 31) + %(seats)s)
        FILTER (WHERE %(seats)s IS NOT NULL)
    - SUM(DISTINCT %(place)s * (1::bigint << 31))
        FILTER (WHERE %(seats)s IS NOT NULL)
"""


class CafeParticipationReport(models.Model):
    """Who registered for which session, and what came of it.

    One row for each registration, with its id; an event without a series has no rows.
    """

    _name = "cafe.participation.report"
    _description = "Participation"
    _inherit = ["cafe.participation.mixin"]
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "event_id"
    _depends = SOURCES

    network_id = fields.Many2one(
        "cafe.network",
        help="The network in whose name somebody comes: the one that was named, else "
        "the one whose contact the organisation is.",
    )
    # the id of a row is that of the registration
    motive_ids = fields.Many2many(
        "cafe.motive",
        "cafe_motive_event_registration_rel",
        "event_registration_id",
        "cafe_motive_id",
        string="Why they came",
        groups=DESK,
        help="Who gives two motives counts for both, and once in the total.",
    )
    cancel_reason_id = fields.Many2one(
        "event.registration.cancel.reason", string="Why cancelled", groups=DESK
    )

    seats = fields.Integer(
        help="Seats of the sessions, each session once; without a limit they count "
        "as none."
    )
    seats_taken = fields.Integer(
        string="Seats taken",
        help="Had a seat to the end. Moderator, reporter and host take none.",
    )
    fill_rate = fields.Float(
        string="Fill rate",
        aggregator="avg",
        help="Seats taken, of the seats of the sessions that have a limit and for "
        "which somebody registered.",
    )
    lead_days = fields.Integer(
        string="Days ahead",
        aggregator="avg",
        help="Days between registering and the session, on average.",
    )
    waited_days = fields.Float(
        string="Days waited",
        aggregator="avg",
        help="How long who got a seat from the waiting list had waited, on average.",
    )

    @property
    @api.model
    def _table_query(self):
        return registration_rows(self.env)

    def _read_group_select(self, aggregate_spec, query):
        """Seats are those of the sessions, not of the rows."""
        if aggregate_spec not in ("seats:sum", "fill_rate:avg"):
            return super()._read_group_select(aggregate_spec, query)
        seats = SQL(
            EACH_PLACE_ONCE,
            place=SQL.identifier(self._table, "place_key"),
            seats=self._field_to_sql(self._table, "seats", query),
        )
        if aggregate_spec == "seats:sum":
            return SQL("COALESCE(%s, 0)::bigint", seats)
        return SQL(
            """(SUM(%(taken)s) FILTER (WHERE %(limit)s IS NOT NULL))::float8
               / NULLIF(%(seats)s, 0)""",
            taken=self._field_to_sql(self._table, "seats_taken", query),
            limit=self._field_to_sql(self._table, "seats", query),
            seats=seats,
        )
