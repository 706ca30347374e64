"""Who sits in several networks: all pairs of networks that share members.

Places are a matrix of networks by partners; that matrix times its own transpose holds,
for each two networks, how many partners they share, and on its diagonal how many each
has. Sparse, so that time and memory follow the pairs that there are.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy
from scipy import sparse

# PostgreSQL's binary COPY: a head of 19 bytes, then for each row the number of columns
# and for each column its length and value, big-endian; two bytes at the end.
HEAD, TAIL = 19, 2
# Rows of the matrix that are multiplied at once: what bounds the memory.
BLOCK = 128


@dataclass(frozen=True)
class Pairs:
    """Arrays of the same length, an element per pair.

    ``networks`` and ``others`` are ids, ``networks`` the lower one or, for the size of
    one network, both the same; ``shared`` counts partners. In order of the ids.
    """

    networks: numpy.ndarray
    others: numpy.ndarray
    shared: numpy.ndarray

    def __iter__(self):
        """Tuples of three int: network, other and shared."""
        columns = (self.networks, self.others, self.shared)
        return zip(*(column.tolist() for column in columns), strict=True)


def unpack_places(packed):
    """Read two columns of int4 without NULL from PostgreSQL's binary COPY.

    :param packed: bytes-like
    :return: two arrays of int32
    """
    row = numpy.dtype(
        [
            ("columns", ">i2"),
            ("first_length", ">i4"),
            ("first", ">i4"),
            ("second_length", ">i4"),
            ("second", ">i4"),
        ]
    )
    size = (len(packed) - HEAD - TAIL) // row.itemsize
    rows = numpy.frombuffer(packed, row, size, HEAD)
    return rows["first"].astype(numpy.int32), rows["second"].astype(numpy.int32)


def count_shared(networks, partners):
    """Count what each two networks share, and the size of each.

    :param networks: array of int, the network of each place
    :param partners: array of int, who holds it; at most once in a network
    :return: ``Pairs``
    """
    if not len(networks):
        nothing = numpy.zeros(0, numpy.int32)
        return Pairs(nothing, nothing, nothing)
    ones = numpy.ones(len(networks), numpy.int32)
    places = sparse.csr_matrix((ones, (networks, partners)))
    by_partner = places.T.tocsr()
    parts = []
    for first in range(0, places.shape[0], BLOCK):
        block = sparse.triu(places[first : first + BLOCK] @ by_partner, k=first)
        block = block.tocsr().tocoo()
        parts.append((block.row + first, block.col, block.data))
    rows, columns, shared = (
        numpy.concatenate(part) for part in zip(*parts, strict=True)
    )
    return Pairs(rows, columns, shared)


def count_changes(before, after):
    """What a change of places does to the pairs.

    :param before: iterable of tuples of a partner and a network, all places that the
        partners concerned had
    :param after: the same, as they are now
    :return: dict of a tuple of two networks, the lower id first (twice the same for the
        size of one), to int; without zeros
    """
    changes = Counter()
    for places, sign in ((before, -1), (after, 1)):
        for networks in _group(places).values():
            for pair in combinations_with_replacement(sorted(networks), 2):
                changes[pair] += sign
    return {pair: change for pair, change in sorted(changes.items()) if change}


def _group(places):
    networks = {}
    for partner, network in places:
        networks.setdefault(partner, set()).add(network)
    return networks
