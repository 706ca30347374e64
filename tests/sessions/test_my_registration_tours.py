from odoo.tests import tagged

from .my_registration_case import MyRegistrationCase


@tagged("post_install", "-at_install")
class TestMyRegistrationTour(MyRegistrationCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    def test_change_cancel_and_undo(self):
        (self.first | self.second).unlink()
        self.start_tour(self.get_path(self.seated), "cafe_my_registration")
        self.env.invalidate_all()
        self.assertEqual(self.seated.state, "open")
        self.assertEqual(self.seated.question_brought, "Wie zorgt voor de soep?")
        states = self.seated.message_ids.tracking_value_ids.filtered(
            lambda value: value.field_id.name == "state"
        )
        self.assertEqual(len(states), 2, "cancelled, and back")
