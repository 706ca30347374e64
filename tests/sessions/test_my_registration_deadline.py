from freezegun import freeze_time

from odoo.tests import tagged

from .my_registration_case import MyRegistrationCase

# The session begins at noon; until the day before at noon all can be changed.
IN_TIME, TOO_LATE = "2027-03-09 12:00:00", "2027-03-09 12:00:01"
LAST_MINUTE, BEGUN = "2027-03-10 11:59:00", "2027-03-10 12:00:00"


@tagged("post_install", "-at_install")
class TestMyRegistrationDeadline(MyRegistrationCase):
    """Until when somebody can do it alone, and whom to call after that."""

    def setUp(self):
        super().setUp()
        self.seated.consent_report = True
        self.move_meeting("2027-03-10 12:00:00", "2027-03-10 14:00:00")

    def test_in_time_one_can_cancel(self):
        with freeze_time(IN_TIME):
            self.step(self.seated, "cancel")
        self.assertEqual(self.seated.state, "cancel")

    def test_too_late_one_cannot_change_hand_over_or_cancel(self):
        self.series.contact_id = self.make_person("Greet Peeters", phone="02 555 00 01")
        colleague = {"colleague_name": "Dora", "colleague_email": "dora@zaad.example"}
        with freeze_time(TOO_LATE):
            for step, form in (
                ("change", {"question_brought": "Nieuwe vraag"}),
                ("hand_over", colleague),
                ("cancel", {}),
            ):
                page = self.step(self.seated, step, status=403, **form)
                self.assertIn("02 555 00 01", self.read(page, "o_cafe_contact"))
                self.assertIn("Greet Peeters", self.read(page, "o_cafe_contact"))
                if step == "change":
                    self.assertIn("Nieuwe vraag", self.read(page, "o_cafe_refused"))
        self.assertEqual(self.seated.state, "open")
        self.assertEqual(self.seated.question_brought, "Hoe verder?")
        self.assertEqual((self.seated.name, self.seated.link_serial), ("An Claes", 0))

    def test_page_to_cancel_sends_back_after_the_deadline(self):
        with freeze_time(TOO_LATE):
            page = self.get_page(self.get_path(self.seated) + "/annuleren")
        self.assertFalse(page.find_class("o_cafe_ask_cancel"))
        self.assertTrue(page.find_class("o_cafe_contact"))

    def test_leaving_the_line_is_possible_until_the_beginning(self):
        with freeze_time(LAST_MINUTE):
            self.step(self.first, "leave")
        self.assertEqual(self.first.state, "cancel")
        with freeze_time(BEGUN):
            self.step(self.second, "leave", status=403)
        self.assertEqual(self.second.state, "waiting")

    def test_an_offer_counts_until_the_beginning(self):
        with freeze_time(LAST_MINUTE):
            self.meeting.seats_max = 3
            for registration in self.first | self.second:
                registration.offer_expires_at = "2027-03-10 15:00:00"
            self.step(self.first, "accept")
        with freeze_time(BEGUN):
            self.step(self.second, "accept", status=403)
        self.assertEqual((self.first.state, self.second.state), ("open", "waiting"))

    def test_consent_is_withdrawn_at_any_moment(self):
        for moment in (TOO_LATE, "2027-03-20 12:00:00"):
            self.seated.consent_report = True
            with freeze_time(moment):
                page = self.step(self.seated, "withdraw")
            self.assertIn("not named", self.read(page, "o_cafe_thanks"))
            self.assertFalse(self.seated.consent_report)

    def test_a_slot_has_its_own_deadline(self):
        self.meeting.is_multi_slots = True
        slot = self.env["event.slot"].create(
            {
                "event_id": self.meeting.id,
                "date": "2027-03-10",
                "start_hour": 14.0,
                "end_hour": 15.0,
            }
        )
        self.assertEqual(str(slot.start_datetime), "2027-03-10 13:00:00")
        with freeze_time(TOO_LATE):
            late = self.make_registration(
                self.meeting, "Els", event_slot_id=slot.id, email="els@zaad.example"
            )
            self.step(late, "cancel")
        self.assertEqual(late.state, "cancel")

    def test_whom_to_call_is_the_first_who_can_be_reached(self):
        service = self.env["cafe.my.registration"]
        self.meeting.user_id = self.secretary
        contact = service._get_contact(self.seated)
        self.assertEqual(contact["email"], "secretary@network.example")
        self.series.contact_id = self.make_person("Zonder nummer")
        contact = service._get_contact(self.seated)
        self.assertEqual(contact["name"], self.secretary.name)
