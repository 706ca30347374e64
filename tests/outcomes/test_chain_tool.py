"""Pure Python: the graph behind a chain, and the order of an agenda."""

import doctest

import pytest

from odoo.addons.cafe_partage_module.tools import agenda, chain

LINE = [("q", "i"), ("i", "c"), ("c", "f"), ("f", "e"), ("i", "sister")]


@pytest.mark.parametrize("module", [agenda, chain], ids=lambda module: module.__name__)
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("start", "qicfe")
def test_the_whole_line_is_reached_from_each_step(start):
    assert set("qicfe") <= chain.reach([start], LINE)


def test_a_sister_is_not_reached():
    assert "sister" not in chain.reach(["f"], LINE)
    assert "sister" in chain.reach(["q"], LINE)


def test_a_circle_ends():
    circle = [("a", "b"), ("b", "c"), ("c", "a")]
    assert chain.reach(["a"], circle) == {"a", "b", "c"}
    assert chain.join(["a"], circle) == set()
    assert chain.threads(["a", "b", "c"], circle) == [["a", "b", "c"]]


def test_a_long_stretch_left_out_is_joined():
    assert chain.join(["q", "e"], LINE) == {("q", "e")}


def test_steps_come_in_order_and_links_to_what_is_not_told_are_left_out():
    nodes = {"f": {"stage": "followup"}, "q": {"stage": "question"}}
    steps = chain.arrange(nodes, [("q", "f"), ("f", "e")])
    assert [stage for stage, _nodes in steps] == ["question", "followup"]
    ((_, (question,)), (_, (followup,))) = steps
    assert (question["before"], question["after"]) == ([], ["f"])
    assert (followup["before"], followup["after"]) == (["q"], [])
