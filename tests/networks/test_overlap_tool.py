"""Counting pairs: against counting by hand, on places drawn at random."""

import random
from itertools import combinations_with_replacement

import numpy

from odoo.addons.cafe_partage_module.tools.overlap import (
    count_changes,
    count_shared,
)


def count_by_hand(places):
    networks = {}
    for network, partner in places:
        networks.setdefault(network, set()).add(partner)
    counts = {
        (a, b): len(networks[a] & networks[b])
        for a, b in combinations_with_replacement(sorted(networks), 2)
    }
    return {pair: count for pair, count in counts.items() if count}


def draw_places(seed, networks=400, partners=60, count=1500):
    draw = random.Random(seed)
    return sorted(
        {
            (1 + int(networks * draw.random() ** 2), draw.randint(1, partners))
            for _ in range(count)
        }
    )


def as_dict(places):
    columns = numpy.array(places, numpy.int32).reshape(-1, 2).T
    return {(a, b): n for a, b, n in count_shared(*columns)}


def test_as_many_as_by_hand_over_several_blocks():
    places = draw_places(1)
    assert as_dict(places) == count_by_hand(places)


def test_nothing_shared_is_no_pair():
    assert as_dict([(1, 1), (2, 2)]) == {(1, 1): 1, (2, 2): 1}


def test_no_places():
    assert as_dict([]) == {}


def test_changes_lead_from_the_one_to_the_other():
    before, after = draw_places(2), draw_places(3)
    counts = count_by_hand(before)
    changes = count_changes(
        [(partner, network) for network, partner in before],
        [(partner, network) for network, partner in after],
    )
    for pair, change in changes.items():
        assert change
        counts[pair] = counts.get(pair, 0) + change
    assert {pair: n for pair, n in counts.items() if n} == count_by_hand(after)
