import hashlib

import numpy

from odoo import api, fields, models, tools

from ...tools.graph_layout import place_networks
from ...tools.graph_layout_members import place_members
from ...tools.graph_rows import join_pairs
from ...tools.overlap import count_shared

EPOCH = fields.Date.to_date("1970-01-01")


class CafeNetworkGraphPlacesMixin(models.AbstractModel):
    """Where everything stands on the map: the same for every day that it shows."""

    _name = "cafe.network.graph.places.mixin"
    _description = "Graph: Places on the Map"

    @api.model
    def _get_places(self, place, facts, pairs, seats, members, detail):
        """Lay the graph out.

        With all members at hand, networks pull each other by who ever sat in both;
        else by what they share now.

        :return: dict of arrays: ``networks`` and ``members`` (a row x, y for each) and
            ``radii`` (of networks)
        """
        networks, people = numpy.array(seats["network"], int), seats["member"]
        people = numpy.array(people, int)
        count = facts["now"] if detail == "members" else facts["ever"]
        sizes = numpy.array([count.get(id_, 0) for id_ in place], int)
        pull = pairs["now"]
        if detail == "members":
            ones = numpy.unique(numpy.stack([networks, people], axis=1), axis=0)
            ever = numpy.bincount(ones[:, 0], minlength=len(place))
            # where members are not told, their number still is
            sizes = numpy.maximum(sizes, ever)
            pull = join_pairs(pull, count_shared(ones[:, 0], ones[:, 1]))
        columns = [column.astype(numpy.int32) for column in (sizes, *pull)]
        mark = hashlib.sha256()
        for column in columns:
            mark.update(len(column).to_bytes(8, "big") + column.tobytes())
        spots, radii = self._place_networks(mark.hexdigest(), columns)
        outermost = max((rank for rank in seats["rank"] if rank is not None), default=0)
        ranks = [outermost + 1 if rank is None else rank for rank in seats["rank"]]
        return {
            "networks": spots,
            "radii": radii,
            "members": place_members(
                spots, sizes, len(members), people, networks, numpy.array(ranks, int)
            ),
        }

    @api.model
    @tools.ormcache("mark")
    def _place_networks(self, mark, columns):
        """:return: arrays, see ``place_networks``; kept for the graph of ``mark``"""
        kept = place_networks(*columns)
        for array in kept:
            array.setflags(write=False)
        return kept

    @api.model
    def _to_number(self, day, more=0):
        """:return: int, days since the epoch, or None"""
        return (day - EPOCH).days + more if day else None
