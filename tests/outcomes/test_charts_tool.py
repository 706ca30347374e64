"""Charts on paper: whole, harmless and readable, whatever they are made of."""

import doctest

from lxml import etree

from odoo.addons.cafe_partage_module.tools import charts
from odoo.addons.cafe_partage_module.tools.charts import bar_chart

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun"]


def words_of(svg):
    return [text.text for text in etree.fromstring(svg).iter("{*}text")]


def test_the_examples_hold():
    assert doctest.testmod(charts).failed == 0


def test_each_bar_says_its_figure():
    words = words_of(bar_chart("Leden", ["2025", "2026"], [[3, 5]]))
    assert sorted(words) == ["2025", "2026", "3", "5"]


def test_the_highest_bar_is_the_largest_figure():
    svg = etree.fromstring(bar_chart("Leden", MONTHS, [[1, 2, 3, 4, 5, 10]]))
    heights = [float(bar.get("height")) for bar in svg.iter("{*}rect")]
    assert heights[-1] == max(heights)
    assert abs(heights[-1] - 10 * heights[0]) < 0.01


def test_a_month_to_come_has_no_figure():
    words = words_of(bar_chart("Leden", MONTHS, [[1, 2, 3, None, None, None]]))
    assert [word for word in words if word.isdigit()] == ["1", "2", "3"]


def test_two_years_have_a_legend():
    names = ["2026, tot vandaag", "2025"]
    assert set(names) <= set(words_of(bar_chart("Leden", MONTHS, [[7] * 6] * 2, names)))


def test_nothing_but_zeros_is_drawn_too():
    assert sorted(words_of(bar_chart("Leden", ["2026"], [[0]]))) == ["0", "2026"]


def test_words_cannot_break_out():
    svg = bar_chart('<b>"&', ["<script>", "é"], [[1, 2]])
    root = etree.fromstring(svg)
    assert root.get("aria-label") == '<b>"&'
    assert not list(root.iter("{*}script"))
    assert "<script>" in words_of(svg)


def test_two_charts_on_one_page_share_no_names():
    svg = bar_chart("Leden", MONTHS, [[1] * 6])
    assert " id=" not in svg
    assert "url(#" not in svg


def test_figures_that_do_not_fit_are_left_out():
    words = words_of(bar_chart("Leden", MONTHS, [[123456] * 6], width=60))
    assert "123456" not in words
