from datetime import timedelta

from odoo import fields
from odoo.fields import Command
from odoo.tests import tagged

from .register_case import EVA, TOM, RegisterCase


@tagged("post_install", "-at_install")
class TestJoinTheLine(RegisterCase):
    """A full session offers the waiting list in the same form."""

    @property
    def url(self):
        return f"/en/event/{self.meeting.id}/register"

    def test_a_full_session_says_so_and_how_many_wait(self):
        self.limit_seats(1, taken=1, waiting=2)
        text = self.get_text(self.url)
        self.assertIn("This session is full", text)
        self.assertIn("2 people wait", text)
        self.assertIn("Join the waiting list", text)
        self.assertIn("2", self.get_text(self.url, "o_cafe_line"))
        self.assertEqual(self.get_text(self.url, "o_cafe_seats_left"), "0")

    def test_the_dialog_and_the_form_open_for_a_full_session(self):
        self.limit_seats(1, taken=1, waiting=1)
        (number,) = self.get_page(self.url).xpath("//input[@name='nb_register-0']")
        self.assertEqual(number.get("max"), str(self.meeting.EVENT_MAX_TICKETS))
        form = self.make_jsonrpc_request(
            f"/en/event/{self.meeting.id}/registration/new", {"nb_register-0": "2"}
        )
        self.assertIn("2-organisation_name", form)
        self.assertIn("Join the waiting list", form)
        self.assertIn("after the 1 who wait", " ".join(form.split()))

    def test_without_a_waiting_list_a_full_session_stays_closed(self):
        self.series.waiting_list = False
        self.limit_seats(1, taken=1)
        text = self.get_text(self.url)
        self.assertIn("This session is full", text)
        self.assertNotIn("Join the waiting list", text)
        self.assertNotIn("Sign up", text)

    def test_who_joins_reads_her_place_and_gets_her_link(self):
        self.limit_seats(1, taken=1, waiting=2)
        response, tom = self.accept(TOM)
        self.assertEqual(tom.state, "waiting")
        self.assertEqual(tom.waiting_position, 3)
        text = self.text_of(response, "o_cafe_registered")
        self.assertIn("Tom Test is number 3 on the waiting list", text)
        self.assertIn("/inschrijving/", response.text)
        self.assertNotIn("filled.example", response.text)
        self.assertNotIn("add_to_calendar", response.text)

    def test_a_free_seat_is_for_who_waits_already(self):
        self.limit_seats(2, taken=1, waiting=0)
        other = self.make_registration(self.meeting, "Later", state="waiting")
        _response, tom = self.accept(TOM)
        self.assertEqual(tom.state, "waiting")
        self.assertLess(other.waiting_position, tom.waiting_position)

    def test_several_people_are_judged_in_order(self):
        self.limit_seats(2, taken=1)
        response, both = self.accept(TOM, EVA)
        self.assertEqual(both.mapped("state"), ["open", "waiting"])
        text = self.text_of(response, "o_cafe_registered")
        self.assertIn("place for Tom Test", text)
        self.assertIn("Eva Test is number 1 on the waiting list", text)

    def test_when_nobody_may_wait_nothing_is_lost(self):
        self.series.waiting_list = False
        self.limit_seats(1, taken=1)
        message, page = self.refuse({**TOM, "question_brought": "Hoe verder?"})
        self.assertIn("has no waiting list", message)
        form = page.get_element_by_id("attendee_registration")
        self.assertIn("Hoe verder?", form.text_content())

    def test_when_nobody_may_wait_all_of_one_form_come_or_none(self):
        self.series.waiting_list = False
        self.limit_seats(2, taken=1)
        message, _page = self.refuse(TOM, EVA)
        self.assertIn("Seats left: 1, for 2 people", message)

    def test_a_ticket_without_seats_leads_to_the_line(self):
        self.meeting.event_ticket_ids = [
            Command.create({"name": "Zaal", "seats_max": 1})
        ]
        ticket = self.meeting.event_ticket_ids
        self.make_registration(self.meeting, event_ticket_id=ticket.id)
        (number,) = self.get_page(self.url).xpath(
            f"//input[@name='nb_register-{ticket.id}']"
        )
        self.assertEqual(number.get("max"), str(self.meeting.EVENT_MAX_TICKETS))
        _response, tom = self.accept(TOM, extra={"1-event_ticket_id": str(ticket.id)})
        self.assertEqual(tom.state, "waiting")
        self.assertEqual(tom.event_ticket_id, ticket)

    def test_more_people_than_a_ticket_takes_at_once(self):
        self.meeting.event_ticket_ids = [
            Command.create({"name": "Zaal", "limit_max_per_order": 1})
        ]
        ticket = str(self.meeting.event_ticket_ids.id)
        message, _page = self.refuse(
            TOM, EVA, extra={"1-event_ticket_id": ticket, "2-event_ticket_id": ticket}
        )
        self.assertIn("At most 1 people at once", message)


@tagged("post_install", "-at_install")
class TestClosedSessions(RegisterCase):
    """A form that was left open keeps nothing once the session is closed."""

    def test_cancelled(self):
        self.meeting.kanban_state = "cancel"
        self.assertIn("was cancelled", self.refuse(TOM)[0])

    def test_over(self):
        past = timedelta(days=90)
        self.meeting.write(
            {
                "date_begin": self.meeting.date_begin - past,
                "date_end": self.meeting.date_end - past,
            }
        )
        self.assertIn("is over", self.refuse(TOM)[0])

    def test_tickets_whose_sale_ended(self):
        self.meeting.event_ticket_ids = [
            Command.create(
                {
                    "name": "Vroeg",
                    "end_sale_datetime": fields.Datetime.now() - timedelta(days=1),
                }
            ),
            Command.create({"name": "Laat"}),
        ]
        early = self.meeting.event_ticket_ids.filtered(lambda t: t.name == "Vroeg")
        message, _page = self.refuse(TOM, extra={"1-event_ticket_id": str(early.id)})
        self.assertIn("“Vroeg” cannot be had now", message)

    def test_not_begun(self):
        self.meeting.event_ticket_ids = [
            Command.create(
                {
                    "name": "Zaal",
                    "start_sale_datetime": fields.Datetime.now() + timedelta(days=1),
                }
            )
        ]
        ticket = self.meeting.event_ticket_ids
        message, _page = self.refuse(TOM, extra={"1-event_ticket_id": str(ticket.id)})
        self.assertIn("has not begun", message)


@tagged("post_install", "-at_install")
class TestSlots(RegisterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        day = fields.Datetime.now().replace(hour=8, minute=0, second=0, microsecond=0)
        day += timedelta(days=10)
        cls.meeting.write(
            {
                "date_tz": "UTC",
                "date_begin": day,
                "date_end": day + timedelta(hours=8),
                "seats_limited": True,
                "seats_max": 1,
                "is_multi_slots": True,
                "event_slot_ids": [
                    Command.create(
                        {"date": day.date(), "start_hour": hour, "end_hour": hour + 1}
                    )
                    for hour in (9, 11)
                ],
            }
        )
        cls.early, cls.late = cls.meeting.event_slot_ids.sorted("start_hour")
        cls.make_registration(cls.meeting, event_slot_id=cls.early.id)

    def take(self, slot):
        return {"1-event_slot_id": str(slot.id)}

    def test_a_full_slot_can_be_chosen_for_the_line(self):
        page = self.get_page(f"/en/event/{self.meeting.id}/register")
        found = {button.get("data-slot-id") for button in page.xpath("//button")}
        self.assertLessEqual({str(self.early.id), str(self.late.id)}, found)
        dialog = self.make_jsonrpc_request(
            f"/en/event/{self.meeting.id}/registration/slot/{self.early.id}/tickets", {}
        )
        self.assertIn(f'max="{self.meeting.EVENT_MAX_TICKETS}"', dialog)
        form = self.make_jsonrpc_request(
            f"/en/event/{self.meeting.id}/registration/new",
            {"nb_register-0": "1", "event_slot_id": str(self.early.id)},
        )
        self.assertIn("1-organisation_name", form)

    def test_each_slot_has_its_own_line(self):
        _response, tom = self.accept(TOM, extra=self.take(self.early))
        self.assertEqual(tom.state, "waiting")
        _response, eva = self.accept(EVA, extra=self.take(self.late))
        self.assertEqual(eva.state, "open")
        self.assertEqual(eva.event_slot_id, self.late)

    def test_a_moment_has_to_be_chosen(self):
        self.assertIn("choose a moment", self.refuse(TOM)[0])
        self.assertIn(
            "choose a moment", self.refuse(TOM, extra={"1-event_slot_id": "999999"})[0]
        )
