import doctest

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.cafe_partage_module.tools import theme_match

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestThemeMerge(CafeCase):
    """Doubles become one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series()
        cls.an, cls.bo, cls.cas = (
            cls.make_person(name, email=f"{name}@zaad.example")
            for name in ("an", "bo", "cas")
        )
        cls.stays = cls.make_theme("Gedeelde diensten", cls.series)
        cls.double = cls.make_theme("Diensten delen", cls.series)
        cls.other = cls.make_theme("Wie maakt de soep?", cls.series)
        cls.stays.supporter_ids = cls.an | cls.bo
        cls.double.supporter_ids = cls.bo | cls.cas

    def test_the_tool_keeps_what_it_promises(self):
        self.assertFalse(doctest.testmod(theme_match).failed)

    def test_voices_move_along_each_once(self):
        self.double._merge_into(self.stays)
        self.assertEqual(self.stays.supporter_ids, self.an | self.bo | self.cas)
        self.assertEqual(self.stays.support_count, 3)
        self.assertFalse(self.double.active)
        self.assertEqual(self.double.merged_into_id, self.stays)

    def test_one_person_under_two_contacts_moves_along_once(self):
        self.double.supporter_ids = self.make_person("An B.", email="AN@zaad.example")
        self.double._merge_into(self.stays)
        self.assertEqual(self.stays.support_count, 2)

    def test_undoing_takes_back_only_who_came_along(self):
        self.double._merge_into(self.stays)
        self.double.action_unmerge()
        self.assertEqual(self.stays.supporter_ids, self.an | self.bo)
        self.assertEqual(self.double.supporter_ids, self.bo | self.cas)
        self.assertTrue(self.double.active)
        self.assertFalse(self.double.merged_into_id)

    def test_undoing_leaves_a_voice_that_came_from_another_double_too(self):
        self.other.supporter_ids = self.cas
        self.double._merge_into(self.stays)
        self.other._merge_into(self.stays)
        self.double.action_unmerge()
        self.assertIn(self.cas, self.stays.supporter_ids)

    def test_who_takes_her_voice_back_later_does_not_return_by_undoing(self):
        self.double._merge_into(self.stays)
        self.stays._take_back_voice(self.cas)
        self.double.action_unmerge()
        self.assertNotIn(self.cas, self.stays.supporter_ids | self.double.supporter_ids)

    def test_bringing_a_double_back_undoes_its_merger(self):
        self.double._merge_into(self.stays)
        self.double.action_unarchive()
        self.assertFalse(self.double.merged_into_id)

    def test_a_double_of_a_double_goes_by_what_stays(self):
        self.double._merge_into(self.other)
        self.other._merge_into(self.stays)
        self.assertEqual(self.double._get_final(), self.stays)
        self.assertEqual(self.stays._get_doubles(), self.double | self.other)

    def test_what_was_merged_is_not_merged_again(self):
        self.double._merge_into(self.stays)
        with self.assertRaisesRegex(UserError, "already"):
            self.double._merge_into(self.other)
        with self.assertRaisesRegex(UserError, "already"):
            self.other._merge_into(self.double)

    def test_a_theme_with_a_session_stays(self):
        self.make_session(self.series, theme_id=self.double.id)
        with self.assertRaisesRegex(UserError, "has a session"):
            self.double._merge_into(self.stays)
        self.stays._merge_into(self.double)
        self.assertEqual(self.double.support_count, 3)

    def test_the_dialog_proposes_what_is_alike_and_merges_what_is_ticked(self):
        action = self.stays.with_user(self.secretary).action_merge()
        wizard = self.open(action)
        self.assertEqual(wizard.line_ids.theme_id, self.double)
        with self.assertRaisesRegex(UserError, "Tick"):
            wizard.action_merge()
        wizard.line_ids.chosen = True
        self.assertEqual(wizard.voice_count, 3)
        self.assertEqual(wizard.action_merge()["res_id"], self.stays.id)
        self.assertEqual(self.double.merged_into_id, self.stays)

    def test_selected_themes_merge_into_the_one_furthest_on(self):
        self.other.state = "shortlisted"
        themes = (self.stays | self.double | self.other).with_user(self.secretary)
        wizard = self.open(themes.action_merge())
        self.assertEqual(wizard.target_id, self.other)
        self.assertEqual(wizard.line_ids.theme_id, self.stays | self.double)
        wizard.action_merge()
        self.assertEqual(self.other.support_count, 3)

    def test_a_double_can_be_added_by_hand(self):
        wizard = self.open(self.stays.with_user(self.secretary).action_merge())
        wizard.line_ids = [Command.create({"theme_id": self.other.id})]
        wizard.action_merge()
        self.assertEqual(self.other.merged_into_id, self.stays)

    def open(self, action):
        Wizard = self.env["cafe.theme.merge"].with_user(self.secretary)
        return Form(Wizard.with_context(**action["context"])).save()
