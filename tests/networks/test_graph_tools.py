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
    get_radius,
    place_members,
    place_networks,
)

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


def distance(places, first, second):
    return float(numpy.linalg.norm(places[first] - places[second]))


def test_no_network_stands_on_another():
    places, radii = place_networks(SIZES, PAIRS)
    for first, second in combinations(range(len(SIZES)), 2):
        assert distance(places, first, second) > radii[first] + radii[second]


def test_networks_that_share_much_stand_nearer():
    near, radii = place_networks(SIZES, PAIRS)
    far, _radii = place_networks(SIZES, [])
    gap = radii[4] + radii[6]
    assert distance(near, 4, 6) - gap < distance(far, 4, 6) - gap


def test_the_same_graph_gives_the_same_map():
    once, again = place_networks(SIZES, PAIRS)[0], place_networks(SIZES, PAIRS)[0]
    assert numpy.array_equal(once, again)


def test_no_network_and_one():
    assert place_networks([], [])[0].shape == (0, 2)
    assert place_networks([5], [])[0].tolist() == [[0, 0]]


def test_members_stand_around_their_network_the_core_innermost():
    places, radii = place_networks([30, 30], [(0, 1, 1)])
    members = [[(0, rank)] for rank in (2, 1, 0) for _member in range(9)]
    members.append([(0, 0), (1, 0)])
    stand = place_members(places, members)
    reach = numpy.linalg.norm(stand[:-1] - places[0], axis=1)
    assert reach[18:].max() < reach[9:18].min() and reach[9:18].max() < reach[:9].min()
    assert reach.max() < radii[0] == get_radius(30)
    # between both
    assert numpy.allclose(stand[-1], places.mean(axis=0))


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
