from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestContribution(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-1)
        cls.organisation = cls.make_organisation()
        cls.talk = cls.make_item(cls.session, "Wat speelt er?", sequence=1)
        cls.lessons = cls.make_item(cls.session, "Wat leren we?", "lessons", sequence=2)

    def contribute(self, text, **values):
        return self.make_contribution(self.session, text, **values).with_user(
            self.secretary
        )

    def test_the_kind_follows_the_agenda_item_until_it_is_chosen(self):
        self.assertEqual(self.contribute("a", item_id=self.talk.id).kind, "experience")
        self.assertEqual(self.contribute("b", item_id=self.lessons.id).kind, "insight")
        chosen = self.contribute("c", item_id=self.talk.id, kind="tip")
        chosen.item_id = self.lessons
        self.assertEqual(chosen.kind, "tip")

    def test_the_organisation_is_the_one_of_who_said_it(self):
        registration = self.make_registration(
            self.session, organisation_id=self.organisation.id
        )
        said = self.contribute("a", registration_id=registration.id)
        self.assertEqual(said.organisation_id, self.organisation)

    def test_contributions_come_in_the_order_of_the_agenda(self):
        last = self.contribute("laatste", item_id=self.lessons.id, sequence=1)
        first = self.contribute("eerste", item_id=self.talk.id, sequence=5)
        self.session.invalidate_recordset()
        self.assertEqual(self.session.contribution_ids.ids, [first.id, last.id])

    def test_one_click_draws_one_conclusion_from_several(self):
        questions = self.contribute("Hoe?", kind="question", item_id=self.talk.id)
        questions |= self.contribute("Waarom?", kind="question", item_id=self.talk.id)
        action = questions.action_make_conclusion()
        conclusion = self.env["cafe.contribution"].browse(action["res_id"])
        self.assertEqual(conclusion.kind, "conclusion")
        self.assertEqual(conclusion.item_id, self.lessons)
        self.assertEqual(conclusion.origin_ids, questions)
        self.assertEqual(questions[0].derived_ids, conclusion)
        self.assertEqual(conclusion.text, "Hoe?\nWaarom?")

    def test_one_click_makes_a_followup(self):
        said = self.contribute(
            "Een vorming over samenwerken. " * 8, organisation_id=self.organisation.id
        )
        action = said.action_make_followup()
        followup = self.env["cafe.followup"].browse(action["res_id"])
        self.assertEqual(followup.contribution_id, said)
        self.assertEqual(followup.event_id, self.session)
        self.assertEqual(followup.suggested_partner_id, self.organisation)
        self.assertEqual(followup.description, said.text, "nothing is cut off")
        self.assertLessEqual(len(followup.name), 80)
        self.assertEqual(said.followup_count, 1)

    def test_several_followups_open_as_a_list(self):
        said = self.contribute("Een") | self.contribute("Twee")
        action = said.action_make_followup()
        followups = self.env["cafe.followup"].search(action["domain"])
        self.assertEqual(set(followups.mapped("name")), {"Een", "Twee"})

    def test_nothing_comes_from_itself(self):
        first = self.contribute("Een")
        second = self.contribute("Twee", origin_ids=[Command.link(first.id)])
        with self.assertRaises(ValidationError):
            first.origin_ids = second

    def test_item_and_person_are_of_the_same_session(self):
        other = self.make_session(days=-5)
        with self.assertRaises(ValidationError):
            self.contribute("a", item_id=self.make_item(other).id)
        with self.assertRaises(ValidationError):
            self.contribute("b", registration_id=self.make_registration(other).id)

    def test_counts_on_a_list_of_sessions_cost_the_same_for_many(self):
        costs = []
        for size in (1, 2, 20):
            sessions = self.env["event.event"]
            for _index in range(size):
                session = self.make_session(days=-2)
                self.make_contribution(session)
                self.make_registration(session, question_brought="Hoe?")
                sessions |= session
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            sessions.with_user(self.secretary).read(
                ["contribution_count", "followup_count", "question_count"]
            )
            costs.append(self.env.cr.sql_log_count - before)
            self.assertEqual(sum(sessions.mapped("contribution_count")), size)
        # the first round fills the caches of rights and rules
        self.assertEqual(costs[1], costs[2])
