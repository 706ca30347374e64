from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..common import MODULE, CafeCase

NOW = "2026-10-20 08:00:00"


@tagged("post_install", "-at_install")
class TestWaitingListOffers(CafeCase):
    """Close to a session a seat is offered, until an hour, and staff call after."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        clock = freeze_time(NOW)
        clock.start()
        cls.addClassCleanup(clock.stop)
        cls.series = cls.make_series(seats_max=1)

    def make_line(self, hours, names=("Bo", "Cas")):
        session = self.make_session(self.series, days=hours / 24)
        seated = self.make_registration(session, "An")
        line = self.env["event.registration"].browse()
        for name in names:
            line |= self.make_registration(
                session, name, state="waiting", phone=f"+32 2 555 {name}"
            )
        return session, seated, line

    def cancel(self, registration):
        registration.with_context(bypass_reason=True).action_cancel()

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.ir_cron_waiting_offers").method_direct_trigger()
        self.env.invalidate_all()

    def test_the_deadline_is_the_series_hours_and_wakes_the_job(self):
        _session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        until = fields.Datetime.now() + timedelta(hours=4)
        self.assertEqual(line[0].offer_expires_at, until)
        trigger = self.env["ir.cron.trigger"].search(
            [
                ("cron_id", "=", self.env.ref(f"{MODULE}.ir_cron_waiting_offers").id),
                ("call_at", "=", until),
            ]
        )
        self.assertTrue(trigger)

    def test_an_offer_by_staff_ends_when_the_session_begins(self):
        session, seated, line = self.make_line(hours=2)
        self.cancel(seated)
        line[0].action_offer()
        self.assertEqual(line[0].offer_expires_at, session.date_begin)

    def test_an_offer_is_shortened_when_the_session_is_earlier(self):
        session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        session.date_begin = fields.Datetime.now() + timedelta(hours=3)
        self.assertEqual(line[0].offer_expires_at, session.date_begin)

    def test_a_day_is_24_hours_also_when_the_clock_goes_back(self):
        # from 2026-10-24 10:00 to the next day 10:00 in Brussels is 25 hours
        with freeze_time("2026-10-24 08:00:00"):
            _session, seated, line = self.make_line(hours=25)
            self.cancel(seated)
            self.assertEqual(line[0].state, "open")

    def test_the_job_does_nothing_the_second_time(self):
        _session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        with freeze_time("2026-10-20 12:00:00"):
            self.run_job()
            self.assertEqual(line[0].offers_missed, 1)
            until = line[1].offer_expires_at
            self.run_job()
            self.assertEqual(line[0].offers_missed, 1)
            self.assertEqual(line[1].offer_expires_at, until)

    def test_a_withdrawn_offer_goes_to_the_next(self):
        _session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        line[0].action_withdraw_offer()
        self.assertFalse(line[0].offer_expires_at)
        self.assertFalse(line[0].news)
        self.assertTrue(line[1]._has_offer())

    def test_seats_do_not_go_below_what_is_offered(self):
        session, seated, line = self.make_line(hours=20)
        session.seats_max = 2
        self.assertTrue(line[0]._has_offer())
        with self.assertRaisesRegex(ValidationError, "Withdraw that offer"):
            session.seats_max = 1

    def test_an_offer_of_a_session_that_was_called_off_gives_nothing(self):
        session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        session.kanban_state = "cancel"
        self.assertFalse(line[0]._accept_offer())
        with self.assertRaises(UserError):
            line[1].action_offer()

    def test_nobody_is_mailed_about_a_session_that_began(self):
        _session, seated, line = self.make_line(hours=20)
        self.cancel(seated)
        line.news = False
        with freeze_time("2026-10-21 05:00:00"):
            self.run_job()
            self.assertFalse(line[0].offer_expires_at)
            self.assertEqual(line.mapped("news"), [False, False])
            self.assertEqual(line[0].waiting_position, 1)

    def test_staff_read_whom_to_call_and_on_which_number(self):
        session, seated, line = self.make_line(hours=2)
        session.user_id = self.secretary
        self.cancel(seated)
        activity = session.activity_ids
        self.assertEqual(activity.user_id, self.secretary)
        self.assertIn("Bo · +32 2 555 Bo", activity.note)
        line[0].action_leave_line()
        self.assertIn("Cas · +32 2 555 Cas", session.activity_ids.note)

    def test_the_activity_goes_when_the_seat_is_given(self):
        session, seated, line = self.make_line(hours=2)
        self.cancel(seated)
        self.assertTrue(session.activity_ids)
        line[0].action_promote()
        self.assertFalse(session.activity_ids)

    def test_the_activity_goes_when_nobody_waits(self):
        session, seated, line = self.make_line(hours=2)
        self.cancel(seated)
        line.action_leave_line()
        self.assertFalse(session.activity_ids)

    def test_when_nobody_answers_staff_are_asked(self):
        session, seated, line = self.make_line(hours=20, names=("Bo",))
        self.cancel(seated)
        with freeze_time("2026-10-20 12:00:00"):
            self.run_job()
        self.assertTrue(session.activity_ids)
        self.assertEqual(line.state, "waiting")

    def test_a_newcomer_gets_the_offer_that_others_missed(self):
        session, seated, _line = self.make_line(hours=20, names=("Bo",))
        self.cancel(seated)
        with freeze_time("2026-10-20 12:00:00"):
            self.run_job()
            newcomer = self.make_registration(session, "Do", state="waiting")
            self.assertTrue(newcomer._has_offer())

    def test_the_desk_offers_a_seat(self):
        desk = new_test_user(
            self.env, "cafe_desk", groups="event.group_event_registration_desk"
        )
        _session, seated, line = self.make_line(hours=2)
        self.cancel(seated)
        line[1].with_user(desk).action_offer()
        self.assertTrue(line[1]._has_offer())
