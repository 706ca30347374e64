"""A map of networks without a browser, and a graph as a file for other programs."""

import json
from datetime import date
from itertools import combinations

import numpy
from lxml import etree

from odoo.addons.cafe_partage_module.tools.graph_export import (
    GEXF,
    Edge,
    Node,
    write_gexf,
    write_kumu,
)
from odoo.addons.cafe_partage_module.tools.graph_layout import (
    RING,
    get_radius,
    place_networks,
)
from odoo.addons.cafe_partage_module.tools.graph_layout_members import place_members

SIZES = [40, 3, 25, 1, 12, 60, 8, 8]
PAIRS = [(0, 2, 20), (0, 5, 2), (4, 6, 8), (1, 3, 1)]
NODES = [
    Node("n1", "Netwerk & Zaad <1>", "Netwerk", {"Leden": 2}, date(1996, 5, 1)),
    Node("p7", "Vzw \x07Lamp", "Lid", {"Sector": "Milieu", "Leden": None}),
]
EDGES = [
    Edge(
        *("m3", "p7", "n1", "lid van"),
        values={"Cirkel": "Kern"},
        start=date(2001, 1, 1),
        end=date(2010, 12, 31),
    )
]


def lay_out(sizes, pairs):
    columns = numpy.array(pairs, int).reshape(-1, 3).T
    return place_networks(sizes, *columns)


def distance(places, first, second):
    return float(numpy.linalg.norm(places[first] - places[second]))


def test_no_network_stands_on_another():
    places, radii = lay_out(SIZES, PAIRS)
    for first, second in combinations(range(len(SIZES)), 2):
        assert distance(places, first, second) > radii[first] + radii[second]


def test_no_network_of_very_many_stands_on_another():
    generator = numpy.random.default_rng(7)
    sizes = numpy.maximum(generator.pareto(1, 700) * 5, 1).astype(int)
    pairs = {tuple(sorted(pair)) for pair in generator.integers(0, 700, (3000, 2))}
    pairs = [(one, other, 1) for one, other in pairs if one != other]
    places, radii = lay_out(sizes, pairs)
    apart = numpy.linalg.norm(places[:, None] - places[None, :], axis=2)
    room = apart - radii[:, None] - radii[None, :]
    numpy.fill_diagonal(room, 1)
    assert room.min() > 0


def test_networks_that_share_much_stand_nearer():
    near, radii = lay_out(SIZES, PAIRS)
    far, _radii = lay_out(SIZES, [])
    gap = radii[4] + radii[6]
    assert distance(near, 4, 6) - gap < distance(far, 4, 6) - gap


def test_the_same_graph_gives_the_same_map():
    once, again = lay_out(SIZES, PAIRS)[0], lay_out(SIZES, PAIRS)[0]
    assert numpy.array_equal(once, again)


def test_no_network_and_one():
    assert lay_out([], [])[0].shape == (0, 2)
    assert lay_out([5], [])[0].tolist() == [[0, 0]]


def test_members_stand_around_their_network_the_core_innermost():
    places, radii = lay_out([30, 30], [(0, 1, 1)])
    ranks = [rank for rank in (2, 1, 0) for _member in range(9)]
    members = [*range(27), 27, 27]
    networks = [0] * 27 + [0, 1]
    stand = place_members(
        places, numpy.array([30, 30]), 28, members, networks, [*ranks, 0, 0]
    )
    reach = numpy.linalg.norm(stand[:-1] - places[0], axis=1)
    assert reach[18:].max() < reach[9:18].min() and reach[9:18].max() < reach[:9].min()
    assert reach.max() < radii[0] == get_radius(30)
    # between both
    assert numpy.allclose(stand[-1], places.mean(axis=0), atol=RING)


def test_members_of_the_same_networks_stand_beside_each_other():
    places, _radii = lay_out([30, 30], [(0, 1, 30)])
    members = numpy.repeat(numpy.arange(30), 2)
    networks, ranks = numpy.tile([0, 1], 30), numpy.zeros(60, int)
    sizes = numpy.array([30, 30])
    stand = place_members(places, sizes, 30, members, networks, ranks)
    apart = [distance(stand, *pair) for pair in combinations(range(30), 2)]
    assert min(apart) > RING / 3


def test_a_kumu_blueprint():
    kumu = json.loads(write_kumu(NODES, EDGES, {"start": "Van", "end": "Tot"}))
    assert kumu["elements"][0] == {
        "id": "n1",
        "label": "Netwerk & Zaad <1>",
        "type": "Netwerk",
        "Leden": 2,
        "Van": "1996-05-01",
    }
    (connection,) = kumu["connections"]
    assert (connection["from"], connection["to"]) == ("p7", "n1")
    assert connection["direction"] == "undirected"
    assert (connection["Van"], connection["Tot"]) == ("2001-01-01", "2010-12-31")


def test_gexf_with_days():
    root = etree.fromstring(write_gexf(NODES, EDGES, "Netwerken", date(2026, 1, 2)))
    names = {"g": GEXF}
    assert root.xpath("g:graph/@timeformat", namespaces=names) == ["date"]
    labels = root.xpath("//g:node/@label", namespaces=names)
    assert labels == ["Netwerk & Zaad <1>", "Vzw Lamp"]
    columns = root.xpath("//g:attributes[@class='node']/g:attribute", namespaces=names)
    kinds = {column.get("title"): column.get("type") for column in columns}
    assert kinds == {"kind": "string", "Leden": "integer", "Sector": "string"}
    (spell,) = root.xpath("//g:edge//g:spell", namespaces=names)
    assert dict(spell.attrib) == {"start": "2001-01-01", "end": "2010-12-31"}
