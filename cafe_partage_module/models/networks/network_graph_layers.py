import numpy

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.graph_rows import keep_nearest, to_columns
from .network_graph_wish import LIMIT

FEWEST_NEAREST = 5
# Of a match, what is agreed (or was), and what could be.
AGREED, POSSIBLE = ("agreed", "ended"), ("found", "proposed")


class CafeNetworkGraphLayersMixin(models.AbstractModel):
    """What runs from network to network: shared members, lineage, shared services."""

    _name = "cafe.network.graph.layers.mixin"
    _description = "Graph: Layers"

    # shared members -------------------------------------------------------------------

    @api.model
    def _find_pairs(self, place, facts, day):
        """Find which networks share members; of very many, the nearest of each.

        :param place: dict of a network's id to its position
        :param facts: dict, see ``_count_members``
        :param day: date, or None for now
        :return: dict: ``now`` and ``shown`` (each three arrays: two positions and how
            many they share) and ``nearest`` (int: of each network at least so many)
        """
        room = LIMIT - len(place)
        nearest = max(FEWEST_NEAREST, room // max(len(place), 1))
        now = self._read_kept_pairs(place, nearest)
        shown = self._count_pairs(place, nearest, day) if day else now
        return {"now": now, "shown": shown, "nearest": nearest}

    @api.model
    def _read_kept_pairs(self, place, nearest):
        """:return: three arrays, see ``_find_pairs``; of now"""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT near.network_id, near.other_id, near.shared_count
                  FROM unnest(%(ids)s::int[]) AS network (id)
                 CROSS JOIN LATERAL (
                       SELECT kept.network_id, kept.other_id, kept.shared_count
                         FROM cafe_network_overlap AS kept
                        WHERE kept.network_id = network.id
                          AND kept.other_id != network.id
                          AND kept.other_id = ANY(%(ids)s::int[])
                        ORDER BY kept.shared_count DESC, kept.other_id
                        LIMIT %(nearest)s
                       ) AS near
                """,
                ids=list(place),
                nearest=nearest,
            )
        )
        pairs = {}
        for network, other, shared in rows:
            ends = place[network], place[other]
            pairs[min(ends), max(ends)] = shared
        ends = numpy.array(sorted(pairs), int).reshape(-1, 2)
        shared = numpy.array([pairs[pair] for pair in sorted(pairs)], int)
        return ends[:, 0], ends[:, 1], shared

    @api.model
    def _count_pairs(self, place, nearest, day):
        """:return: three arrays, see ``_find_pairs``; of a day"""
        # of all networks: what is not in ``place`` is left out below
        pairs = self.env["cafe.network.overlap"]._get_pairs(day)
        ids = numpy.array(sorted(place), int)
        positions = numpy.array([place[id_] for id_ in sorted(place)], int)
        ours = numpy.isin(pairs.networks, ids) & numpy.isin(pairs.others, ids)
        ours &= pairs.networks != pairs.others
        one = positions[numpy.searchsorted(ids, pairs.networks[ours])]
        other = positions[numpy.searchsorted(ids, pairs.others[ours])]
        shared = pairs.shared[ours]
        firsts, seconds = numpy.minimum(one, other), numpy.maximum(one, other)
        near = keep_nearest(firsts, seconds, shared, nearest)
        order = numpy.lexsort((seconds[near], firsts[near]))
        return tuple(column[near][order] for column in (firsts, seconds, shared))

    @api.model
    def _tell_pairs(self, pairs, facts, place):
        """:return: dict of columns"""
        members = numpy.array([facts["now"].get(id_, 0) for id_ in place], int)
        firsts, seconds, shared = pairs["shown"]
        either = numpy.maximum(members[firsts] + members[seconds] - shared, 1)
        return {
            "a": firsts.tolist(),
            "b": seconds.tolist(),
            "count": shared.tolist(),
            "jaccard": numpy.round(shared / either, 4).tolist(),
        }

    # lineage and services -------------------------------------------------------------

    @api.model
    def _tell_layers(self, place):
        """:return: dict of ``lineage`` and ``services``, each a dict of columns,
        between networks that are both on the map"""
        return {
            "lineage": to_columns(
                ["parent", "child", "since", "kind"],
                (
                    (place[parent], place[child], since, kind)
                    for parent, child, since, kind in self._find_lineage(list(place))
                ),
            ),
            "services": to_columns(
                ["giver", "taker", "name", "start", "end", "state"],
                self._find_services(place),
            ),
        }

    @api.model
    def _find_lineage(self, network_ids):
        """:return: list of tuples: from and to which network (ids), the day (int or
        None) and how: born, split or merged"""
        # The links are hidden from coordinators because the other network may be
        # somebody else's; here both are on the user's map.
        return self.env.execute_query(
            SQL(
                """
                SELECT origin_network_id, id, date_founded - DATE '1970-01-01',
                       COALESCE(origin_kind, 'born')
                  FROM cafe_network
                 WHERE id = ANY(%(ids)s::int[])
                   AND origin_network_id = ANY(%(ids)s::int[])
                 UNION ALL
                SELECT id, merged_into_id, date_merged - DATE '1970-01-01', 'merged'
                  FROM cafe_network
                 WHERE id = ANY(%(ids)s::int[]) AND merged_into_id = ANY(%(ids)s::int[])
                 ORDER BY 1, 2, 4
                """,
                ids=network_ids,
            )
        )

    @api.model
    def _find_services(self, place):
        """:return: generator of tuples: giver and taker (positions), name, first day
        and day after the last, and ``agreed`` or ``possible``"""
        ids = list(place)
        matches = self.env["cafe.service.match"].search_fetch(
            Domain("offer_network_id", "in", ids)
            & Domain("need_network_id", "in", ids)
            & Domain("state", "in", AGREED + POSSIBLE),
            ["service_id", "date_start", "date_end", "state"]
            + ["offer_network_id", "need_network_id"],
            order="id",
        )
        for match in matches:
            yield (
                place[match.offer_network_id.id],
                place[match.need_network_id.id],
                match.service_id.name,
                self._to_number(match.date_start),
                self._to_number(match.date_end, 1),
                "agreed" if match.state in AGREED else "possible",
            )
