import doctest
from datetime import datetime

from freezegun import freeze_time

from odoo.tests import Form, new_test_user, tagged

from odoo.addons.cafe_partage_module.tools import rhythm

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestThemePlan(CafeCase):
    """From theme to session, and back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series()
        cls.theme = cls.make_theme(series=cls.series)
        cls.done = cls.env.ref("event.event_stage_done")

    def plan(self, **values):
        return self.make_session(self.series, theme_id=self.theme.id, **values)

    def cancel(self, session):
        session.kanban_state = "cancel"

    def test_the_tool_keeps_what_it_promises(self):
        self.assertFalse(doctest.testmod(rhythm).failed)

    def test_a_session_plans_its_theme_and_its_cancelling_takes_it_back(self):
        for state in ("proposed", "shortlisted", "parked"):
            with self.subTest(state):
                self.theme.state = state
                session = self.plan()
                self.assertEqual(self.theme.state, "planned")
                self.cancel(session)
                self.assertEqual(self.theme.state, state)

    def test_a_cancelled_session_that_is_on_again_plans_its_theme(self):
        session = self.plan()
        self.cancel(session)
        session.kanban_state = "normal"
        self.assertEqual(self.theme.state, "planned")

    def test_it_stays_planned_while_another_session_stands(self):
        self.plan()
        self.cancel(self.plan(days=20))
        self.assertEqual(self.theme.state, "planned")

    def test_a_deleted_session_takes_its_theme_back(self):
        self.plan().unlink()
        self.assertEqual(self.theme.state, "proposed")

    def test_a_session_on_another_theme_leaves_the_first(self):
        other = self.make_theme("Wie wast af?", self.series)
        self.plan().theme_id = other
        self.assertEqual((self.theme.state, other.state), ("proposed", "planned"))

    def test_holding_the_session_holds_the_theme(self):
        self.plan(days=-3).stage_id = self.done
        self.assertEqual(self.theme.state, "held")

    def test_it_is_held_when_the_last_session_is(self):
        first, second = self.plan(days=-3), self.plan(days=20)
        first.stage_id = self.done
        self.assertEqual(self.theme.state, "planned")
        second.stage_id = self.done
        self.assertEqual(self.theme.state, "held")

    def test_who_may_only_handle_events_can_cancel_a_session(self):
        user = new_test_user(self.env, "cafe_events", "event.group_event_user")
        session = self.plan()
        self.cancel(session.with_user(user))
        self.assertEqual(self.theme.state, "proposed")

    @freeze_time("2026-03-20 12:00:00")
    def test_the_moment_follows_the_rhythm_of_the_series(self):
        for begin in ("2026-01-08 09:00", "2026-02-05 09:00", "2026-03-05 09:00"):
            self.make_session(
                self.series, date_begin=f"{begin}:00", date_tz="Europe/Brussels"
            )
        action = self.theme.with_user(self.secretary).action_plan_session()
        form = Form(
            self.env["event.event"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        # four weeks later gives too little notice; ten o'clock in summer time
        self.assertEqual(form.date_begin, datetime(2026, 4, 30, 8))
        self.assertEqual(form.date_end, datetime(2026, 4, 30, 10))
        self.assertEqual(form.name, self.theme.name)
        session = form.save()
        self.assertEqual(session.theme_id, self.theme)
        self.assertFalse(session.is_published)

    def test_a_series_without_rhythm_proposes_no_moment(self):
        self.make_session(self.series)
        context = self.theme.action_plan_session()["context"]
        self.assertNotIn("default_date_begin", context)

    def test_a_session_says_why_and_what_its_theme_asks(self):
        self.theme.write({"reason": "Het <eet> tijd.", "question": "Wie wast af?"})
        description = self.plan().description
        self.assertIn("Het &lt;eet&gt; tijd.", description)
        self.assertIn("Wie wast af?", description)
        self.theme.description = "<p>Uitgeschreven.</p>"
        self.assertIn("Uitgeschreven", self.plan().description)
