from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_attendance_desk import AttendanceCase


@tagged("post_install", "-at_install")
class TestAttendanceWalkIn(AttendanceCase):
    """Somebody who is not on the list comes in, in two fields."""

    def add(self, *args, user=None, **kwargs):
        List = self.env["cafe.attendance.list"].with_user(user or self.desk)
        return List.add_walk_in(self.session.id, *args, **kwargs)

    def find(self, answer):
        return self.env["event.registration"].browse(answer["id"])

    def make_room(self):
        self.session.seats_max = 5

    def test_a_walk_in_is_here_at_once_for_an_organisation_to_match(self):
        self.make_room()
        answer = self.add("  Dé   Maes ", "Nieuwe vzw")
        walk_in = self.find(answer)
        self.assertEqual((walk_in.name, walk_in.state), ("Dé Maes", "done"))
        self.assertTrue(walk_in.organisation_to_match)
        self.assertEqual(walk_in.organisation_label, "Nieuwe vzw")

    def test_a_known_organisation_is_found_by_its_name(self):
        self.make_room()
        zaad = self.make_organisation("Zaad Café")
        self.assertEqual(self.find(self.add("Dé", "zaad  cafe")).organisation_id, zaad)

    def test_an_organisation_that_two_contacts_have_is_left_to_match(self):
        self.make_room()
        self.make_organisation("Dubbel")
        self.make_organisation("Dubbel")
        self.assertTrue(self.find(self.add("Dé", "Dubbel")).organisation_to_match)

    def test_sending_it_twice_adds_one_person(self):
        self.make_room()
        first = self.add("Dé", "Nieuw")
        self.assertEqual(self.add("dé", "nieuw")["id"], first["id"])
        self.assertEqual(len(self.session.registration_ids), 3)

    def test_who_is_on_the_list_already_is_ticked(self):
        answer = self.add("an", "zaad")
        self.assertEqual((answer["id"], answer["added"]), (self.an.id, False))
        self.assertEqual(self.an.state, "done")

    def test_a_name_is_needed_and_nothing_else(self):
        self.make_room()
        with self.assertRaisesRegex(UserError, "name"):
            self.add("  ", "Zaad")
        self.assertEqual(self.find(self.add("Dé")).state, "done")

    def test_a_full_session_takes_nobody_and_says_so(self):
        answer = self.add("Dé", "Nieuw")
        self.assertEqual(answer["full"], {"seats": 2, "waiting": 0, "may_add": False})
        self.assertEqual(len(self.session.registration_ids), 2)

    def test_the_desk_alone_does_not_add_seats(self):
        with self.assertRaises(AccessError):
            self.add("Dé", "Nieuw", add_seat=True)

    def test_an_added_seat_is_for_the_walk_in_not_for_who_waits(self):
        waiting = self.make_registration(self.session, "Cas", state="waiting")
        answer = self.add("Dé", "Nieuw", add_seat=True, user=self.secretary)
        self.assertEqual(self.find(answer).state, "done")
        self.assertEqual(waiting.state, "waiting")
        self.assertEqual((self.session.seats_max, self.session.seats_taken), (3, 3))

    def test_an_added_seat_is_the_walk_in_s_also_long_before_the_session(self):
        self.session = self.make_session(self.series, days=9)
        self.make_registration(self.session, "An")
        self.make_registration(self.session, "Bo")
        waiting = self.make_registration(self.session, "Cas", state="waiting")
        self.add("Dé", "Nieuw", add_seat=True, user=self.secretary)
        self.assertEqual(waiting.state, "waiting")

    def test_who_waits_and_walks_in_gets_the_seat_that_is_free(self):
        cas = self.make_waiting()
        self.free_seat()
        self.assertEqual(self.find(self.add("Cas")), cas)
        self.assertEqual((cas.state, cas.news), ("done", False))

    def test_a_walk_in_by_mistake_is_taken_back(self):
        self.make_room()
        answer = self.add("Dé", "Nieuw")
        self.env["cafe.attendance.list"].with_user(self.desk).remove_walk_in(
            self.session.id, answer["id"]
        )
        self.assertEqual(self.find(answer).state, "cancel")
        self.assertEqual(self.session.seats_taken, 2)

    def test_suggestions_are_organisations_that_the_user_may_read(self):
        self.make_organisation("Zaadgoed")
        self.make_person("Zaadman")
        hidden = self.make_organisation("Zaadhuis")
        hidden.company_id = self.env["res.company"].create({"name": "Elders"})
        List = self.env["cafe.attendance.list"]
        names = List.with_user(self.desk).suggest_organisations("zaad")
        self.assertIn("Zaadgoed", names)
        self.assertFalse({"Zaadman", "Zaadhuis"} & set(names))
        with self.assertRaises(AccessError):
            List.with_user(self.member).suggest_organisations("zaad")

    def test_a_session_with_slots_asks_which_one(self):
        begin = self.session.date_begin
        self.session.write(
            {
                "is_multi_slots": True,
                "date_begin": begin - timedelta(days=2),
                "date_end": begin + timedelta(days=2),
                "seats_max": 5,
                "event_slot_ids": [
                    (0, 0, {"date": begin.date(), "start_hour": 9, "end_hour": 10})
                ],
            }
        )
        with self.assertRaisesRegex(UserError, "slot"):
            self.add("Dé", "Nieuw")
        slot = self.session.event_slot_ids
        walk_in = self.find(self.add("Dé", "Nieuw", slot_id=slot.id))
        self.assertEqual(walk_in.event_slot_id, slot)
