from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .driver_case import DriverCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 12:00:00")
class TestConversation(DriverCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept = cls.make_member_driver(confirmed="2025-01-01")
        cls.gone = cls.make_member_driver(driver=cls.meet, confirmed="2025-01-01")
        cls.conversation = cls.make_conversation().with_user(cls.coordinator)

    def answer(self, drivers):
        with Form(self.conversation) as form:
            form.driver_ids.clear()
            for driver in drivers:
                form.driver_ids.add(driver)

    def test_it_starts_from_what_drove_the_member(self):
        self.assertEqual(self.conversation.driver_ids, self.learn | self.meet)
        self.assertEqual(self.conversation.representative_ids, self.roos)
        self.gone.action_end()
        self.assertEqual(self.conversation.driver_ids, self.learn, "until it is typed")

    def test_held_confirms_ends_and_starts(self):
        self.answer(self.learn | self.sell)
        self.assertEqual(self.get_going_on(), self.learn | self.meet, "not before held")
        self.conversation.action_hold()
        self.assertEqual(self.get_going_on(), self.learn | self.sell)
        started = self.zaad.driver_ids - self.kept - self.gone
        for row in self.kept | started:
            self.assertEqual(row.confirmed_on, date(2026, 11, 24))
            self.assertEqual(row.confirmed_by, "conversation")
        self.assertEqual(self.gone.date_end, date(2026, 11, 23))
        self.assertEqual(
            (self.conversation.state, self.conversation.date_held),
            ("held", date(2026, 11, 24)),
        )

    def test_held_without_a_change_confirms_all(self):
        self.conversation.action_hold()
        confirmed = (self.kept | self.gone).mapped("confirmed_on")
        self.assertEqual(set(confirmed), {date(2026, 11, 24)})

    def test_held_earlier_counts_from_that_day(self):
        self.conversation.date_held = "2026-11-02"
        self.conversation.action_hold()
        self.assertEqual(self.kept.confirmed_on, date(2026, 11, 2))

    def test_a_conversation_is_not_held_in_the_future(self):
        self.conversation.date_held = "2026-11-25"
        with self.assertRaisesRegex(UserError, "yet to come"):
            self.conversation.action_hold()
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))

    @freeze_time("2026-11-24 23:30:00")
    def test_just_after_midnight_it_is_held_on_the_new_day(self):
        self.conversation.with_context(tz="Europe/Brussels").action_hold()
        self.assertEqual(self.conversation.date_held, date(2026, 11, 25))

    def test_what_the_member_added_meanwhile_does_not_end(self):
        self.answer(self.learn)
        self.make_member_driver(driver=self.sell)
        self.conversation.action_hold()
        self.assertEqual(self.get_going_on(), self.learn | self.sell)

    def test_what_is_typed_stays_until_somebody_goes_on(self):
        self.answer(self.sell)
        self.conversation.notes = "<p>Halverwege</p>"
        self.env.invalidate_all()
        self.assertEqual(self.conversation.driver_ids, self.sell)
        self.assertEqual(self.conversation.state, "planned")

    def test_notes_stay_out_of_the_members_thread(self):
        self.conversation.notes = "<p>Het bestuur twijfelt</p>"
        before = self.zaad.message_ids
        self.conversation.action_hold()
        message = self.zaad.message_ids - before
        self.assertEqual(len(message), 1)
        self.assertIn("Leren van anderen", message.body)
        everything = "".join(self.zaad.message_ids.mapped("body"))
        self.assertNotIn("twijfelt", everything)

    def test_held_finishes_the_activity(self):
        activity = self.conversation.activity_ids
        self.conversation.action_hold()
        self.assertFalse(self.conversation.activity_ids)
        self.assertFalse(activity.active)

    def test_it_is_held_once(self):
        self.conversation.action_hold()
        with self.assertRaisesRegex(UserError, "no longer planned"):
            self.conversation.action_hold()

    def test_with_who_left_it_is_not_held(self):
        self.zaad.action_leave()
        with self.assertRaisesRegex(ValidationError, "no longer a member"):
            self.conversation.action_hold()
        self.assertEqual(self.conversation.state, "planned")

    def test_skipping_asks_why_and_changes_no_driver(self):
        with self.assertRaisesRegex(UserError, "Say why"):
            self.conversation.action_skip()
        self.conversation.skip_reason = "Geen tijd"
        self.conversation.action_skip()
        self.assertEqual(self.conversation.state, "skipped")
        self.assertFalse(self.conversation.activity_ids)
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))

    def test_back_to_planned_puts_no_driver_back_and_says_so(self):
        self.answer(self.learn)
        self.conversation.action_hold()
        self.conversation.action_reopen()
        self.assertEqual(self.get_going_on(), self.learn)
        self.assertIn("stay as they are", self.conversation.message_ids[0].body)
        self.assertEqual(self.conversation.activity_ids.user_id, self.coordinator)
        self.assertFalse(self.conversation.date_held)

    def test_held_again_may_take_back_what_it_noted(self):
        self.answer(self.learn | self.sell)
        self.conversation.action_hold()
        self.conversation.action_reopen()
        self.assertEqual(self.conversation.driver_ids, self.learn | self.sell)
        self.answer(self.learn)
        self.conversation.action_hold()
        self.assertEqual(self.get_going_on(), self.learn)

    def test_held_next_one_opens_my_next_of_the_round(self):
        members = self.make_members(self.network, 3)
        record = self.make_round()
        mine, next_one, not_mine = (
            self.make_conversation(
                member, round_id=record.id, user_id=user.id, date_planned=day
            )
            for member, user, day in zip(
                members,
                (self.coordinator, self.coordinator, self.secretary),
                ("2026-11-24", "2026-11-26", "2026-11-25"),
                strict=True,
            )
        )
        action = mine.with_user(self.coordinator).action_hold_next()
        self.assertEqual(action["res_id"], next_one.id)
        action = next_one.with_user(self.coordinator).action_hold_next()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (record._name, record.id)
        )
        self.assertEqual(not_mine.state, "planned")

    def test_another_day_or_person_takes_the_activity_along(self):
        activity = self.conversation.activity_ids
        self.network.coordinator_ids |= self.secretary
        self.conversation.write(
            {"user_id": self.secretary.id, "date_planned": "2026-12-01"}
        )
        self.assertEqual(self.conversation.activity_ids, activity)
        self.assertEqual(activity.user_id, self.secretary)
        self.assertEqual(activity.date_deadline, date(2026, 12, 1))
        self.conversation.user_id = False
        self.assertFalse(self.conversation.activity_ids)
        self.conversation.user_id = self.coordinator
        self.assertEqual(self.conversation.activity_ids.user_id, self.coordinator)

    def test_a_conversation_stays_with_its_member(self):
        other = self.make_member(self.network, self.make_organisation("Twee"))
        with self.assertRaisesRegex(UserError, "one member"):
            self.conversation.member_id = other

    def test_what_was_held_is_not_deleted(self):
        self.conversation.action_hold()
        with self.assertRaisesRegex(UserError, "history"):
            self.conversation.unlink()

    def test_it_says_whom_to_call(self):
        self.roos.phone = "+32 470 12 34 56"
        self.assertIn("Roos Adams +32 470", self.conversation.phones)
        self.conversation.representative_ids = [Command.clear()]
        self.zaad.partner_id.phone = "+32 2 555 01 20"
        self.assertIn("Stichting Zaad", self.conversation.phones)
