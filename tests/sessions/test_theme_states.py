from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import CafeCase

STATES = ("proposed", "shortlisted", "planned", "held", "parked")
STAFF = ("secretary", "manager")
OTHERS = ("coordinator", "member", "outsider", "public")
ROADS = {
    "action_shortlist": "shortlisted",
    "action_park": "parked",
    "action_propose": "proposed",
    "action_hold": "held",
}
KEPT = ("state", "active", "is_published", "supporter_ids", "message_ids", "news")


@tagged("post_install", "-at_install")
class TestThemeStates(CafeCase):
    """Staff decide about a theme, whatever its state; nobody else does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref("base.public_user")
        cls.series = cls.make_series()
        cls.theme = cls.make_theme("Wie wast af?", cls.series, is_published=True)

    def read(self):
        # what is tracked is told at the end of a transaction
        self.env.cr.precommit.run()
        self.env.flush_all()
        self.env.invalidate_all()
        return {name: self.theme[name] for name in KEPT}

    def check_refused(self, act, *arguments):
        before = self.read()
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            act(*arguments)
        self.assertEqual(self.read(), before)

    def test_staff_take_each_road_from_each_state(self):
        for before in STATES:
            for role in STAFF:
                own = self.theme.with_user(getattr(self, role))
                for road, after in ROADS.items():
                    with self.subTest(role=role, before=before, road=road):
                        self.theme.state = before
                        getattr(own, road)()
                        self.assertEqual(self.theme.state, after)

    def test_others_take_none(self):
        for before in STATES:
            self.theme.state = before
            for role in OTHERS:
                own = self.theme.with_user(getattr(self, role))
                for road in ROADS:
                    with self.subTest(role=role, before=before, road=road):
                        self.check_refused(getattr(own, road))
                for after in STATES:
                    with self.subTest(role=role, before=before, written=after):
                        self.check_refused(own.write, {"state": after})

    def test_others_give_no_voice_around_the_website(self):
        for role in OTHERS:
            own = self.theme.with_user(getattr(self, role))
            supporter = own.env.user.partner_id.id
            with self.subTest(role):
                self.check_refused(own.action_support)
                self.check_refused(own.write, {"supporter_ids": [(4, supporter)]})

    def test_voices_are_taken_while_a_theme_is_open(self):
        service = self.env["cafe.theme.portal"].with_user(self.member)
        for state in STATES:
            self.theme.state = state
            theme = service._find(self.theme.id)
            done, problems = service._change_voice(theme, "support", {})
            is_open = state in ("proposed", "shortlisted")
            with self.subTest(state):
                self.assertFalse(problems)
                self.assertEqual(done, "supported" if is_open else "closed")
                self.assertEqual(self.theme.support_count, int(is_open))
            service._change_voice(theme, "withdraw", {})
            self.assertFalse(self.theme.supporter_ids)
