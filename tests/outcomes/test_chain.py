from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .chain_case import ChainCase

ORDER = ["question", "insight", "conclusion", "followup", "effect"]


@tagged("post_install", "-at_install")
class TestChain(ChainCase):
    def test_each_step_shows_what_it_comes_from_and_what_came_of_it(self):
        line = {
            "question": ["Hoe blijf je samen?"],
            "insight": ["Samen eten helpt"],
            "conclusion": ["We eten vaker samen"],
            "followup": ["Kookclub"],
            "effect": ["Iedereen kookt"],
        }
        self.assertEqual(self.titles(self.conclusion), line)
        self.assertEqual(self.titles(self.followup), line)
        self.assertEqual(list(self.titles(self.followup)), ORDER)

    def test_from_the_question_both_conclusions_are_seen(self):
        self.assertEqual(
            self.titles(self.question)["conclusion"],
            ["We eten vaker samen", "We wandelen ook"],
        )
        self.assertNotIn("followup", self.titles(self.sister))

    def test_links_lead_both_ways(self):
        nodes = {
            node["title"]: node
            for stage in self.chain(self.followup)
            for node in stage["nodes"]
        }
        conclusion, followup = nodes["We eten vaker samen"], nodes["Kookclub"]
        self.assertIn(followup["key"], conclusion["after"])
        self.assertIn(conclusion["key"], followup["before"])
        self.assertTrue(followup["is_current"])
        self.assertFalse(conclusion["is_current"])
        self.assertEqual(
            (conclusion["model"], conclusion["id"]),
            ("cafe.contribution", self.conclusion.id),
        )
        # an effect opens with its follow-up
        effect = nodes["Iedereen kookt"]
        self.assertEqual(effect["id"], self.followup.id)

    def test_a_session_shows_all_that_was_said_and_what_came_of_it(self):
        self.assertEqual(len(self.titles(self.event)["conclusion"]), 2)
        self.assertEqual(self.titles(self.event)["effect"], ["Iedereen kookt"])

    def test_a_topic_that_came_back_goes_on_in_the_later_session(self):
        later = self.make_session(self.event.series_id, days=-1)
        item = self.make_item(later, "Kookclub", "follow_up")
        item.followup_id = self.followup
        said = self.say("Nu ook ontbijt", "insight", session=later, item_id=item.id)
        self.say("Zelf ook gekookt", "tip", session=later, item_id=item.id)
        self.assertIn("Nu ook ontbijt", self.titles(self.question)["insight"])
        self.assertEqual(self.titles(said)["question"], ["Hoe blijf je samen?"])
        self.assertNotIn("Zelf ook gekookt", self.titles(self.question)["insight"])

    def test_a_line_that_goes_round_ends(self):
        later = self.make_session(self.event.series_id, days=-1)
        item = self.make_item(later, "Kookclub", "follow_up")
        item.followup_id = self.followup
        again = self.say("Nog eens", "proposal", session=later, item_id=item.id)
        self.followup.write({"contribution_id": again.id, "event_id": later.id})
        self.assertEqual(self.titles(again)["followup"], ["Kookclub"])

    def test_who_may_not_read_it_gets_no_chain(self):
        for user in (self.member, self.outsider, self.coordinator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.chain(self.followup, user)
        service = self.env["cafe.session.chain"].with_user(self.secretary)
        self.assertEqual(service.get_chain("res.users", self.member.id), [])

    def test_thirty_lines_cost_as_much_as_three(self):
        def cost(lines):
            session = self.make_session()
            for number in range(lines):
                question = self.say(f"Vraag {number}", "question", session=session)
                insight = self.say("Inzicht", "insight", question, session=session)
                end = self.say("Besluit", "conclusion", insight, session=session)
                followup = self.follow(end, f"Opvolging {number}")
                followup.effect_ids = [Command.create({"text": "Het werkt"})]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(self.chain(session)[-1]["nodes"]), lines)
            return self.env.cr.sql_log_count - before

        cost(1)
        self.assertEqual(cost(3), cost(30))
