from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..common import CafeCase

TEMPLATE = ["Introduction round", "Discussion questions", "Lessons", "Follow-up"]


@tagged("post_install", "-at_install")
class TestAgenda(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.env.company.partner_id.lang = "en_US"
        cls.series = cls.env["cafe.series"].create({"name": "Café Zaad"})

    def names(self, session):
        return session.item_ids.sorted(lambda i: (i.sequence, i.id)).mapped("name")

    def test_a_new_series_has_the_usual_template(self):
        self.assertEqual(self.series.item_ids.mapped("name"), TEMPLATE)
        self.assertEqual(self.series.item_minutes, 120)

    def test_a_new_session_begins_with_the_agenda_of_its_series(self):
        session = self.make_session(self.series)
        self.assertEqual(self.names(session), TEMPLATE)
        self.assertEqual(session.item_ids.mapped("minutes_planned"), [20, 60, 25, 15])
        self.assertEqual(
            session.item_ids.mapped("kind"),
            ["introduction", "discussion", "lessons", "follow_up"],
        )

    def test_the_template_that_staff_ordered_is_the_one(self):
        self.series.item_ids[0].sequence = 99
        self.series.item_ids = [
            Command.create({"name": "Koffie", "sequence": 1, "minutes": 10})
        ]
        session = self.make_session(self.series)
        self.assertEqual(self.names(session), ["Koffie", *TEMPLATE[1:], TEMPLATE[0]])

    def test_an_agenda_that_comes_with_the_session_stays_as_it_is(self):
        self.assertFalse(self.make_session(self.series, item_ids=[]).item_ids)

    def test_an_event_without_a_series_has_no_agenda(self):
        event = self.env["event.event"].create(
            {
                "name": "Feest",
                "date_begin": "2030-01-01 10:00:00",
                "date_end": "2030-01-01 12:00:00",
            }
        )
        self.assertFalse(event.item_ids)
        event.action_make_agenda()
        self.assertFalse(event.item_ids)
        event.series_id = self.series
        self.assertEqual(self.names(event), TEMPLATE)

    def test_an_agenda_that_was_made_is_not_made_again(self):
        session = self.make_session(self.series).with_user(self.secretary)
        item = session.item_ids[1]
        said = self.make_contribution(session.sudo(), item_id=item.id)
        session.item_ids[0].unlink()
        message = session.action_make_agenda()["params"]["message"]
        self.assertIn("already", message)
        self.assertEqual(self.names(session), TEMPLATE[1:])
        self.assertEqual(said.item_id.id, item.id)

    def test_the_button_makes_the_agenda_of_an_older_session(self):
        session = self.make_session(self.series, item_ids=[]).with_user(self.secretary)
        session.action_make_agenda()
        self.assertEqual(self.names(session), TEMPLATE)
        session.action_make_agenda()
        self.assertEqual(self.names(session), TEMPLATE)
        with self.assertRaises(AccessError):
            session.with_user(self.outsider).action_make_agenda()

    def test_another_template_leaves_the_sessions_of_before_alone(self):
        session = self.make_session(self.series)
        self.series.item_ids[0].name = "Iets anders"
        self.assertEqual(self.names(session), TEMPLATE)

    def test_a_session_planned_from_a_theme_shows_its_agenda_before_it_is_saved(self):
        theme = self.make_theme(series=self.series).with_user(self.secretary)
        action = theme.action_plan_session()
        events = self.env["event.event"].with_user(self.secretary)
        form = Form(events.with_context(**action["context"]), "event.view_event_form")
        form.date_begin = "2030-05-14 12:00:00"
        self.assertEqual(len(form.item_ids), 4)
        form.item_ids.remove(index=3)
        session = form.save()
        self.assertEqual(self.names(session), TEMPLATE[:3])

    def test_another_series_in_the_form_brings_its_agenda(self):
        other = self.env["cafe.series"].create(
            {"name": "Tafel", "item_ids": [Command.create({"name": "Soep"})]}
        )
        events = self.env["event.event"].with_user(self.secretary)
        with Form(
            events.with_context(default_series_id=self.series.id),
            "event.view_event_form",
        ) as form:
            form.name = "Samen"
            form.date_begin = "2030-05-14 12:00:00"
            form.series_id = other
        self.assertEqual(self.names(form.record), ["Soep"])
        with Form(form.record, "event.view_event_form") as form:
            form.series_id = self.series
        self.assertEqual(self.names(form.record), ["Soep"])

    def test_the_template_is_copied_with_the_series(self):
        self.assertEqual(self.series.copy().item_ids.mapped("name"), TEMPLATE)

    def test_many_sessions_are_planned_at_the_cost_of_few(self):
        def cost(count):
            values = [
                {
                    "name": "Samen",
                    "series_id": self.series.id,
                    "date_begin": "2030-01-01 10:00:00",
                    "item_ids": [],
                }
                for _number in range(count)
            ]
            sessions = self.env["event.event"].create(values)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            sessions._make_agenda()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        cost(2)
        self.assertLessEqual(cost(12), cost(2))
