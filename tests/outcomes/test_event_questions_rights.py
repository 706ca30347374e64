from odoo.exceptions import AccessError
from odoo.tests import tagged

from .question_case import QuestionCase


@tagged("post_install", "-at_install")
class TestQuestionRights(QuestionCase):
    def test_the_secretary_and_the_manager_take_over(self):
        for user in (self.secretary, self.manager):
            with self.subTest(user.login):
                self.ask(user.name)
                self.assertIn("1 question ", self.take_all(user=user))

    def test_nobody_else_does(self):
        asked = self.ask()
        for user in (self.coordinator, self.member, self.outsider):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    self.take_all(user=user)
                with self.assertRaises(AccessError):
                    asked.with_user(user).action_take_question()
        self.assertFalse(self.session.contribution_ids)

    def test_who_works_with_events_only_reads_registrations_as_before(self):
        asked = self.ask()
        self.outsider.group_ids += self.env.ref("event.group_event_user")
        registration = asked.with_user(self.outsider)
        values = registration.read()[0]
        self.assertEqual(values["question_brought"], "Hoe blijf je samen?")
        self.assertNotIn("question_taken", values)


@tagged("post_install", "-at_install")
class TestQuestionQueries(QuestionCase):
    def count(self, number):
        session = self.make_session(seats_limited=False)
        self.env["event.registration"].create(
            [
                {"event_id": session.id, "name": f"P {n}", "question_brought": f"V {n}"}
                for n in range(number)
            ]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.take_all(session)
        self.env.flush_all()
        queries = self.env.cr.sql_log_count - before
        self.assertEqual(len(session.contribution_ids), number)
        return queries

    def test_three_hundred_questions_cost_what_twelve_do(self):
        self.count(12)
        # rows go to the database a hundred at a time
        self.assertLessEqual(self.count(300), self.count(12) + 12)

    def test_the_list_of_questions_reads_all_at_once(self):
        counts = []
        # the first fills the caches
        for number in (3, 3, 30):
            session = self.make_session(seats_limited=False)
            for place in range(number):
                self.ask(f"Vraag {place}", session=session)
            self.take_all(session)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            session.registration_ids.with_user(self.secretary).read(
                ["question_state", "question_taken", "question_item_id"]
            )
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
