from odoo.tests import tagged

from ..at_once import AtOnceCase


@tagged("post_install", "-at_install")
class TestFollowupAtOnce(AtOnceCase):
    """One row for each who follows a topic, however many clicks come together."""

    def setUp(self):
        super().setUp()
        self.followup_id = self.make_saved(
            "cafe.followup", name="Een vorming", is_published=True
        )
        self.person_id = self.make_saved(
            "res.partner", name="Jo Visser", email="jo@tegelijk.example"
        )

    def look(self, env):
        env["cafe.followup"].browse(self.followup_id).reader_ids.fetch(["state"])

    def join(self, env):
        return env["cafe.followup.reader"]._join(*self.get_both(env))

    def leave(self, env):
        return env["cafe.followup.reader"]._leave(*self.get_both(env))

    def get_both(self, env):
        return (
            env["cafe.followup"].browse(self.followup_id),
            env["res.partner"].browse(self.person_id),
        )

    def read(self):
        """:return: tuple of the numbers of readers and of interested people"""

        def count(env):
            followup = env["cafe.followup"].browse(self.followup_id)
            return len(followup.reader_ids), len(followup.interested_partner_ids)

        return self.run_saved(count)

    def ask(self, env):
        followup = env["cafe.followup"].browse(self.followup_id)
        values = {"name": "Jo", "email": "jo@tegelijk.example", "lang": "en_US"}
        env["cafe.followup.reader"]._ask(followup, values)

    def test_the_same_person_twice_at_once_is_one_reader(self):
        done = self.act_at_once(self.look, self.join, self.join)
        self.assertEqual(sorted(done), [False, True])
        self.assertEqual(self.read(), (1, 1))

    def test_who_began_before_the_other_was_saved_sees_her_row(self):
        done = self.act_after_look(self.look, self.join, self.join)
        self.assertEqual(done, [True, False])
        self.assertEqual(self.read(), (1, 1))

    def test_joining_and_leaving_at_once_leaves_no_half_of_it(self):
        self.run_saved(self.join)
        self.act_at_once(self.look, self.leave, self.join)
        readers, interested = self.read()
        self.assertEqual(readers, interested)

    def test_a_visitor_who_sends_her_form_twice_is_asked_once(self):
        self.act_at_once(self.look, self.ask, self.ask)
        self.assertEqual(self.read(), (1, 0))
        self.act_after_look(self.look, self.ask, self.ask)
        self.assertEqual(self.read(), (1, 0))

    def test_a_visitor_who_confirms_twice_at_once_is_one_reader(self):
        self.run_saved(self.ask)
        self.check_confirmed_once(self.act_at_once)

    def test_a_visitor_who_confirms_while_the_first_click_is_saved(self):
        self.run_saved(self.ask)
        self.check_confirmed_once(self.act_after_look)

    def test_confirming_and_joining_with_an_account_at_once_is_one_reader(self):
        for act in (self.act_at_once, self.act_after_look):
            for step in (1, -1):
                self.run_saved(self.ask)
                acts = (self.make_confirm(), self.join)[::step]
                with self.subTest(act.__name__, first=acts[0].__name__):
                    act(self.look, *acts)
                    self.assertEqual(self.read(), (1, 1))
                self.run_saved(self.leave)

    def make_confirm(self):
        """:return: function that confirms what waits now"""
        asked_id = self.run_saved(
            lambda env: (
                env["cafe.followup.reader"]
                .search(
                    [
                        ("followup_id", "=", self.followup_id),
                        ("state", "=", "waiting"),
                    ]
                )
                .id
            )
        )

        def confirm(env):
            return env["cafe.followup.reader"].browse(asked_id)._confirm()

        return confirm

    def check_confirmed_once(self, act):
        confirm = self.make_confirm()
        self.assertEqual(sorted(act(self.look, confirm, confirm)), [False, True])
        self.assertEqual(self.read(), (1, 1))

        def get_partner(env):
            followup = env["cafe.followup"].browse(self.followup_id)
            return followup.reader_ids.partner_id.id

        self.assertEqual(self.run_saved(get_partner), self.person_id)
