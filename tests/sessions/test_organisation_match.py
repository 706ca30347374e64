from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestOrganisationMatch(CafeCase):
    """What people typed becomes a contact, with as little work as can be."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session()
        cls.buurtwerk = cls.make_organisation("Buurtwerk Noord vzw")
        cls.typed = cls.make_typed("Buurtwek noord")

    @classmethod
    def make_typed(cls, typed, session=None):
        registration = cls.make_registration(
            session or cls.session, organisation_name=typed
        )
        return registration.with_user(cls.secretary)

    def test_the_closest_contact_is_suggested_in_spite_of_a_typing_error(self):
        self.make_organisation("Buurtwerk Zuid vzw")
        self.assertEqual(self.typed.suggested_organisation_id, self.buurtwerk)

    def test_a_person_is_no_suggestion(self):
        self.buurtwerk.is_company = False
        self.assertFalse(self.typed.suggested_organisation_id)

    def test_the_suggestion_is_taken_and_undone(self):
        self.typed.action_take_suggestion()
        self.assertEqual(self.typed.organisation_id, self.buurtwerk)
        self.assertFalse(self.typed.organisation_to_match)
        self.typed.action_unmatch()
        self.assertTrue(self.typed.organisation_to_match)
        self.assertEqual(self.typed.organisation_label, "Buurtwek noord")

    def test_what_staff_chose_before_comes_first(self):
        chosen = self.make_organisation("Heel Anders")
        self.typed.organisation_id = chosen
        again = self.make_typed("Buurtwek noord")
        self.assertEqual(again.suggested_organisation_id, chosen)

    def test_all_who_typed_the_same_are_matched_together(self):
        past = self.make_session(days=-20)
        others = self.make_typed("BUURTWEK  Noord", past)
        others |= self.make_typed("Buurtwek noord")
        self.assertEqual(self.typed.same_typed_count, 2)
        self.typed.action_take_suggestion_for_all()
        self.assertEqual(others.organisation_id, self.buurtwerk)

    def test_one_alone_leaves_the_others(self):
        other = self.make_typed("Buurtwek noord")
        self.typed.action_take_suggestion()
        self.assertFalse(other.organisation_id)

    def test_without_a_suggestion_nothing_changes(self):
        strange = self.make_typed("Xylofoon Qwerty")
        with self.assertRaisesRegex(UserError, "Xylofoon Qwerty"):
            (self.typed | strange).action_take_suggestion()
        self.assertFalse(self.typed.organisation_id)

    def test_a_new_contact_is_for_all_who_typed_it(self):
        one, other = self.make_typed("Xylofoon"), self.make_typed("xylofoon ")
        one.action_create_organisation()
        self.assertEqual(one.organisation_id.name, "Xylofoon")
        self.assertEqual(other.organisation_id, one.organisation_id)

    def test_a_whole_list_costs_two_queries(self):
        typed = [f"Buurtwerk {letter} Noord" for letter in "abcdefghij"]
        suggestion = self.env["cafe.organisation.suggestion"]
        suggestion._find(typed)  # warm
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(2):
            suggestion._find(typed)
