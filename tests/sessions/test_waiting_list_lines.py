from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestWaitingListLines(CafeCase):
    """Lines of slots and tickets, moving in them, and what they cost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series(seats_max=1)

    def make_line(self, count, session=None):
        session = session or self.make_session(self.series)
        seated = self.make_registration(session, "An")
        line = self.env["event.registration"].create(
            [
                {"event_id": session.id, "name": f"P{place}", "state": "waiting"}
                for place in range(1, count + 1)
            ]
        )
        return session, seated, line

    def cancel(self, registration):
        registration.with_context(bypass_reason=True).action_cancel()

    def test_each_slot_has_a_line_of_its_own(self):
        session = self.make_session(self.series, is_multi_slots=True)
        day = session.date_begin.date() + timedelta(days=0)
        session.date_end = session.date_begin + timedelta(days=2)
        slots = self.env["event.slot"].create(
            [
                {
                    "event_id": session.id,
                    "date": day + timedelta(days=1),
                    "start_hour": hour,
                    "end_hour": hour + 1,
                }
                for hour in (10, 14)
            ]
        )
        seated, waiting = [], []
        for slot in slots:
            values = {"event_slot_id": slot.id}
            seated.append(self.make_registration(session, "An", **values))
            waiting.append(
                self.make_registration(session, "Bo", state="waiting", **values)
            )
        self.assertEqual([person.waiting_position for person in waiting], [1, 1])
        self.cancel(seated[1])
        self.assertEqual([p.state for p in waiting], ["waiting", "open"])

    def test_a_ticket_that_is_full_does_not_hold_up_the_line(self):
        session = self.make_session(
            self.series,
            seats_max=3,
            event_ticket_ids=[
                Command.create({"name": "Lid", "seats_max": 1, "seats_limited": True}),
                Command.create({"name": "Gast", "seats_max": 0}),
            ],
        )
        lid, gast = session.event_ticket_ids
        self.make_registration(session, "An", event_ticket_id=lid.id)
        seated = self.make_registration(session, "Bo", event_ticket_id=gast.id)
        self.make_registration(session, "Cas", event_ticket_id=gast.id)
        first = self.make_registration(
            session, "Do", state="waiting", event_ticket_id=lid.id
        )
        second = self.make_registration(
            session, "Els", state="waiting", event_ticket_id=gast.id
        )
        self.cancel(seated)
        self.assertEqual((first.state, second.state), ("waiting", "open"))
        lid.seats_max = 2
        session.seats_max = 4
        self.assertEqual(first.state, "open")

    def test_a_seat_of_one_ticket_leaves_the_other_ticket_alone(self):
        session = self.make_session(
            self.make_series("Café Tickets"),
            event_ticket_ids=[
                Command.create({"name": name, "seats_max": 1, "seats_limited": True})
                for name in ("Lid", "Gast")
            ],
        )
        people = [
            {"name": "An", "event_ticket_id": ticket.id}
            for ticket in (*session.event_ticket_ids, session.event_ticket_ids[0])
        ]
        session._assign_places(people)
        self.assertEqual([p["state"] for p in people], ["open", "open", "waiting"])

    def test_a_series_without_a_waiting_list_lets_nobody_wait(self):
        self.series.waiting_list = False
        session, _seated, _line = self.make_line(0)
        people = [{"name": "Bo"}]
        session._assign_places(people)
        self.assertEqual(people[0]["state"], "open")
        with self.assertRaises(ValidationError):
            self.make_registration(session, **people[0])

    def test_who_waits_keeps_waiting_when_the_list_is_switched_off(self):
        _session, seated, line = self.make_line(1)
        self.series.waiting_list = False
        self.cancel(seated)
        self.assertEqual(line.state, "open")

    def test_moved_to_another_session_she_stands_at_the_end(self):
        _session, _seated, line = self.make_line(2)
        other, _other_seated, other_line = self.make_line(2)
        line[0].event_id = other
        self.assertEqual(line[0].waiting_position, 3)
        self.assertEqual(other_line[0].waiting_position, 1)
        self.assertEqual(line[1].waiting_position, 1)

    def test_archived_she_has_no_place_and_comes_back_at_the_end(self):
        session, _seated, line = self.make_line(2)
        line[0].active = False
        self.assertEqual(session.waiting_count, 1)
        self.assertEqual(line[1].waiting_position, 1)
        line[0].active = True
        self.assertEqual(line[0].waiting_position, 2)

    def test_several_seats_are_for_as_many_in_order(self):
        session, _seated, line = self.make_line(5)
        session.seats_max = 4
        self.assertEqual(
            line.mapped("state"), ["open", "open", "open", "waiting", "waiting"]
        )

    def test_hundreds_of_seats_at_once(self):
        session, _seated, line = self.make_line(300)
        session.seats_limited = False
        self.assertEqual(set(line.mapped("state")), {"open"})

    def test_a_copy_of_a_session_has_no_line(self):
        session, _seated, _line = self.make_line(2)
        copy = session.copy({"date_begin": session.date_begin})
        self.assertFalse(copy.registration_ids)
        self.assertEqual(copy.waiting_count, 0)

    def test_a_cancelled_or_archived_session_gives_no_seats(self):
        for values in ({"kanban_state": "cancel"}, {"active": False}):
            with self.subTest(values=values):
                session, seated, line = self.make_line(1)
                session.write(values)
                self.cancel(seated)
                self.assertEqual(line.state, "waiting")

    def test_an_unarchived_session_gives_its_free_seat(self):
        session, seated, line = self.make_line(1)
        session.active = False
        self.cancel(seated)
        session.active = True
        self.assertEqual(line.state, "open")

    def test_imported_rows_stand_in_the_order_of_the_file(self):
        session, _seated, _line = self.make_line(0)
        result = self.env["event.registration"].load(
            ["event_id/.id", "name", "state"],
            [[str(session.id), name, "waiting"] for name in ("Bo", "Cas")],
        )
        self.assertFalse(result["messages"])
        people = self.env["event.registration"].browse(result["ids"])
        self.assertEqual(people.mapped("waiting_position"), [1, 2])

    def test_the_wizard_moves_and_keeps_the_reason(self):
        _session, _seated, line = self.make_line(3)
        wizard = (
            self.env["cafe.waiting.move"]
            .with_user(self.secretary)
            .create({"registration_id": line[2].id, "reason": "Komt van ver"})
        )
        self.assertEqual((wizard.position, wizard.line_length), (3, 3))
        wizard.position = 1
        wizard.action_move()
        self.assertEqual(line.mapped("waiting_position"), [2, 3, 1])
        self.assertIn("from 3 to 1: Komt van ver", line[2].message_ids[0].body)

    def test_who_does_not_wait_cannot_be_moved(self):
        _session, seated, _line = self.make_line(1)
        with self.assertRaisesRegex(UserError, "not on the waiting list"):
            seated._move_in_line(1, "Waarom niet")

    def test_an_outsider_cannot_move_anybody(self):
        _session, _seated, line = self.make_line(2)
        with self.assertRaises(AccessError):
            line[1].with_user(self.outsider)._move_in_line(1, "Ik")

    def count_cancel(self, length):
        _session, seated, line = self.make_line(length)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.cancel(seated)
        self.env.flush_all()
        queries = self.env.cr.sql_log_count - before
        self.assertEqual(line[0].state, "open")
        return queries

    def test_a_long_line_costs_as_many_queries_as_a_short_one(self):
        self.count_cancel(3)  # warm
        self.assertEqual(self.count_cancel(3), self.count_cancel(200))

    def test_places_of_a_whole_line_cost_one_query_for_all(self):
        def count(length):
            _session, _seated, line = self.make_line(length)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            line.mapped("waiting_position")
            return self.env.cr.sql_log_count - before

        self.assertEqual(count(3), count(100))

    def test_two_in_the_same_second_keep_the_order_of_arrival(self):
        _session, _seated, line = self.make_line(2)
        now = fields.Datetime.now()
        line.waiting_since = now
        self.assertEqual(line.mapped("waiting_position"), [1, 2])
