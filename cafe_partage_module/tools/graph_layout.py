"""Where networks stand on a map, worked out without a browser.

Each two push each other away, and what they share pulls them together (Fruchterman and
Reingold, 1991), with room for their size. The same graph gives the same map.
"""

import math

import numpy
from scipy.spatial import cKDTree

SPACING = 120.0  # between a network's edge and the next one, in the map's units
RING = 14.0  # between two members, and between two rings
MEMBER = 6.0  # a member's own radius
GOLDEN = math.pi * (3 - math.sqrt(5))
# The largest networks find their place by force; the others go beside them.
CORE = 400
# As many steps as fit in this many distances; the fewest and the most.
DISTANCES, FEWEST, MOST = 12_000_000, 50, 150
APART_STEPS = 80
ROOM = 1.5  # of a network, times its own disc
GRAVITY = 0.08
# Networks that are compared with each other one; of the smaller, neighbours only.
LARGE = 64
SINGLE = numpy.float32


def place_networks(sizes, firsts, seconds, shared):
    """Spread networks over the plane.

    :param sizes: array of int, members of each network
    :param firsts: array of int, for each pair that shares members an index in ``sizes``
    :param seconds: array of int, the other of the pair
    :param shared: array of int, how many they share
    :return: two arrays of float, a row (x, y) and a radius for each network
    """
    sizes = numpy.maximum(numpy.asarray(sizes, SINGLE), 1)
    radii = get_radius(sizes)
    count = len(sizes)
    if count < 2:
        return numpy.zeros((count, 2), SINGLE), radii
    firsts, seconds = numpy.asarray(firsts, int), numpy.asarray(seconds, int)
    share = numpy.asarray(shared, SINGLE)
    if len(share):
        share = share / numpy.minimum(sizes[firsts], sizes[seconds])
    core = numpy.argsort(-sizes, kind="stable")[:CORE]
    turn = numpy.full(count, -1)
    turn[core] = numpy.arange(len(core))
    among = (turn[firsts] >= 0) & (turn[seconds] >= 0)
    weights = numpy.zeros((len(core), len(core)), SINGLE)
    a, b = turn[firsts[among]], turn[seconds[among]]
    weights[a, b] = weights[b, a] = share[among]
    places = numpy.zeros((count, 2), SINGLE)
    places[core] = _pull_and_push(radii[core], weights)
    if count > len(core):
        _stand_beside(places, radii, turn, (firsts, seconds, share))
    return _push_apart(places - places.mean(axis=0), radii), radii


def _pull_and_push(radii, weights):
    """:return: array of a row (x, y), where the forces between networks lead"""
    count = len(radii)
    apart = radii[:, None] + radii[None, :] + SINGLE(SPACING)
    length = float(apart.mean())
    places = length / (RING * 0.75) * stand(numpy.arange(count) + 0.5)
    steps = min(max(DISTANCES // count**2, FEWEST), MOST)
    push, pull = apart * apart, weights / apart
    for step in range(steps):
        moves = _get_moves(places, push, pull)
        strength = numpy.maximum(numpy.hypot(moves[:, 0], moves[:, 1]), 1e-9)
        heat = length * (1 - step / steps)
        places = places + moves * (numpy.minimum(strength, heat) / strength)[:, None]
    return places


def _stand_beside(places, radii, turn, pairs):
    """Place who is not in the core between those of the core with whom it shares."""
    firsts, seconds, share = pairs
    ends = numpy.r_[firsts, seconds], numpy.r_[seconds, firsts]
    weights = numpy.r_[share, share]
    beside = (turn[ends[0]] < 0) & (turn[ends[1]] >= 0)
    one, other, weight = ends[0][beside], ends[1][beside], weights[beside]
    total = numpy.bincount(one, weight, len(places))
    for axis in (0, 1):
        pulled = numpy.bincount(one, weight * places[other, axis], len(places))
        places[:, axis] += pulled / numpy.maximum(total, 1e-9)
    small = numpy.flatnonzero(turn < 0)
    # those without a link to the core around all others, the rest apart a little
    reach = numpy.where(total[small] > 0, 4.0, SPACING)
    places[small] += stand(numpy.arange(len(small)) + 1) * reach[:, None] / RING
    _even_out(places, radii)


def _even_out(places, radii):
    """Move all nearer to or further from the middle, so that each finds room."""
    # seen from the thick of it, so that there are some on all sides
    places -= numpy.median(places, axis=0)
    reach = numpy.maximum(numpy.hypot(places[:, 0], places[:, 1]), 1e-3)
    order = numpy.argsort(reach, kind="stable")
    room = numpy.cumsum((radii[order] + SPACING / 2) ** 2) * ROOM
    places[order] *= (numpy.sqrt(room) / reach[order])[:, None]


def get_radius(sizes):
    """:return: array of float, of discs that have room for so many members"""
    sizes = numpy.maximum(numpy.asarray(sizes, SINGLE), 1)
    turns = sizes + get_first_turn(sizes)
    return RING * SINGLE(0.75) * numpy.sqrt(turns) + SINGLE(RING)


def get_core(sizes):
    """:return: array of float, the radius of what is drawn for a network itself"""
    return 10 + SINGLE(2.4) * numpy.sqrt(numpy.asarray(sizes, SINGLE))


def get_first_turn(sizes):
    """:return: array of float, where the sunflower of members begins"""
    return ((get_core(sizes) + MEMBER) / (RING * SINGLE(0.75))) ** 2


def _get_squares(places):
    """:return: array of float, the squared distance of each two, at least 1"""
    across = places[:, 0][:, None] - places[:, 0][None, :]
    down = places[:, 1][:, None] - places[:, 1][None, :]
    across *= across
    down *= down
    across += down
    return numpy.maximum(across, 1.0, out=across)


def _get_moves(places, push, pull):
    """:return: array of a row (x, y), the force on each"""
    squares = _get_squares(places)
    force = push / squares
    numpy.sqrt(squares, out=squares)
    squares *= pull
    force -= squares
    force -= SINGLE(GRAVITY)
    return places * force.sum(axis=1)[:, None] - force @ places


def _push_apart(places, radii):
    """No two networks stand on each other's members."""
    for _step in range(APART_STEPS):
        first, second, lack, distance = _find_too_near(places, radii)
        if not len(first):
            break
        ways = (places[first] - places[second]) * (lack / distance / 2)[:, None]
        # in a crowd each takes a smaller step, so that the crowd does not burst
        crowd = numpy.bincount(numpy.r_[first, second], minlength=len(places))
        crowd = numpy.sqrt(numpy.maximum(crowd, 1))
        places = places * SINGLE(1.01)
        for axis in (0, 1):
            moves = numpy.bincount(first, ways[:, axis], len(places))
            moves -= numpy.bincount(second, ways[:, axis], len(places))
            places[:, axis] += moves / crowd
    return places


def _find_too_near(places, radii):
    """:return: four arrays, for each pair that stands too near its two networks, how
    much it lacks and how far they are"""
    order = numpy.argsort(-radii, kind="stable")
    large, small = order[:LARGE], order[LARGE:]
    one, other = numpy.triu_indices(len(large), 1, len(order))
    pairs = [numpy.stack([large[one], order[other]], axis=1)]
    if len(small) > 1:
        reach = 2 * radii[small[0]] + SPACING / 3
        near = cKDTree(places[small]).query_pairs(reach, output_type="ndarray")
        pairs.append(small[near])
    first, second = numpy.concatenate(pairs).T
    ways = places[first] - places[second]
    distance = numpy.maximum(numpy.hypot(ways[:, 0], ways[:, 1]), 1e-3)
    lack = radii[first] + radii[second] + SINGLE(SPACING / 3) - distance
    near = lack > 1e-3
    return first[near], second[near], lack[near], distance[near]


def stand(turns):
    """:return: array of a row (x, y) for each turn of a sunflower around the origin"""
    turns = numpy.asarray(turns, SINGLE)
    reach = RING * 0.75 * numpy.sqrt(turns)
    angle = GOLDEN * turns
    return numpy.stack([reach * numpy.cos(angle), reach * numpy.sin(angle)], axis=1)
