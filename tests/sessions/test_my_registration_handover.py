from odoo.tests import tagged

from .my_registration_case import MyRegistrationCase

DORA = {"colleague_name": "Dora Maes", "colleague_email": "Dora@zaad.example"}


@tagged("post_install", "-at_install")
class TestMyRegistrationHandover(MyRegistrationCase):
    """A colleague comes instead."""

    def test_the_colleague_gets_the_seat_and_a_link(self):
        self.seated.write(
            {"consent_report": True, "consent_match": True, "phone": "02 555 00 03"}
        )
        old, barcode = self.get_path(self.seated), self.seated.barcode
        page = self.step(self.seated, "hand_over", **DORA)
        self.assertIn("Dora Maes", self.read(page, "o_cafe_thanks"))
        seat = self.seated
        self.assertEqual((seat.state, seat.news), ("open", "handed_over"))
        self.assertEqual((seat.name, seat.email), ("Dora Maes", "dora@zaad.example"))
        self.assertFalse(seat.consent_report or seat.consent_match or seat.phone)
        self.assertEqual(seat.question_brought, "Hoe verder?")
        self.assertNotEqual(seat.barcode, barcode)
        self.assertEqual(self.first.state, "waiting", "no seat came free")
        self.get_page(old, status=404)
        self.assertIn("Dora Maes", self.get_text(self.get_path(seat)))

    def test_a_second_click_reads_that_it_is_done(self):
        old = self.get_path(self.seated)
        for _click in range(2):
            response = self.post(old, "hand_over", **DORA)
            self.assertEqual(response.status_code, 200)
        self.assertEqual(self.seated.link_serial, 1)
        other = {**DORA, "colleague_name": "Iemand"}
        self.assertEqual(self.post(old, "hand_over", **other).status_code, 404)

    def test_contact_of_the_colleague_is_looked_up(self):
        an = self.make_person("An Claes", email="an@zaad.example")
        dora = self.make_person("Dora Maes", email="dora@zaad.example")
        self.seated.write({"attendee_partner_id": an.id, "partner_id": an.id})
        self.step(self.seated, "hand_over", **DORA)
        self.assertEqual(self.seated.attendee_partner_id, dora)
        self.assertNotEqual(self.seated.partner_id, an)
        self.assertFalse(self.seated.phone)

    def test_who_registered_several_keeps_seeing_them(self):
        booker = self.make_person("Chef", email="chef@zaad.example")
        self.seated.partner_id = booker
        self.step(self.seated, "hand_over", **DORA)
        self.assertEqual(self.seated.partner_id, booker)

    def test_a_colleague_who_has_a_place_is_refused(self):
        page = self.step(
            self.seated,
            "hand_over",
            status=422,
            colleague_name="bo smet",
            colleague_email="BO@zaad.example",
        )
        self.assertIn("has a place", self.read(page, "o_cafe_problems"))
        self.assertEqual(
            page.xpath("//input[@name='colleague_name']/@value"), ["bo smet"]
        )
        self.assertEqual(self.seated.name, "An Claes")

    def test_another_person_of_a_shared_mailbox_is_welcome(self):
        self.step(
            self.seated,
            "hand_over",
            colleague_name="Dora Maes",
            colleague_email="bo@zaad.example",
        )
        self.assertEqual(self.seated.name, "Dora Maes")

    def test_bad_input_says_what_and_keeps_what_was_typed(self):
        for form, message in (
            ({**DORA, "colleague_name": " "}, "colleague's name"),
            ({**DORA, "colleague_email": "dora@"}, "not a complete e-mail"),
            ({**DORA, "colleague_name": "x" * 121}, "too long"),
            (
                {"colleague_name": "An claes", "colleague_email": "an@zaad.example"},
                "yours already",
            ),
        ):
            page = self.step(self.seated, "hand_over", status=422, **form)
            self.assertIn(message, self.read(page, "o_cafe_problems"))
            typed = page.xpath("//input[@name='colleague_email']/@value")
            self.assertEqual(typed, [form["colleague_email"]])
        self.assertEqual((self.seated.name, self.seated.link_serial), ("An Claes", 0))

    def test_a_place_in_line_can_be_handed_over(self):
        self.step(self.first, "hand_over", **DORA)
        self.assertEqual(self.first.waiting_position, 1)
        self.assertEqual(self.first.state, "waiting")
