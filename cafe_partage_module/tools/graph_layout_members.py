"""Where members stand on a map of networks.

Who is in one network stands on a ring around it, its circle's, the core innermost; who
is in several stands between them. There are many more members than networks, so that
nothing here compares each with each.
"""

import numpy
from scipy.spatial import cKDTree

from .graph_layout import MEMBER, RING, SINGLE, get_core, get_first_turn, stand

SPREAD_STEPS = 8


def place_members(places, sizes, count, members, networks, ranks):
    """Stand members around and between their networks.

    :param places: array of a row (x, y) for each network
    :param sizes: array of int, how many members each network has room for
    :param count: int, how many members there are
    :param members: array of int, for each seat an index below ``count``
    :param networks: array of int, for each seat an index in ``places``
    :param ranks: array of int, for each seat its circle's (0 for the core)
    :return: array of a row (x, y) for each member
    """
    found = numpy.zeros((count, 2), SINGLE)
    if not len(members):
        return found
    ranks = numpy.asarray(ranks)
    pairs, first = numpy.unique(
        numpy.stack([members, networks], axis=1), axis=0, return_index=True
    )
    many = numpy.bincount(pairs[:, 0], minlength=count)
    alone = many[pairs[:, 0]] == 1
    member, network = pairs[alone].T
    order = numpy.lexsort((member, ranks[first][alone], network))
    member, network = member[order], network[order]
    turns = _count_turns(network) + get_first_turn(sizes)[network]
    found[member] = places[network] + stand(turns)
    member, network = pairs[~alone].T
    if len(member):
        for axis in (0, 1):
            total = numpy.bincount(member, places[network, axis], minlength=count)
            found[:, axis] += total / numpy.maximum(many, 1)
        between = numpy.unique(member)
        found[between] = _step_aside(_spread(found[between]), places, get_core(sizes))
    return found


def _count_turns(groups):
    """:return: array of int, the place of each in its run of equal ``groups``"""
    starts = numpy.flatnonzero(numpy.r_[True, groups[1:] != groups[:-1]])
    lengths = numpy.diff(numpy.r_[starts, len(groups)])
    return numpy.arange(len(groups)) - numpy.repeat(starts, lengths)


def _spread(places):
    """Who would stand on one another stand beside each other.

    Begins with a small step to the next place of a sunflower, so that those in the same
    spot know in which direction to go.
    """
    places = places + stand(numpy.arange(len(places)) % 50) / 10
    for _step in range(SPREAD_STEPS):
        pairs = cKDTree(places).query_pairs(RING, output_type="ndarray")
        if not len(pairs):
            break
        ways = places[pairs[:, 0]] - places[pairs[:, 1]]
        distances = numpy.maximum(numpy.hypot(ways[:, 0], ways[:, 1]), 1e-3)
        moves = ways * ((RING - distances) / distances / 2)[:, None]
        near = numpy.bincount(pairs.ravel(), minlength=len(places))
        for axis in (0, 1):
            move = numpy.bincount(pairs[:, 0], moves[:, axis], len(places))
            move -= numpy.bincount(pairs[:, 1], moves[:, axis], len(places))
            places[:, axis] += move / numpy.sqrt(numpy.maximum(near, 1))
    return places


def _step_aside(found, places, cores):
    """Nobody stands on what is drawn for a network."""
    distance, nearest = cKDTree(places).query(found)
    reach = cores[nearest] + MEMBER
    ways = (found - places[nearest]) / numpy.maximum(distance, 1e-3)[:, None]
    moved = places[nearest] + ways * reach[:, None]
    return numpy.where((distance < reach)[:, None], moved, found)
