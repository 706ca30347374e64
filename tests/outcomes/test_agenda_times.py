from datetime import datetime, timedelta

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase

BEGIN = datetime(2030, 5, 14, 12, 0)


@tagged("post_install", "-at_install")
class TestAgendaTimes(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(date_begin=BEGIN, date_tz="Europe/Brussels")
        cls.first = cls.make_item(
            cls.session, "Wie is wie?", sequence=1, minutes_planned=20
        )
        cls.second = cls.make_item(
            cls.session, "Wat speelt er?", sequence=2, minutes_planned=45
        )
        cls.last = cls.make_item(cls.session, "En nu?", sequence=3)

    def times(self):
        return [item.time_planned for item in self.session.item_ids.sorted("sequence")]

    def test_each_item_begins_after_those_before_it_in_the_sessions_time_zone(self):
        self.assertEqual(self.times(), ["14:00", "14:20", "15:05"])
        self.assertEqual(self.second.date_planned, BEGIN + timedelta(minutes=20))
        self.session.date_tz = "Europe/London"
        self.assertEqual(self.times(), ["13:00", "13:20", "14:05"])

    def test_another_order_or_length_moves_the_times(self):
        self.first.sequence = 5
        self.assertEqual(self.times(), ["14:00", "14:45", "14:45"])
        self.second.minutes_planned = 10
        self.assertEqual(self.times(), ["14:00", "14:10", "14:10"])

    def test_an_agenda_without_minutes_has_no_times(self):
        self.session.item_ids.minutes_planned = 0
        self.assertEqual(self.times(), [False] * 3)

    def test_minutes_are_not_negative(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self.first.minutes_planned = -5
            self.env.flush_all()

    def test_times_of_many_sessions_cost_as_much_as_of_one(self):
        def cost(sessions):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["cafe.session.item"].search(
                [("event_id", "in", sessions.ids)]
            ).mapped("time_planned")
            return self.env.cr.sql_log_count - before

        series = self.session.series_id
        sessions = self.session
        for _number in range(9):
            session = self.make_session(series)
            self.make_item(session, minutes_planned=5)
            sessions |= session
        cost(sessions)
        self.assertEqual(cost(self.session), cost(sessions))


@tagged("post_install", "-at_install")
class TestAgendaClock(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(date_begin=BEGIN)
        cls.first = cls.make_item(cls.session, minutes_planned=25)
        cls.second = cls.make_item(cls.session)
        items = cls.first | cls.second
        cls.first, cls.second = items.with_user(cls.secretary)

    def at(self, minutes):
        return freeze_time(BEGIN + timedelta(minutes=minutes))

    def test_one_item_is_under_way_at_a_time(self):
        with self.at(0):
            self.first._start_clock()
        with self.at(12):
            self.second._start_clock()
        self.assertEqual(self.first.minutes_spent, 12)
        self.assertFalse(self.first.date_started)
        self.assertEqual(self.second.date_started, BEGIN + timedelta(minutes=12))
        with self.at(20):
            self.first._start_clock()
        with self.at(25):
            self.first._stop_clock()
        self.assertEqual((self.first.minutes_spent, self.second.minutes_spent), (17, 8))

    def test_starting_and_stopping_twice_makes_no_difference(self):
        with self.at(0):
            self.first._start_clock()
        with self.at(5):
            self.first._start_clock()
        with self.at(10):
            self.first._stop_clock()
        with self.at(30):
            self.first._stop_clock()
        self.assertEqual(self.first.minutes_spent, 10)

    def test_time_is_shown_only_where_it_was_kept(self):
        self.assertFalse(self.first.time_spent)
        with self.at(0):
            (self.first | self.second)[0]._start_clock()
        with self.at(12):
            self.first.invalidate_recordset(["time_spent"])
            self.assertEqual(self.first.time_spent, "12 of 25 min")
            self.second._start_clock()
        with self.at(15):
            self.second._stop_clock()
        self.assertEqual(self.first.time_spent, "12 of 25 min")
        self.assertEqual(self.second.time_spent, "3 min")

    def test_a_forgotten_clock_stops_an_hour_after_the_session(self):
        with self.at(110):
            self.first._start_clock()
        with self.at(60 * 30):
            self.first._stop_clock()
        self.assertEqual(self.first.minutes_spent, 70)

    def test_a_conversation_written_down_days_later_runs_four_hours_at_most(self):
        with self.at(60 * 48):
            self.first._start_clock()
        with self.at(60 * 72):
            self.first._stop_clock()
        self.assertEqual(self.first.minutes_spent, 240)

    def test_clocks_of_two_sessions_run_side_by_side(self):
        other = self.make_item(self.make_session())
        with self.at(0):
            self.first._start_clock()
            other._start_clock()
        self.assertTrue(self.first.date_started and other.date_started)

    def test_a_copied_session_has_no_time_spent(self):
        with self.at(0):
            self.first._start_clock()
        copied = self.first.sudo().copy()
        self.assertFalse(copied.date_started or copied.minutes_spent)
