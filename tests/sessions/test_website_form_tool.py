import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.cafe_partage_module.tools import attendee_form
from odoo.addons.cafe_partage_module.tools.attendee_form import split_by_person


@tagged("post_install", "-at_install")
class TestSplitByPerson(BaseCase):
    def test_the_examples_hold(self):
        self.assertFalse(doctest.testmod(attendee_form).failed)

    def test_people_come_in_the_order_of_their_numbers(self):
        posted = {"10-name-1": "Jo", "2-name-1": "An", "1-name-1": "Bo"}
        self.assertEqual(
            [person["name-1"] for person in split_by_person(posted)], ["Bo", "An", "Jo"]
        )

    def test_a_persons_own_answer_wins_from_the_one_for_everybody(self):
        posted = {"1-phone-3": "1", "0-phone-3": "0", "2-name-1": "An"}
        self.assertEqual(
            split_by_person(posted),
            [{"phone-3": "1"}, {"phone-3": "0", "name-1": "An"}],
        )

    def test_keys_of_another_shape_do_not_count(self):
        posted = {"name": "a", "x-name": "b", "-1-name": "c", "²-name": "d"}
        self.assertEqual(split_by_person(posted), [])

    def test_what_is_not_text_does_not_count(self):
        self.assertEqual(split_by_person({"1-name-1": object()}), [])
