from odoo import api, fields, models
from odoo.tools import SQL

from .participation_rows import network_rows
from .participation_sources import SOURCES

# Measures of which a registration gives one, in each network alike.
SUMMED = {
    "registration_count",
    "expected_count",
    "attended_count",
    "no_show_count",
    "unnoted_count",
    "cancelled_count",
    "first_count",
    "regular_count",
    "walk_in_count",
    "waited_count",
    "seat_given_count",
}


class CafeParticipationNetworkReport(models.Model):
    """Who took part, by network: a row for each registration and network it counts for.

    Each measure counts a registration once in a group, so that a total over networks
    is no more than there were people.
    """

    _name = "cafe.participation.network.report"
    _description = "Participation by Network"
    _inherit = ["cafe.participation.mixin"]
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "event_id"
    _depends = {
        **SOURCES,
        "cafe.network.member": [
            "network_id",
            "partner_id",
            "state",
            "date_start",
            "date_end",
        ],
    }

    network_id = fields.Many2one(
        "cafe.network",
        help="The network in whose name somebody comes, and each of which the "
        "organisation was a member on the day of the session. Who is a member of two "
        "counts for both, and once in the total.",
    )
    registration_count = fields.Integer(string="Registrations")

    @property
    @api.model
    def _table_query(self):
        return network_rows(self.env)

    def _read_group_select(self, aggregate_spec, query):
        name, _colon, how = aggregate_spec.partition(":")
        if name.endswith("_rate"):
            value = self._field_to_sql(self._table, name, query)
            return SQL(
                "%s::float8 / NULLIF(%s, 0)",
                self._count_registrations(SQL("%s > 0", value)),
                self._count_registrations(SQL("%s IS NOT NULL", value)),
            )
        if how == "sum" and name in SUMMED:
            value = self._field_to_sql(self._table, name, query)
            return self._count_registrations(SQL("%s > 0", value))
        return super()._read_group_select(aggregate_spec, query)

    def _count_registrations(self, condition):
        return SQL(
            "COUNT(DISTINCT %s) FILTER (WHERE %s)",
            SQL.identifier(self._table, "registration_id"),
            condition,
        )
