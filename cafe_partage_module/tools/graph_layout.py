"""Where networks and their members stand on a map, worked out without a browser.

Networks first: each two push each other away, and what they share pulls them together
(Fruchterman and Reingold, 1991), with room for their size. Then members, of whom there
are many more: who is in one network stands on a ring around it, its circle's, the core
innermost; who is in several stands between them. The same graph gives the same map.
"""

import math

import numpy

STEPS = 150
SPACING = 120.0  # between a network's edge and the next one, in the map's units
RING = 14.0  # between two members, and between two rings
GOLDEN = math.pi * (3 - math.sqrt(5))


def place_networks(sizes, pairs):
    """Spread networks over the plane.

    :param sizes: list of int, members of each network
    :param pairs: list of tuples: two indexes in ``sizes`` and how many they share
    :return: array of a row (x, y) for each network
    """
    count = len(sizes)
    radii = numpy.array([get_radius(size) for size in sizes], float)
    if count < 2:
        return numpy.zeros((count, 2)), radii
    weights = numpy.zeros((count, count))
    for first, second, shared in pairs:
        smaller = max(1, min(sizes[first], sizes[second]))
        weights[first, second] = weights[second, first] = shared / smaller
    apart = radii[:, None] + radii[None, :] + SPACING
    length = apart.mean()
    turns = numpy.arange(count)
    start = length * numpy.sqrt(turns + 0.5)
    places = numpy.stack(
        [start * numpy.cos(GOLDEN * turns), start * numpy.sin(GOLDEN * turns)], axis=1
    )
    for step in range(STEPS):
        ways = places[:, None, :] - places[None, :, :]
        distances = numpy.maximum(numpy.sqrt((ways**2).sum(axis=2)), 1.0)
        push = apart**2 / distances
        pull = weights * distances**2 / apart + 0.01 * distances
        force = ((push - pull) / distances)[:, :, None] * ways
        moves = force.sum(axis=1)
        strength = numpy.maximum(numpy.sqrt((moves**2).sum(axis=1)), 1e-9)
        heat = length * (1 - step / STEPS)
        places = (
            places + moves / strength[:, None] * numpy.minimum(strength, heat)[:, None]
        )
    return _push_apart(places - places.mean(axis=0), radii), radii


def get_radius(size):
    """:return: float, of a disc that has room for so many members"""
    return RING * math.sqrt(max(size, 1)) * 0.75 + RING


def _push_apart(places, radii):
    """No two networks stand on each other's members."""
    apart = radii[:, None] + radii[None, :] + SPACING / 3
    for _step in range(60):
        ways = places[:, None, :] - places[None, :, :]
        distances = numpy.maximum(numpy.sqrt((ways**2).sum(axis=2)), 1e-3)
        overlap = numpy.maximum(apart - distances, 0)
        numpy.fill_diagonal(overlap, 0)
        if not overlap.any():
            break
        places = places + ((overlap / distances / 2)[:, :, None] * ways).sum(axis=1)
    return places


def place_members(places, members):
    """Stand members around and between their networks.

    :param places: array of a row (x, y) for each network
    :param members: list of lists, for each member tuples of a network (index in
        ``places``) and the rank of its circle (int, 0 for the core)
    :return: array of a row (x, y) for each member
    """
    found = numpy.zeros((len(members), 2))
    around, between = {}, {}
    for member, seats in enumerate(members):
        if len(seats) == 1:
            around.setdefault(seats[0][0], []).append((seats[0][1], member))
        elif seats:
            between.setdefault(frozenset(seat[0] for seat in seats), []).append(member)
    for network, standing in around.items():
        for turn, (_rank, member) in enumerate(sorted(standing)):
            found[member] = places[network] + _stand(turn + 3)
    for networks, standing in between.items():
        middle = places[sorted(networks)].mean(axis=0)
        for turn, member in enumerate(standing):
            found[member] = middle + _stand(turn)
    return found


def _stand(turn):
    """:return: array (x, y): the next place on a sunflower around the origin"""
    reach = RING * 0.75 * math.sqrt(turn)
    return numpy.array(
        [reach * math.cos(GOLDEN * turn), reach * math.sin(GOLDEN * turn)]
    )
