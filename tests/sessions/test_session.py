from datetime import datetime, timedelta

from freezegun import freeze_time
from lxml import etree
from psycopg2 import IntegrityError

from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import CafeCase

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSession(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series(
            duration=2,
            seats_max=12,
            host_id=cls.make_organisation("De Gastheer").id,
            moderator_id=cls.make_person("Mo Derator").id,
            reporter_id=cls.make_person("Re Porter").id,
            address_id=cls.make_organisation("Het Lokaal").id,
        )
        cls.theme = cls.make_theme(series=cls.series)

    def test_the_series_fills_in_a_session(self):
        session = (
            self.env["event.event"]
            .with_user(self.secretary)
            .create(
                {
                    "series_id": self.series.id,
                    "theme_id": self.theme.id,
                    "date_begin": "2026-04-02 12:00:00",
                }
            )
        )
        self.assertEqual(session.name, self.theme.name)
        self.assertEqual(session.date_end, datetime(2026, 4, 2, 14))
        self.assertEqual(session.moderator_id, self.series.moderator_id)
        self.assertEqual(session.reporter_id, self.series.reporter_id)
        self.assertEqual(session.organizer_id, self.series.host_id)
        self.assertEqual(session.address_id, self.series.address_id)
        self.assertEqual((session.seats_limited, session.seats_max), (True, 12))

    def test_what_is_typed_wins_over_the_series(self):
        other = self.make_person("Iemand Anders")
        session = self.make_session(self.series, moderator_id=other.id, seats_max=30)
        self.assertEqual((session.moderator_id, session.seats_max), (other, 30))

    def test_planning_from_a_theme_in_the_form(self):
        action = self.theme.with_user(self.secretary).action_plan_session()
        events = (
            self.env["event.event"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        with Form(events, "event.view_event_form") as form:
            self.assertEqual(form.series_id, self.series)
            self.assertEqual(form.moderator_id, self.series.moderator_id)
            form.date_begin = datetime(2026, 5, 7, 12)
            self.assertEqual(form.date_end, datetime(2026, 5, 7, 14))
        session = form.record
        self.assertEqual(session.theme_id, self.theme)
        self.assertEqual(self.theme.state, "planned")
        self.assertEqual(session.session_number, 1)
        self.assertEqual(session.seats_max, 12)

    def test_choosing_a_series_in_the_form_fills_in_the_rest(self):
        with Form(
            self.env["event.event"].with_user(self.secretary), "event.view_event_form"
        ) as form:
            form.name = "Zonder plan"
            form.series_id = self.series
            self.assertEqual(form.moderator_id, self.series.moderator_id)
            self.assertEqual(form.date_end - form.date_begin, timedelta(hours=2))
        self.assertEqual(form.record.name, "Zonder plan")

    def test_a_new_session_belongs_to_the_series_of_the_newest_one(self):
        events = self.env["event.event"].with_context(cafe_session=True)
        for series in (self.series, self.make_series("Andere reeks", sequence=99)):
            self.make_session(series)
            defaults = events.default_get(["series_id"])
            self.assertEqual(defaults["series_id"], series.id)
        series.active = False
        defaults = events.default_get(["series_id"])
        self.assertEqual(defaults["series_id"], self.series.id)

    def test_sessions_are_numbered_one_after_another(self):
        sessions = [self.make_session(self.series, days=day) for day in (5, 6, 7)]
        self.assertEqual([s.session_number for s in sessions], [1, 2, 3])
        other = self.make_session(self.make_series("Andere reeks"))
        self.assertEqual(other.session_number, 1)

    def test_cancelling_leaves_no_gap(self):
        first, second, third = (
            self.make_session(self.series, days=day) for day in (5, 6, 7)
        )
        second.kanban_state = "cancel"
        self.assertEqual(second.session_number, 0)
        self.assertEqual((first.session_number, third.session_number), (1, 2))
        second.kanban_state = "normal"
        self.assertEqual(second.session_number, 3)

    def test_a_held_session_keeps_its_number(self):
        coming = self.make_session(self.series, days=5)
        held = self.make_session(self.series, days=-5)
        coming.kanban_state = "cancel"
        self.assertEqual(held.session_number, 2)

    def test_deleting_leaves_no_gap(self):
        first, second = (self.make_session(self.series, days=day) for day in (5, 6))
        first.with_user(self.manager).unlink()
        self.assertEqual(second.session_number, 1)

    def test_moving_to_another_series_renumbers_both(self):
        first, second = (self.make_session(self.series, days=day) for day in (5, 6))
        other = self.make_series("Andere reeks")
        self.make_session(other, days=3)
        first.series_id = other
        self.assertEqual((first.session_number, second.session_number), (2, 1))

    def test_two_sessions_never_share_a_number(self):
        first, second = (self.make_session(self.series, days=day) for day in (5, 6))
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            second.session_number = first.session_number
            second.flush_recordset()

    def test_an_event_without_series_stays_stock(self):
        event = self.env["event.event"].create(
            {
                "name": "Gewoon evenement",
                "date_begin": "2026-04-02 12:00:00",
                "date_end": "2026-04-03 12:00:00",
            }
        )
        self.assertFalse(event.session_number)
        self.assertFalse(event.moderator_id)
        self.assertEqual(event.date_end, datetime(2026, 4, 3, 12))
        event.kanban_state = "cancel"
        self.assertEqual(event.kanban_state, "cancel")

    def test_the_day_after_default_stays_for_stock_events(self):
        defaults = self.env["event.event"].default_get(["date_begin", "date_end"])
        self.assertEqual(
            defaults["date_end"] - defaults["date_begin"], timedelta(days=1)
        )


@tagged("post_install", "-at_install")
class TestTheme(CafeCase):
    def test_one_voice_per_person(self):
        theme = self.make_theme().with_user(self.secretary)
        theme.action_support()
        self.assertEqual(theme.support_count, 1)
        theme.with_user(self.manager).action_support()
        self.assertEqual(theme.support_count, 2)
        theme.action_support()
        self.assertEqual(theme.supporter_ids, self.manager.partner_id)

    def test_the_proposer_is_whoever_notes_it(self):
        theme = (
            self.env["cafe.theme"]
            .with_user(self.secretary)
            .create({"name": "Een idee"})
        )
        self.assertEqual(theme.proposer_id, self.secretary.partner_id)
        self.assertEqual(theme.state, "proposed")

    def test_a_parked_theme_comes_back(self):
        theme = self.make_theme()
        theme.action_park()
        theme.action_propose()
        self.assertEqual(theme.state, "proposed")


@tagged("post_install", "-at_install")
class TestSessionNumberByHand(CafeCase):
    def test_the_administrator_may_give_a_number(self):
        series = self.make_series()
        with Form(
            self.env["event.event"]
            .with_user(self.manager)
            .with_context(default_series_id=series.id),
            "event.view_event_form",
        ) as form:
            form.name = "Het vervolg"
            form.session_number = 30
        self.assertEqual(form.record.session_number, 30)
        self.assertEqual(self.make_session(series).session_number, 31)

    def test_the_secretary_sees_the_number_only(self):
        session = self.make_session()
        with (
            self.assertRaises(AssertionError),
            Form(session.with_user(self.secretary), "event.view_event_form") as form,
        ):
            form.session_number = 30


@tagged("post_install", "-at_install")
class TestSessionButtons(CafeCase):
    def read_buttons(self):
        """:return: list of str, the first words on the buttons of a session's form"""
        view = (
            self.env["event.event"]
            .with_user(self.secretary)
            .get_view(self.env.ref("event.view_event_form").id, "form")
        )
        (box,) = etree.fromstring(view["arch"]).xpath("//div[@name='button_box']")
        texts = box.xpath("./button//*[@string]/@string | ./button//span[1]/text()")
        return [" ".join(text.split()) for text in texts]

    def test_what_is_used_most_comes_first_and_figures_come_last(self):
        buttons = self.read_buttons()
        start = buttons.index("Attendees")
        self.assertEqual(
            buttons[start : start + 5],
            ["Attendees", "Take attendance", "Report", "Capture", "Waiting list"],
        )
        figures = ["Attendance", "Registration", "Participation"]
        self.assertEqual(buttons[-3:], figures)

    def open(self, session, button):
        action = getattr(session.with_user(self.secretary), button)()
        return self.env[action["res_model"]].search(action["domain"])

    def test_the_buttons_open_what_they_count(self):
        session, other = self.make_session(), self.make_session()
        for event in (session, other):
            self.make_registration(event, "Zonder vraag")
            self.make_registration(event, "Met vraag", question_brought="Hoe?")
            self.make_contribution(event).action_make_followup()
        for button, count in (
            ("action_view_questions", "question_count"),
            ("action_view_contributions", "contribution_count"),
            ("action_view_followups", "followup_count"),
        ):
            with self.subTest(button):
                lines = self.open(session, button)
                self.assertEqual(lines.event_id, session)
                self.assertEqual(len(lines), session[count])
