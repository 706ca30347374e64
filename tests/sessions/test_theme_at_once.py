from odoo.tests import tagged

from ..at_once import AtOnceCase


@tagged("post_install", "-at_install")
class TestThemeAtOnce(AtOnceCase):
    """One person, one voice, however many clicks and mergers come together."""

    def setUp(self):
        super().setUp()
        self.theme_id = self.make_theme("Wie wast af?")
        self.double_id = self.make_theme("Wie wast er af?")
        self.person_id, self.other_id = (
            self.make_saved("res.partner", name=name, email="Jo@Tegelijk.example")
            for name in ("Jo Visser", "J. Visser")
        )

    def make_theme(self, name):
        return self.make_saved(
            "cafe.theme", name=name, is_published=True, series_id=False
        )

    def look(self, env):
        themes = env["cafe.theme"].browse([self.theme_id, self.double_id])
        themes.supporter_ids.fetch(["name"])

    def voice(self, partner_id, theme_id=None):
        """:return: function that gives a voice as the website does"""

        def give(env):
            theme = env["cafe.theme.portal"]._find(theme_id or self.theme_id)
            return theme._give_voice(env["res.partner"].browse(partner_id))

        return give

    def merge(self, env):
        double = env["cafe.theme"].browse(self.double_id)
        double._merge_into(env["cafe.theme"].browse(self.theme_id))

    def get_voices(self, theme_id=None):
        """:return: tuple of the voices that are counted, and those that are there"""

        def count(env):
            theme = env["cafe.theme"].browse(theme_id or self.theme_id)
            return theme.support_count, len(theme.supporter_ids)

        return self.run_saved(count)

    def test_a_person_twice_at_once_has_one_voice(self):
        voice = self.voice(self.person_id)
        self.assertEqual(
            sorted(self.act_at_once(self.look, voice, voice)), [False, True]
        )
        self.assertEqual(self.get_voices(), (1, 1))

    def test_a_person_under_two_contacts_at_once_has_one_voice(self):
        both = self.voice(self.person_id), self.voice(self.other_id)
        done = self.act_at_once(self.look, *both)
        self.assertEqual(sorted(done), [False, True])
        self.assertEqual(self.get_voices(), (1, 1))

    def test_who_began_before_the_other_was_saved_sees_her_voice(self):
        both = self.voice(self.person_id), self.voice(self.other_id)
        self.assertEqual(self.act_after_look(self.look, *both), [True, False])
        self.assertEqual(self.get_voices(), (1, 1))

    def test_two_people_at_once_are_two_voices(self):
        other = self.make_saved("res.partner", name="An", email="an@tegelijk.example")
        done = self.act_at_once(
            self.look, self.voice(self.person_id), self.voice(other)
        )
        self.assertEqual(done, [True, True])
        self.assertEqual(self.get_voices(), (2, 2))

    def test_a_voice_for_the_double_during_the_merger_is_not_lost(self):
        voice = self.voice(self.person_id, self.double_id)
        self.clean_merger()
        for act in (self.act_at_once, self.act_after_look):
            for acts in ((self.merge, voice), (voice, self.merge)):
                with self.subTest(act.__name__, first=acts[0].__name__):
                    act(self.look, *acts)
                    self.assertEqual(self.get_voices(), (1, 1))
                    self.run_saved(self.undo)

    def clean_merger(self):
        """Undone before the themes go: a merged one holds the other."""
        self.addCleanup(self.run_saved, self.undo)

    def undo(self, env):
        double = env["cafe.theme"].browse(self.double_id)
        double.action_unmerge()
        themes = double | double.browse(self.theme_id)
        themes.write({"supporter_ids": [(5,)]})

    def test_a_visitor_who_confirms_twice_at_once_proposes_one_theme(self):
        asked_id = self.make_saved(
            "cafe.theme.suggestion",
            kind="suggest",
            name="Jo",
            email="jo@tegelijk.example",
            lang="en_US",
            title="Soep tegelijk",
        )
        self.addCleanup(
            self.run_saved,
            lambda env: self.find_soup(env).unlink(),
        )

        def confirm(env):
            return env["cafe.theme.suggestion"].browse(asked_id)._confirm()

        done = self.act_at_once(self.look, confirm, confirm)
        self.assertEqual(sorted(done), [False, True])
        self.assertEqual(self.run_saved(lambda env: len(self.find_soup(env))), 1)

    def find_soup(self, env):
        return env["cafe.theme"].search([("name", "=", "Soep tegelijk")])
