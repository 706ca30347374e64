from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .question_case import QuestionCase


@tagged("post_install", "-at_install")
class TestTakeQuestions(QuestionCase):
    def test_a_question_becomes_a_contribution_of_who_asks(self):
        network = self.make_network()
        asked = self.ask(
            "  Hoe blijf je samen?\n",
            organisation_id=self.organisation.id,
            network_id=network.id,
        )
        asked.action_take_question()
        contribution = self.session.contribution_ids
        self.assertEqual(
            (contribution.kind, contribution.text), ("question", "Hoe blijf je samen?")
        )
        self.assertEqual(contribution.registration_id, asked)
        self.assertEqual(contribution.organisation_id, self.organisation)
        self.assertEqual(contribution.network_id, network)
        self.assertTrue(asked.question_taken)
        self.assertEqual(asked.question_state, "taken")

    def test_all_at_once_says_how_many_and_where(self):
        item = self.make_item(self.session, "Wat speelt er?")
        self.ask("Een")
        self.ask("Twee")
        self.make_registration(self.session, "Zonder vraag")
        self.assertEqual(self.session.with_user(self.secretary).question_new_count, 2)
        message = self.take_all()
        self.assertIn("2 questions", message)
        self.assertIn("Wat speelt er?", message)
        self.assertEqual(item.contribution_ids.mapped("text"), ["Een", "Twee"])
        self.session.invalidate_recordset()
        self.assertEqual(self.session.with_user(self.secretary).question_new_count, 0)

    def test_nothing_is_taken_twice(self):
        asked = self.ask("Een")
        self.take_all()
        self.ask("Twee")
        self.assertIn("1 question ", self.take_all())
        asked.action_take_question()
        self.assertIn("nothing to take over", self.take_all())
        self.assertEqual(self.session.contribution_ids.mapped("text"), ["Een", "Twee"])

    def test_the_database_refuses_a_second_time(self):
        self.ask().action_take_question()
        contribution = self.session.contribution_ids
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            contribution.copy({"question_asked": "Nog eens"})

    def test_only_of_who_has_a_seat_or_came(self):
        full = self.make_session(days=-0.05, seats_limited=True, seats_max=3)
        self.ask("   ", "Leeg", session=full)
        for state in ("open", "done", "waiting", "draft", "no_show", "cancel"):
            self.ask(state, state, session=full, state=state)
        self.take_all(full)
        self.assertEqual(set(full.contribution_ids.mapped("text")), {"open", "done"})

    def test_only_of_this_session(self):
        other = self.make_session()
        self.ask("Elders", session=other)
        self.ask("Hier")
        self.take_all()
        self.assertFalse(other.contribution_ids)

    def test_an_event_without_a_series_takes_nothing(self):
        event = self.env["event.event"].create(
            {"name": "Zomerfeest", "date_begin": "2030-01-01", "date_end": "2030-01-02"}
        )
        asked = self.ask(session=event)
        asked.action_take_question()
        self.assertFalse(event.contribution_ids)
        self.assertFalse(event.item_ids)
        self.assertEqual(event.question_new_count, 0)

    def test_said_in_the_session_is_not_a_question_taken_over(self):
        asked = self.ask()
        self.make_contribution(self.session, registration_id=asked.id)
        self.assertFalse(asked.question_taken)
        self.assertIn("1 question ", self.take_all())

    def test_is_found_by_whether_it_is_on_the_agenda(self):
        taken, new = self.ask("Een"), self.ask("Twee")
        taken.action_take_question()
        Registration = self.env["event.registration"].with_user(self.secretary)
        for domain, expected in (
            ([("question_taken", "=", True)], taken),
            ([("question_taken", "=", False)], new),
            ([("question_taken", "!=", False)], taken),
            ([("question_taken", "in", [True, False])], taken | new),
        ):
            with self.subTest(domain):
                found = Registration.search(
                    [("event_id", "=", self.session.id), *domain]
                )
                self.assertEqual(found, expected)


@tagged("post_install", "-at_install")
class TestQuestionItem(QuestionCase):
    def take(self):
        self.ask().action_take_question()
        return self.session.contribution_ids.item_id

    def test_the_first_discussion_by_itself(self):
        self.make_item(self.session, "Kennismaken", "introduction", sequence=1)
        first = self.make_item(self.session, "Wat speelt er?", sequence=2)
        self.make_item(self.session, "Verder", sequence=3)
        self.assertEqual(self.take(), first)

    def test_or_the_one_that_staff_chose(self):
        self.make_item(self.session, "Wat speelt er?", sequence=2)
        chosen = self.make_item(self.session, "Wat leren we?", "lessons", sequence=3)
        self.session.with_user(self.secretary).question_item_id = chosen
        self.assertEqual(self.take(), chosen)
        self.assertEqual(self.session.contribution_ids.kind, "question")

    def test_a_copied_session_does_not_point_to_the_other_agenda(self):
        self.session.question_item_id = self.make_item(self.session)
        self.assertFalse(self.session.copy().question_item_id)

    def test_it_is_made_where_there_is_none_after_the_introduction(self):
        intro = self.make_item(self.session, "Kennismaken", "introduction", sequence=5)
        lessons = self.make_item(self.session, "Wat leren we?", "lessons", sequence=9)
        item = self.take()
        self.assertEqual((item.kind, item.event_id), ("discussion", self.session))
        self.session.invalidate_recordset()
        self.assertEqual(self.session.item_ids, intro + item + lessons)

    def test_several_questions_make_one_item(self):
        self.ask("Een")
        self.ask("Twee")
        self.take_all()
        self.assertEqual(len(self.session.item_ids), 1)


@tagged("post_install", "-at_install")
class TestChangedQuestion(QuestionCase):
    def setUp(self):
        super().setUp()
        self.asked = self.ask("Hoe begin je?")
        self.asked.action_take_question()
        self.contribution = self.session.contribution_ids.with_user(self.secretary)

    def test_the_agenda_follows_when_staff_say_so(self):
        self.asked.question_brought = "Hoe ga je verder?"
        self.assertEqual(self.asked.question_state, "changed")
        self.assertEqual(self.contribution.text, "Hoe begin je?")
        self.asked.action_update_question()
        self.assertEqual(self.contribution.text, "Hoe ga je verder?")
        self.assertEqual(self.asked.question_state, "taken")

    def test_words_of_staff_stay(self):
        self.contribution.text = "Hoe begint een netwerk?"
        self.assertEqual(self.asked.question_state, "taken")
        self.asked.question_brought = "Hoe ga je verder?"
        self.assertEqual(self.asked.question_state, "reworded")
        self.asked.action_update_question()
        self.assertEqual(self.contribution.text, "Hoe begint een netwerk?")
        self.assertEqual(self.asked.question_state, "taken")

    def test_a_question_that_the_person_removed_stays_until_staff_take_it_back(self):
        self.asked.question_brought = False
        self.assertEqual(self.asked.question_state, "withdrawn")
        self.asked.action_update_question()
        self.assertEqual(self.contribution.text, "Hoe begin je?")
        action = self.session.with_user(self.secretary).action_view_questions()
        found = self.env["event.registration"].search(action["domain"])
        self.assertEqual(found, self.asked)
        self.asked.action_take_back_question()
        self.assertFalse(self.asked.question_taken)

    def test_a_cancelled_registration_leaves_the_question_there(self):
        self.asked.state = "cancel"
        self.assertEqual(self.asked.question_state, "taken")
        self.assertTrue(self.contribution.exists())

    def test_a_deleted_registration_leaves_the_question_there(self):
        self.asked.sudo().unlink()
        self.assertEqual(self.contribution.text, "Hoe begin je?")


@tagged("post_install", "-at_install")
class TestTakeBackQuestion(QuestionCase):
    def setUp(self):
        super().setUp()
        self.asked = self.ask("Hoe begin je?")
        self.asked.action_take_question()
        self.contribution = self.session.contribution_ids.with_user(self.secretary)

    def test_it_leaves_the_agenda_and_can_come_again(self):
        self.asked.action_take_back_question()
        self.assertFalse(self.contribution.exists())
        self.assertEqual(self.asked.question_state, "new")
        self.assertEqual(self.asked.question_brought, "Hoe begin je?")
        self.asked.action_take_question()
        self.assertTrue(self.asked.question_taken)

    def test_what_the_person_said_besides_stays(self):
        said = self.make_contribution(self.session, registration_id=self.asked.id)
        self.asked.action_take_back_question()
        self.assertTrue(said.exists())

    def assert_stays(self):
        other = self.ask("Een andere vraag")
        other.action_take_question()
        with self.assertRaisesRegex(UserError, "stay on the agenda"):
            (other | self.asked).action_take_back_question()
        self.assertTrue(self.contribution.exists())
        self.assertTrue(other.question_taken)

    def test_not_what_staff_reworded(self):
        self.contribution.text = "Hoe begint een netwerk?"
        self.assert_stays()

    def test_not_what_has_another_kind_now(self):
        self.contribution.kind = "concern"
        self.assert_stays()

    def test_not_what_led_to_a_conclusion(self):
        self.make_contribution(
            self.session, origin_ids=[Command.link(self.contribution.id)]
        )
        self.assert_stays()

    def test_not_what_led_to_a_followup(self):
        self.contribution.action_make_followup()
        self.assert_stays()

    def test_not_what_was_discussed(self):
        self.contribution.message_post(body="Vragen we aan Jan", subtype_id=1)
        self.contribution.message_post(body="Ja", message_type="comment")
        self.assert_stays()
