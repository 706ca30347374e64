from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import CafeCase
from .collaboration_case import CollaborationBuilders

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestCollaborationDecision(CollaborationBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.make_guide()
        cls.collaboration = cls.make_collaboration()
        cls.job = cls.env.ref("cafe_partage_module.ir_cron_collaboration_review")

    def setUp(self):
        super().setUp()
        self.mine = self.collaboration.with_user(self.coordinator)

    def remind(self, moment):
        """Run the job at ``moment`` (UTC)."""
        with freeze_time(moment), self.enter_registry_test_mode():
            self.job.method_direct_trigger()
        return self.collaboration.activity_ids

    def put_off(self, until="2026-06-01"):
        return self.decide(
            self.collaboration, self.coordinator, "later", date_review=until
        )

    def test_people_decide_in_the_dialog(self):
        action = self.mine.action_ask_decision()
        dialog = Form(
            self.env[action["res_model"]]
            .with_user(self.coordinator)
            .with_context(**action["context"])
        )
        dialog.outcome = "go"
        dialog.reason = "Wij brengen de zaal"
        decision = dialog.save()
        self.assertEqual(self.collaboration.state, "go")
        self.assertEqual(self.collaboration.reason, "Wij brengen de zaal")
        self.assertEqual(str(self.collaboration.date_decided), "2026-03-10")
        self.assertEqual(decision.partner_ids, self.coordinator.partner_id)
        self.assertIn("Wij brengen de zaal", self.collaboration.message_ids[0].body)

    def test_a_decision_has_a_reason_and_people(self):
        for values in ({"reason": "  "}, {"partner_ids": []}):
            with self.subTest(**values), self.assertRaises(ValidationError):
                self.decide(self.collaboration, self.coordinator, **values)

    def test_later_needs_a_day_that_is_to_come(self):
        for review in (False, "2026-03-10", "2026-03-09"):
            with self.subTest(review), self.assertRaises(ValidationError):
                self.put_off(review)
        self.put_off("2026-03-11")
        with self.assertRaises(ValidationError):
            self.mine.date_review = False

    def test_a_decision_is_never_overwritten(self):
        decision = self.decide(self.collaboration, self.coordinator)
        for change in ({"reason": "Iets anders"}, {"outcome": "not"}):
            with self.subTest(**change), self.assertRaises(UserError):
                decision.sudo().write(change)

    def test_who_decided_and_left_since_is_still_named(self):
        person = self.make_person()
        decision = self.decide(
            self.collaboration, self.coordinator, partner_ids=person.ids
        )
        person.active = False
        self.env.invalidate_all()
        self.assertEqual(decision.partner_ids, person)

    def test_reopening_keeps_earlier_decisions(self):
        first = self.put_off()
        self.mine.action_reopen()
        self.assertEqual(self.collaboration.state, "weighing")
        self.assertFalse(self.collaboration.date_review)
        with freeze_time("2026-06-02 09:00:00"):
            second = self.decide(self.collaboration, self.coordinator, "not")
        self.assertEqual(self.collaboration.state, "not")
        self.assertEqual(self.collaboration.decision_ids, second | first)
        self.assertEqual(first.reason, "Het past.")

    def test_the_latest_decision_stands_whatever_the_order_they_come_in(self):
        self.decide(self.collaboration, self.coordinator, "go", date="2026-02-01")
        self.decide(self.collaboration, self.coordinator, "not", date="2025-02-01")
        self.assertEqual(self.collaboration.state, "go")

    def test_a_decision_of_another_collaboration_does_not_stand_here(self):
        other = self.make_collaboration(name="Ander")
        decision = self.decide(other, self.coordinator)
        with self.assertRaises(ValidationError):
            self.mine.current_decision_id = decision

    def test_a_decided_collaboration_is_kept(self):
        self.decide(self.collaboration, self.coordinator)
        with self.assertRaises(UserError):
            self.mine.unlink()

    def test_the_coordinator_is_told_once_when_the_day_comes(self):
        self.put_off()
        self.assertFalse(self.remind("2026-05-31 21:59:00"), "still May in Brussels")
        activity = self.remind("2026-05-31 22:01:00")
        self.assertEqual(activity.user_id, self.coordinator)
        self.assertEqual(str(activity.date_deadline), "2026-06-01")
        self.assertIn("Het past.", activity.note)
        activity.action_feedback()
        self.assertFalse(self.remind("2026-06-02 08:00:00"), "once")

    def test_the_day_comes_where_the_company_is(self):
        self.collaboration.company_id.cafe_tz = "America/Montreal"
        self.put_off()
        self.assertFalse(self.remind("2026-06-01 03:59:00"))
        self.assertTrue(self.remind("2026-06-01 04:01:00"))

    def test_a_job_that_did_not_run_for_a_week_catches_up(self):
        self.put_off()
        activity = self.remind("2026-06-08 08:00:00")
        self.assertEqual(str(activity.date_deadline), "2026-06-01")

    def test_a_new_day_is_a_new_reminder(self):
        self.put_off()
        first = self.remind("2026-06-01 08:00:00")
        with freeze_time("2026-06-01 09:00:00"):
            self.mine.date_review = "2028-02-29"
        self.assertFalse(first.exists())
        self.assertFalse(self.remind("2028-02-28 08:00:00"))
        self.assertEqual(len(self.remind("2028-02-29 08:00:00")), 1)

    def test_reopening_ends_the_reminder(self):
        self.put_off()
        self.remind("2026-06-01 08:00:00")
        self.mine.action_reopen()
        self.assertFalse(self.collaboration.activity_ids)
        self.assertFalse(self.remind("2026-06-02 08:00:00"))

    def test_without_coordinator_it_waits_for_one(self):
        self.put_off()
        self.network.coordinator_ids = False
        self.assertFalse(self.remind("2026-06-01 08:00:00"))
        self.network.coordinator_ids = self.coordinator | self.secretary
        told = self.remind("2026-07-01 08:00:00")
        self.assertEqual(told.user_id, self.coordinator | self.secretary)

    def test_what_is_due_can_be_found(self):
        self.put_off()
        records = self.env["cafe.collaboration"].with_user(self.coordinator)
        due = [("is_review_due", "=", True)]
        self.assertFalse(records.search(due))
        with freeze_time("2026-06-01 08:00:00"):
            self.env.invalidate_all()
            self.assertEqual(records.search(due), self.collaboration)
            self.assertTrue(self.mine.is_review_due)
            self.assertFalse(records.search([("is_review_due", "=", False)]))
