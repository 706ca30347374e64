"""Pure Python: histories that are cut, continued and merged day by day."""

import doctest
from datetime import date

import pytest

from odoo.addons.cafe_partage_module.tools import attendance, timeline
from odoo.addons.cafe_partage_module.tools.attendance import (
    add_months,
    attendance_periods,
)
from odoo.addons.cafe_partage_module.tools.timeline import Row, continue_timeline

START = date(2026, 1, 1)


def days(rows):
    return [(row.id, row.start, row.end, row.key) for row in rows]


@pytest.mark.parametrize("module", [attendance, timeline])
def test_the_examples_in_the_docstrings_are_true(module):
    result = doctest.testmod(module)
    assert result.attempted and not result.failed


def test_nothing_yet_makes_the_first_row():
    rows = continue_timeline([], START, None, "core", date(2026, 5, 1))
    assert days(rows) == [(None, START, None, "core")]


def test_no_change_changes_nothing():
    rows = [Row(1, START, None, "core")]
    assert continue_timeline(rows, START, None, "core", date(2026, 5, 1)) == rows


def test_a_second_change_on_one_day_leaves_one_row_for_it():
    rows = [Row(1, START, date(2026, 4, 30), "a"), Row(2, date(2026, 5, 1), None, "b")]
    changed = continue_timeline(rows, START, None, "c", date(2026, 5, 1))
    assert days(changed) == [
        (1, START, date(2026, 4, 30), "a"),
        (2, date(2026, 5, 1), None, "c"),
    ]


def test_a_change_taken_back_on_the_same_day_leaves_no_trace():
    rows = [Row(1, START, date(2026, 4, 30), "a"), Row(2, date(2026, 5, 1), None, "b")]
    changed = continue_timeline(rows, START, None, "a", date(2026, 5, 1))
    assert days(changed) == [(1, START, None, "a")]


def test_a_change_before_the_first_day_counts_from_the_first_day():
    rows = [Row(1, START, None, "a")]
    changed = continue_timeline(rows, START, None, "b", date(2025, 12, 1))
    assert days(changed) == [(1, START, None, "b")]


def test_the_end_cuts_what_lies_after_it():
    rows = [Row(1, START, date(2026, 4, 30), "a"), Row(2, date(2026, 5, 1), None, "b")]
    ended = continue_timeline(
        rows, START, date(2026, 3, 31), "b", date(2026, 6, 1), closed=True
    )
    assert days(ended) == [(1, START, date(2026, 3, 31), "a")]


def test_an_end_that_is_put_off_opens_the_last_row():
    rows = [Row(1, START, date(2026, 3, 31), "a")]
    assert days(continue_timeline(rows, START, None, "a", date(2026, 3, 1))) == [
        (1, START, None, "a")
    ]


def test_a_later_first_day_drops_what_came_before_it():
    rows = [Row(1, START, date(2026, 4, 30), "a"), Row(2, date(2026, 5, 1), None, "b")]
    later = continue_timeline(rows, date(2026, 6, 1), None, "b", date(2026, 7, 1))
    assert days(later) == [(2, date(2026, 6, 1), None, "b")]


def test_what_was_always_so_has_no_first_day():
    rows = [Row(1, None, None, "a")]
    changed = continue_timeline(rows, None, None, "b", date(2026, 5, 1))
    assert days(changed) == [
        (1, None, date(2026, 4, 30), "a"),
        (None, date(2026, 5, 1), None, "b"),
    ]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_end_on_days_that_exist(day, months, expected):
    assert add_months(day, months) == expected


def test_one_session_counts_for_good_without_months():
    assert attendance_periods([date(2026, 1, 5), date(2020, 1, 5)], 0) == [
        (date(2020, 1, 5), None)
    ]


def test_coming_on_the_day_after_the_last_one_is_staying():
    last = date(2026, 12, 31)
    for day, count in ((date(2027, 1, 1), 1), (date(2027, 1, 2), 2)):
        periods = attendance_periods([START, day], 12)
        assert (periods[0][0], len(periods)) == (START, count)
        if count == 2:
            assert periods[0][1] == last
