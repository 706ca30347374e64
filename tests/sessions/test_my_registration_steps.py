from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import MODULE
from .my_registration_case import MyRegistrationCase


@tagged("post_install", "-at_install")
class TestMyRegistrationSteps(MyRegistrationCase):
    """Cancelling, leaving the line, answering an offer, coming back."""

    def offer_to_first(self, hours=2):
        """A seat is kept for who is first, and ``cls.seated`` is gone."""
        now = fields.Datetime.now()
        self.move_meeting(now + timedelta(hours=20), now + timedelta(hours=22))
        self.seated.with_context(bypass_reason=True).action_cancel()
        self.first.offer_expires_at = now + timedelta(hours=hours)

    # cancelling

    def test_cancelling_is_asked_first(self):
        page = self.get_page(self.get_path(self.seated) + "/annuleren")
        self.assertIn("Do you want to cancel", self.read(page, "o_cafe_ask_cancel"))
        self.assertEqual(self.seated.state, "open")

    def test_cancelling_frees_the_seat_for_the_first_in_line(self):
        page = self.step(self.seated, "cancel")
        self.assertIn("Somebody else can have", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.seated.state, "cancel")
        self.assertEqual(
            self.seated.cancel_reason_id,
            self.env.ref(f"{MODULE}.cancel_reason_participant"),
        )
        self.assertEqual((self.first.state, self.first.news), ("open", "promoted"))
        self.assertEqual(self.seated.news, "cancelled")

    def test_cancelling_twice_frees_one_seat(self):
        path = self.get_path(self.seated)
        for _click in range(2):
            self.assertEqual(self.post(path + "/annuleren", "cancel").status_code, 200)
        self.assertEqual((self.first.state, self.second.state), ("open", "waiting"))

    def test_unknown_step_changes_nothing(self):
        for step in ("", "promote", "action_promote"):
            self.step(self.first, step, status=403)
        self.assertEqual(self.first.state, "waiting")

    def test_without_a_token_of_the_form_nothing_happens(self):
        response = self.url_open(self.get_path(self.seated), data={"step": "cancel"})
        self.assertEqual(response.status_code, 400)
        self.assertEqual(self.seated.state, "open")

    # leaving the line

    def test_leaving_the_line_is_one_click(self):
        page = self.get_page(self.get_path(self.first))
        self.assertTrue(page.find_class("o_cafe_step_leave"))
        self.step(self.first, "leave")
        self.assertEqual(self.first.state, "cancel")
        self.assertEqual(self.second.waiting_position, 1)
        self.step(self.first, "leave")

    def test_who_got_a_seat_meanwhile_does_not_lose_it_by_an_old_button(self):
        self.seated.with_context(bypass_reason=True).action_cancel()
        self.assertEqual(self.first.state, "open")
        self.step(self.first, "leave", status=403)
        self.assertEqual(self.first.state, "open")

    # an offer

    def test_accepting_an_offer_gives_the_seat(self):
        self.offer_to_first()
        page = self.get_page(self.get_path(self.first))
        self.assertIn("a seat is free for you", self.read(page, "o_cafe_state"))
        for _click in range(2):
            page = self.step(self.first, "accept")
            self.assertIn("The seat is yours", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.first.state, "open")
        self.assertEqual(self.meeting.seats_taken, 1)

    def test_accepting_too_late_is_met_kindly(self):
        self.offer_to_first(hours=-1)
        page = self.step(self.first, "accept")
        self.assertIn("has gone by", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.first.state, "waiting")

    def test_accepting_without_an_offer_gives_nothing(self):
        self.step(self.first, "accept")
        self.assertEqual(self.first.state, "waiting")

    def test_declining_gives_the_offer_to_the_next(self):
        self.offer_to_first()
        self.step(self.first, "decline")
        self.assertEqual(self.first.state, "cancel")
        self.assertTrue(self.second._has_offer())

    # coming back

    def test_coming_back_to_a_full_session_is_at_the_end_of_the_line(self):
        self.step(self.seated, "cancel")
        page = self.step(self.seated, "rejoin")
        self.assertIn("end of the waiting list", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.seated.state, "waiting")
        self.assertEqual(self.seated.waiting_position, 2)
        self.assertFalse(self.seated.cancel_reason_id)

    def test_coming_back_to_a_free_seat(self):
        (self.first | self.second).unlink()
        self.step(self.seated, "cancel")
        for _click in range(2):
            page = self.step(self.seated, "rejoin")
            self.assertIn("registered again", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.seated.state, "open")
        self.assertFalse(self.seated.news, "no mail that she does not come")

    def test_coming_back_after_the_mail_is_confirmed_by_mail(self):
        (self.first | self.second).unlink()
        self.step(self.seated, "cancel")
        self.seated.news = False
        self.step(self.seated, "rejoin")
        self.assertEqual(self.seated.news, "link")

    def test_no_coming_back_to_a_full_session_without_a_waiting_list(self):
        self.step(self.seated, "cancel")
        self.series.waiting_list = False
        page = self.step(self.seated, "rejoin")
        self.assertIn("full now", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.seated.state, "cancel")

    def test_who_registered_anew_does_not_come_back_twice(self):
        self.step(self.first, "leave")
        self.make_registration(
            self.meeting, "Bo  smet", email="BO@zaad.example", state="waiting"
        )
        page = self.step(self.first, "rejoin")
        self.assertIn("another registration", self.read(page, "o_cafe_thanks"))
        self.assertEqual(self.first.state, "cancel")

    def test_whom_staff_cancelled_does_not_come_back_by_the_link(self):
        self.first.with_context(bypass_reason=True).action_cancel()
        self.step(self.first, "rejoin", status=403)
        self.assertEqual(self.first.state, "cancel")

    def test_the_moderator_comes_back_without_a_seat(self):
        host = self.make_registration(self.meeting, "Dirk", role="moderator")
        self.step(host, "cancel")
        self.step(host, "rejoin")
        self.assertEqual((host.state, self.meeting.seats_taken), ("open", 1))
