from io import BytesIO

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.overlap import count_changes, count_shared, unpack_places
from .network_member_steps import CURRENT_STATES


def make_places_condition(day=None):
    """Which rows of ``member`` (the table of members) are places.

    :param day: date, for the places of that day; else those of now
    :return: SQL
    """
    if not day:
        return SQL("member.state IN %s", CURRENT_STATES)
    return SQL(
        "member.state NOT IN ('applicant', 'refused') "
        "AND (member.date_start IS NULL OR member.date_start <= %(day)s) "
        "AND (member.date_end IS NULL OR member.date_end >= %(day)s)",
        day=day,
    )


class CafeNetworkOverlap(models.Model):
    """How many current members each two networks share.

    A row goes from one network to another; each pair has two, so that the nearest of
    one network stand together in an index. A network's row to itself holds its size.
    Kept, because the nearest of a large network would otherwise take a look at each
    place of each of its members. ``cafe.network.member`` brings it along at each
    change; ``_rebuild()`` counts all anew.
    """

    _name = "cafe.network.overlap"
    _description = "Shared Members of Two Networks"
    _log_access = False
    _order = "network_id, shared_count desc, other_id"
    _rec_name = "network_id"

    network_id = fields.Many2one("cafe.network", required=True, ondelete="cascade")
    other_id = fields.Many2one(
        "cafe.network", required=True, ondelete="cascade", index=True
    )
    shared_count = fields.Integer(string="Shared members", required=True)

    _pair_uniq = models.UniqueIndex("(network_id, other_id)")
    _nearest_idx = models.Index("(network_id, shared_count DESC)")

    @api.model
    def _get_pairs(self, day=None):
        """Count all pairs straight from the places.

        :param day: date, for the members of that day; else those of now
        :return: ``tools.overlap.Pairs``
        """
        packed = BytesIO()
        self.env["cafe.network.member"].flush_model()
        query = SQL(
            "COPY (SELECT network_id, partner_id FROM cafe_network_member AS member "
            "WHERE %s) TO STDOUT (FORMAT binary)",
            make_places_condition(day),
        )
        self.env.cr.copy_expert(self.env.cr.mogrify(query).decode(), packed)
        return count_shared(*unpack_places(packed.getbuffer()))

    @api.model
    def _rebuild(self):
        """Count all pairs anew, and keep them; the last resort, and how it begins."""
        self.flush_model()
        # before anything is counted: who changes a place at the same moment waits
        self.env.cr.execute("LOCK TABLE cafe_network_overlap IN EXCLUSIVE MODE")
        pairs = self._get_pairs()
        self.env.cr.execute("DELETE FROM cafe_network_overlap")
        lines = BytesIO()
        for network, other, shared in pairs:
            lines.write(b"%d\t%d\t%d\n" % (network, other, shared))
            if network != other:
                lines.write(b"%d\t%d\t%d\n" % (other, network, shared))
        lines.seek(0)
        self.env.cr.copy_expert(
            "COPY cafe_network_overlap (network_id, other_id, shared_count) FROM STDIN",
            lines,
        )
        self.invalidate_model(flush=False)

    @api.model
    def _follow(self, before, after):
        """Bring the counts along with a change of places.

        :param before: list of tuples of partner and network: all current places that
            the partners concerned had
        :param after: the same as they are now
        """
        changes = count_changes(before, after)
        if not changes:
            return
        rows = sorted(
            {(*pair, change) for pair, change in changes.items()}
            | {(*pair[::-1], change) for pair, change in changes.items()}
        )
        networks, others, counts = map(list, zip(*rows, strict=True))
        # in order of the ids: two that change the same pairs never wait for each other
        self.env.execute_query(
            SQL(
                """
                INSERT INTO cafe_network_overlap AS kept
                       (network_id, other_id, shared_count)
                SELECT * FROM unnest(%s, %s, %s)
                    ON CONFLICT (network_id, other_id) DO UPDATE
                   SET shared_count = kept.shared_count + EXCLUDED.shared_count
                RETURNING id
                """,
                networks,
                others,
                counts,
            )
        )
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cafe_network_overlap AS kept
                 USING unnest(%s, %s) AS pair (network_id, other_id)
                 WHERE kept.network_id = pair.network_id
                   AND kept.other_id = pair.other_id
                   AND kept.shared_count <= 0
                """,
                networks,
                others,
            )
        )
        self.invalidate_model()
