from odoo.exceptions import AccessError
from odoo.tests import tagged

from .question_case import QuestionCase


@tagged("post_install", "-at_install")
class TestAgendaOffer(QuestionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.session.series_id
        cls.earlier = cls.make_session(cls.series, days=-60)
        cls.open = cls.make_followup("Vorming geven")
        cls.session = cls.session.with_user(cls.secretary)

    @classmethod
    def make_followup(cls, name, session=None, **values):
        return cls.env["cafe.followup"].create(
            {"name": name, "event_id": (session or cls.earlier).id, **values}
        )

    def offer(self, session=None):
        """The dialog, as it opens."""
        return (
            self.env["cafe.agenda.offer"]
            .with_user(self.secretary)
            .create({"event_id": (session or self.session).id, **self.lines(session)})
        )

    def lines(self, session=None):
        offers = self.env["cafe.agenda.offer"].with_user(self.secretary)
        values = offers.with_context(
            default_event_id=(session or self.session).id
        ).default_get(["event_id", "question_ids", "topic_ids"])
        values.pop("event_id")
        return values

    def put(self, offer):
        (offer.question_ids | offer.topic_ids).is_chosen = True
        return offer.action_put()["params"]["message"]

    def test_new_questions_and_open_topics_of_earlier_sessions_are_offered(self):
        asked = self.ask("Hoe begin je?")
        self.ask("Mag ik komen?", "Jan", state="cancel")
        self.make_followup("Klaar", state="done")
        self.make_followup("Later", self.make_session(self.series, days=40))
        self.make_followup("Elders", self.make_session(days=-3))
        self.make_followup("Van nu", self.session)
        offer = self.offer()
        self.assertEqual(offer.question_ids.registration_id, asked)
        self.assertEqual(offer.topic_ids.followup_id.ids, self.open.ids)

    def test_only_what_is_ticked_comes_on_the_agenda(self):
        self.ask("Hoe begin je?")
        self.ask("Hoe hou je vol?", "Jan")
        offer = self.offer()
        offer.question_ids[1].is_chosen = True
        offer.action_put()
        self.assertEqual(self.session.contribution_ids.text, "Hoe hou je vol?")
        self.assertFalse(self.open.agenda_item_ids)

    def test_what_was_put_is_linked_both_ways(self):
        asked = self.ask("Hoe begin je?")
        message = self.put(self.offer())
        self.assertIn("questions 1, follow-ups 1", message)
        contribution = self.session.contribution_ids
        self.assertEqual(contribution.registration_id, asked)
        item = self.open.agenda_item_ids
        self.assertEqual(
            (item.event_id, item.name), (self.session.sudo(), self.open.name)
        )
        self.assertEqual((item.kind, item.followup_id), ("follow_up", self.open))

    def test_twice_gives_one(self):
        self.ask("Hoe begin je?")
        first, second = self.offer(), self.offer()
        self.put(first)
        self.assertIn("Nothing was chosen", self.put(second))
        self.assertEqual(len(self.session.contribution_ids), 1)
        self.assertEqual(len(self.open.agenda_item_ids), 1)
        self.assertFalse(self.lines()["question_ids"] or self.lines()["topic_ids"])

    def test_what_is_taken_off_is_offered_again(self):
        asked = self.ask("Hoe begin je?")
        self.put(self.offer())
        self.open.agenda_item_ids.with_user(self.secretary).unlink()
        asked.action_take_back_question()
        offer = self.offer()
        self.assertEqual(offer.topic_ids.followup_id.ids, self.open.ids)
        self.assertEqual(offer.question_ids.registration_id, asked)
        self.assertTrue(self.open.is_open)

    def test_an_open_topic_comes_back_in_each_session_until_it_is_closed(self):
        self.put(self.offer())
        later = self.make_session(self.series, days=50)
        self.assertEqual(len(self.lines(later)["topic_ids"]), 1)
        self.put(self.offer(later))
        self.assertEqual(len(self.open.agenda_item_ids), 2)
        self.open.action_done()
        last = self.make_session(self.series, days=90)
        self.assertFalse(self.lines(last)["topic_ids"])

    def test_topics_stand_before_the_point_that_collects_new_ones(self):
        first = self.make_item(self.session.sudo(), "Wie?", sequence=10)
        last = self.make_item(self.session.sudo(), "En nu?", "follow_up", sequence=10)
        self.put(self.offer())
        items = self.session.item_ids.sorted(lambda i: (i.sequence, i.id))
        self.assertEqual(items.ids, [first.id, self.open.agenda_item_ids.id, last.id])

    def test_a_topic_that_a_dialog_was_tampered_with_is_refused(self):
        other = self.make_followup("Elders", self.make_session(days=-3))
        offer = self.offer()
        offer.topic_ids.followup_id = other
        self.put(offer)
        self.assertFalse(other.agenda_item_ids)

    def test_only_staff_open_the_dialog(self):
        for user in (self.outsider, self.member, self.coordinator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["cafe.agenda.offer"].with_user(user).create(
                    {"event_id": self.session.id}
                )

    def test_thirty_offers_cost_as_much_as_three(self):
        def cost():
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.lines()
            return self.env.cr.sql_log_count - before

        for number in range(2):
            self.ask(f"Vraag {number}", f"An {number}")
            self.make_followup(f"Topic {number}")
        few = (cost(), cost())[1]
        for number in range(27):
            self.ask(f"Nog {number}", f"Bo {number}")
            self.make_followup(f"Nog {number}")
        self.assertEqual(cost(), few)
