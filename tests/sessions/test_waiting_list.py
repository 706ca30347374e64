from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..common import MODULE, CafeCase


@tagged("post_install", "-at_install")
class TestWaitingList(CafeCase):
    """A seat that comes free goes to who waits longest, once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series(seats_max=1)
        cls.session = cls.make_session(cls.series)
        cls.seated = cls.make_registration(cls.session, "An")
        cls.first = cls.make_registration(cls.session, "Bo", state="waiting")
        cls.second = cls.make_registration(cls.session, "Cas", state="waiting")

    def cancel(self, registration):
        registration.with_context(bypass_reason=True).action_cancel()

    def move_session(self, **delta):
        begin = fields.Datetime.now() + timedelta(**delta)
        self.env.cr.execute(
            "UPDATE event_event SET date_begin = %s, date_end = %s WHERE id = %s",
            (begin, begin + timedelta(hours=2), self.session.id),
        )
        self.session.invalidate_recordset()

    def run_job(self, name):
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def test_who_waits_has_a_place_and_no_seat(self):
        self.assertEqual(self.first.waiting_position, 1)
        self.assertEqual(self.second.waiting_position, 2)
        self.assertEqual(self.session.seats_taken, 1)
        self.assertEqual(self.session.waiting_count, 2)

    def test_a_cancelled_seat_goes_to_the_first_in_line(self):
        self.cancel(self.seated)
        self.assertEqual(self.first.state, "open")
        self.assertTrue(self.first.promoted_on)
        self.assertEqual(self.first.news, "promoted")
        self.assertEqual(self.second.state, "waiting")
        self.assertEqual(self.second.waiting_position, 1)

    def test_cancelling_after_promotion_frees_the_seat_once(self):
        self.cancel(self.seated)
        self.cancel(self.first)
        self.assertEqual(self.second.state, "open")
        self.assertEqual(self.session.seats_taken, 1)
        self.cancel(self.first)
        self.assertEqual(self.session.seats_taken, 1)

    def test_a_deleted_registration_frees_its_seat(self):
        self.seated.unlink()
        self.assertEqual(self.first.state, "open")

    def test_an_archived_registration_frees_its_seat(self):
        self.seated.active = False
        self.assertEqual(self.first.state, "open")

    def test_more_seats_are_for_who_waits(self):
        self.session.seats_max = 2
        self.assertEqual(self.first.state, "open")
        self.assertEqual(self.second.state, "waiting")
        self.session.seats_limited = False
        self.assertEqual(self.second.state, "open")

    def test_joining_again_goes_to_the_end(self):
        self.cancel(self.first)
        self.first.action_wait()
        self.assertEqual(self.second.waiting_position, 1)
        self.assertEqual(self.first.waiting_position, 2)

    def test_less_than_a_day_before_the_seat_is_offered(self):
        self.move_session(hours=20)
        self.cancel(self.seated)
        self.assertEqual(self.first.state, "waiting")
        self.assertEqual(self.first.news, "offered")
        self.assertTrue(self.first._has_offer())
        self.assertFalse(self.second.offer_expires_at)
        self.assertTrue(self.first._accept_offer())
        self.assertEqual(self.first.state, "open")

    def test_an_offered_seat_is_kept_from_everybody_else(self):
        self.move_session(hours=20)
        self.cancel(self.seated)
        with self.assertRaises(ValidationError):
            self.make_registration(self.session, "Do")
        with self.assertRaises(UserError):
            self.second.action_promote()

    def test_an_offer_that_went_by_goes_to_the_next(self):
        self.move_session(hours=20)
        self.cancel(self.seated)
        self.first.offer_expires_at = fields.Datetime.now() - timedelta(minutes=1)
        self.run_job("ir_cron_waiting_offers")
        self.assertTrue(self.second._has_offer())
        self.assertEqual(self.second.waiting_position, 1)
        self.assertEqual(self.first.waiting_position, 2)
        self.assertFalse(self.first._accept_offer())
        self.assertEqual(self.first.state, "waiting")

    def test_too_late_for_an_offer_staff_are_asked(self):
        self.session.user_id = self.secretary
        self.move_session(hours=2)
        self.cancel(self.seated)
        self.assertEqual(self.first.state, "waiting")
        self.assertFalse(self.first.offer_expires_at)
        self.assertEqual(self.session.activity_ids.user_id, self.secretary)

    def test_people_of_the_session_take_no_seat(self):
        self.make_registration(self.session, "Mo", role="moderator")
        self.assertEqual(self.session.seats_taken, 1)
        self.seated.role = "host"
        self.assertEqual(self.first.state, "open")

    def test_seats_cannot_go_below_who_sits(self):
        self.session.seats_max = 3
        with self.assertRaises(ValidationError):
            self.session.seats_max = 2

    def test_newcomers_stand_behind_who_waits(self):
        self.move_session(hours=2)
        self.cancel(self.seated)
        people = [{"name": "Do"}]
        self.session._assign_places(people)
        self.assertEqual(people[0]["state"], "waiting")

    def test_moved_in_line_with_a_reason(self):
        self.second._move_in_line(1, "Komt van ver")
        self.assertEqual(self.second.waiting_position, 1)
        self.assertIn("Komt van ver", self.second.waiting_why)
        self.assertEqual(self.first.waiting_position, 2)
