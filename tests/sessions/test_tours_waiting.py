from odoo.tests import tagged

from .register_case import RegisterCase


class JoinTours:
    def test_a_visitor_joins_the_waiting_list_and_is_promoted(self):
        self.limit_seats(1, taken=1, waiting=1)
        self.start_tour(f"/en/event/{self.meeting.id}/register", self.join_tour)
        self.env.invalidate_all()
        wanda = self.meeting.registration_ids.filtered(
            lambda registration: registration.name == "Wanda Wacht"
        )
        self.assertEqual(wanda.waiting_position, 2)
        self.meeting.seats_max = 3
        self.assertEqual(wanda.state, "open")
        self.assertEqual(wanda.news, "promoted")

    def test_colleagues_share_their_organisation(self):
        self.start_tour(
            f"/en/event/{self.meeting.id}/register", "cafe_register_colleagues"
        )
        self.env.invalidate_all()
        both = self.meeting.registration_ids
        self.assertEqual(set(both.mapped("organisation_name")), {"Kring van Zeven"})
        self.assertEqual(set(both.mapped("booker_name")), {"Bea Boek"})

    join_tour = "cafe_join_waiting_list"


@tagged("post_install", "-at_install")
class TestJoinOnAPhone(JoinTours, RegisterCase):
    browser_size = "390x844"


@tagged("post_install", "-at_install")
class TestJoinOnADesk(JoinTours, RegisterCase):
    browser_size = "1280x800"
