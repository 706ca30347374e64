from psycopg2.errors import UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestThemeVoices(CafeCase):
    """One voice per person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.theme = cls.make_theme()
        cls.person = cls.make_person(email="roos@zaad.example")

    def test_a_second_voice_of_a_person_does_not_count(self):
        self.assertTrue(self.theme._give_voice(self.person))
        self.assertFalse(self.theme._give_voice(self.person))
        self.assertEqual(self.theme.support_count, 1)

    def test_two_contacts_with_one_address_are_one_person(self):
        self.theme._give_voice(self.person)
        same = self.make_person("R. Adams", email="Roos@Zaad.example")
        self.assertFalse(self.theme._give_voice(same))
        self.assertEqual(self.theme.supporter_ids, self.person)

    def test_people_without_an_address_each_count(self):
        for name in ("An", "Bo"):
            self.assertTrue(self.theme._give_voice(self.make_person(name)))
        self.assertEqual(self.theme.support_count, 2)

    def test_the_database_holds_a_voice_once(self):
        self.theme._give_voice(self.person)
        self.env.flush_all()
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "INSERT INTO cafe_theme_supporter_rel SELECT * FROM "
                "cafe_theme_supporter_rel WHERE cafe_theme_id = %s",
                [self.theme.id],
            )

    def test_a_voice_taken_back_can_be_given_again(self):
        self.theme._give_voice(self.person)
        self.assertTrue(self.theme._take_back_voice(self.person))
        self.assertFalse(self.theme._take_back_voice(self.person))
        self.assertFalse(self.theme.supporter_ids)
        self.assertTrue(self.theme._give_voice(self.person))

    def test_the_secretary_gives_and_takes_back_her_own(self):
        theme = self.theme.with_user(self.secretary)
        theme.action_support()
        self.assertEqual(theme.supporter_ids, self.secretary.partner_id)
        theme.action_support()
        self.assertFalse(theme.supporter_ids)
