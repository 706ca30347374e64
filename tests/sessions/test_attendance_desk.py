from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..common import MODULE, CafeCase


class AttendanceCase(CafeCase):
    """A session that began an hour ago, with two people who have a seat."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = new_test_user(
            cls.env,
            login="cafe_desk",
            groups="base.group_user,event.group_event_registration_desk",
        )
        cls.series = cls.make_series(seats_max=2)
        cls.session = cls.make_session(cls.series, days=-1 / 24)
        cls.an = cls.make_registration(cls.session, "An", organisation_name="Zaad")
        cls.bo = cls.make_registration(cls.session, "Bo")

    def as_user(self, record, user=None):
        return record.with_user(user or self.desk)

    def make_waiting(self, name="Cas", session=None):
        """:return: ``event.registration`` in the line of a session that is full"""
        session = session or self.session
        waiting = self.make_registration(session, name, state="waiting")
        self.assertEqual(waiting.state, "waiting")
        return waiting

    def free_seat(self):
        """An cancels; the session has begun, so that her seat is left to staff."""
        self.an.with_context(bypass_reason=True).action_cancel()
        self.assertEqual(self.session.seats_available, 1)


@tagged("post_install", "-at_install")
class TestAttendanceDesk(AttendanceCase):
    """Odoo's desk knows who waits and who did not come."""

    def scan(self, registration):
        return self.as_user(self.env["event.registration"]).register_attendee(
            registration.barcode, self.session.id
        )["status"]

    def test_scanning_who_waits_takes_no_seat(self):
        cas = self.make_waiting()
        self.free_seat()
        self.assertEqual(self.scan(cas), "unconfirmed_registration")
        self.assertEqual(cas.state, "waiting")

    def test_the_desk_s_undo_keeps_a_place_in_the_line(self):
        cas = self.make_waiting()
        self.as_user(cas).action_set_draft()
        self.assertEqual((cas.state, cas.waiting_position), ("waiting", 1))

    def test_who_comes_late_is_scanned_as_here(self):
        self.bo.action_no_show()
        self.assertEqual(self.scan(self.bo), "confirmed_registration")
        self.assertEqual(self.bo.state, "done")
        self.assertEqual(self.scan(self.bo), "already_registered")

    def test_who_waited_and_is_ticked_takes_a_free_seat_without_a_mail(self):
        cas = self.make_waiting()
        self.free_seat()
        self.as_user(cas).action_set_done()
        self.assertEqual(cas.state, "done")
        self.assertFalse(cas.news)

    def test_who_is_ticked_before_the_session_begins_gets_no_mail_either(self):
        ahead = self.make_session(self.series, days=1 / 12)
        dora, _els = (self.make_registration(ahead, name) for name in ("Dora", "Els"))
        fay = self.make_waiting("Fay", ahead)
        dora.with_context(bypass_reason=True).action_cancel()
        self.assertEqual(fay.state, "waiting", "so late the seat is left to staff")
        self.as_user(fay).action_set_done()
        self.assertEqual(fay.state, "done")
        self.assertFalse(fay.news)

    def test_who_waits_is_not_ticked_where_no_seat_is_free(self):
        cas = self.make_registration(self.session, "Cas", state="waiting")
        with self.assertRaisesRegex(UserError, "No seat is free"):
            self.as_user(cas).action_set_done()
        self.assertEqual(cas.state, "waiting")

    def test_the_desk_notes_who_did_not_come_and_takes_it_back(self):
        self.as_user(self.an).action_no_show()
        self.assertEqual(self.an.state, "no_show")
        self.assertEqual(self.session.seats_taken, 1)
        self.as_user(self.an).action_undo_no_show()
        self.assertEqual(self.an.state, "open")

    def test_the_action_of_the_list_notes_who_did_not_come(self):
        self.env.ref(f"{MODULE}.event_registration_action_no_show").with_user(
            self.desk
        ).with_context(
            active_model="event.registration",
            active_ids=self.an.ids,
            active_id=self.an.id,
        ).run()
        self.assertEqual(self.an.state, "no_show")

    def test_nobody_stays_away_before_the_session_begins(self):
        ahead = self.make_registration(self.make_session(self.series, days=1), "Dé")
        with self.assertRaisesRegex(UserError, "has yet to begin"):
            self.as_user(ahead).action_no_show()
        with self.assertRaisesRegex(ValidationError, "has yet to begin"):
            self.as_user(ahead).state = "no_show"

    def test_who_is_here_cannot_be_noted_as_absent_and_nobody_is_changed(self):
        self.an.action_set_done()
        with self.assertRaisesRegex(UserError, "An"):
            self.as_user(self.an | self.bo).action_no_show()
        self.assertEqual((self.an.state, self.bo.state), ("done", "open"))

    def test_who_waits_or_cancelled_did_not_stay_away(self):
        cas = self.make_waiting()
        self.free_seat()
        for person in (self.an, cas):
            with self.assertRaises(UserError):
                self.as_user(person).action_no_show()

    def test_an_event_without_a_series_has_no_absence(self):
        begin = fields.Datetime.now() - timedelta(hours=1)
        event = self.env["event.event"].create(
            {"name": "Stock", "date_begin": begin, "date_end": begin}
        )
        registration = self.make_registration(event)
        with self.assertRaisesRegex(UserError, "not a session"):
            registration.action_no_show()

    def test_the_moment_of_arrival_follows_what_is_ticked(self):
        self.an.action_set_done()
        self.assertTrue(self.an.date_closed)
        self.an.action_confirm()
        self.assertFalse(self.an.date_closed)
        self.an.action_no_show()
        self.assertFalse(self.an.date_closed)

    def test_a_member_or_outsider_notes_nothing(self):
        for user in (self.member, self.outsider, self.env.ref("base.public_user")):
            with self.assertRaises(AccessError):
                self.as_user(self.an, user).action_no_show()

    def test_a_membership_by_attendance_follows_at_once(self):
        network = self.make_network(member_rule="attendance")
        self.series.network_ids = network
        zaad = self.make_organisation()
        self.an.organisation_id = zaad
        self.as_user(self.an).action_set_done()
        self.assertEqual(network.member_ids.partner_id, zaad)
        self.as_user(self.an).action_confirm()
        self.assertFalse(network.member_ids.filtered("is_current"))

    def test_a_contact_s_attendances_leave_out_who_waits_or_stayed_away(self):
        home = self.make_organisation("Huis")
        people = [self.make_person(f"P{i}", parent_id=home.id) for i in range(3)]
        self.series.seats_max = self.session.seats_max = 9
        states = ("open", "waiting", "no_show")
        for person, state in zip(people, states, strict=True):
            self.make_registration(
                self.session, attendee_partner_id=person.id, state=state
            )
        counts = [person.registration_count for person in people]
        self.assertEqual((counts, home.registration_count), ([1, 0, 0], 1))

    def test_counting_the_attendances_of_many_contacts_costs_no_more(self):
        def queries(number):
            people = self.env["res.partner"].create(
                [{"name": f"Q{i}"} for i in range(number)]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            people.mapped("registration_count")
            return self.cr.sql_log_count - before

        queries(2)
        self.assertEqual(queries(5), queries(60))
