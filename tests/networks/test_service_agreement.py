from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .service_case import ServiceCase

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestServiceAgreement(ServiceCase):
    def setUp(self):
        super().setUp()
        self.match = self.make_match()
        self.as_giver = self.match.with_user(self.giver)
        self.as_taker = self.match.with_user(self.taker)

    def test_a_proposal_brings_both_coordinators_in_one_thread(self):
        self.propose(self.match, self.taker)
        self.assertEqual(self.match.state, "proposed")
        self.assertEqual(self.match.proposed_side, "need")
        both = self.giver.partner_id | self.taker.partner_id
        self.assertEqual(self.match.message_partner_ids & both, both)
        message = self.match.message_ids.filtered(lambda m: "samen" in m.body)
        self.assertEqual(message.author_id, self.taker.partner_id)
        notice = message.notification_ids
        self.assertEqual(notice.res_partner_id, self.giver.partner_id)
        self.assertEqual(notice.notification_type, "email")

    def test_the_other_side_gets_an_activity_and_one_mail(self):
        mails = self.env["mail.mail"].search([])
        self.propose(self.match, self.taker)
        activity = self.match.activity_ids
        self.assertEqual(activity.user_id, self.giver)
        self.assertIn("Netwerk Nemen", activity.summary)
        self.assertEqual(len(self.env["mail.mail"].search([]) - mails), 1)

    def test_what_was_typed_is_shown_as_text(self):
        self.propose(self.match, self.taker, message="<b>Samen?</b>\nGroeten")
        body = self.match.message_ids.mapped("body")
        self.assertIn("&lt;b&gt;Samen?&lt;/b&gt;<br>Groeten", str(body))

    def test_the_dialog_starts_from_what_they_have_in_common(self):
        action = self.as_taker.action_ask_propose()
        dialog = Form(
            self.env[action["res_model"]]
            .with_user(self.taker)
            .with_context(**action["context"])
        )
        self.assertEqual(dialog.capacity, 10)
        self.assertEqual(dialog.side, "need")
        dialog.capacity = 6
        dialog.date_end = "2026-06-30"
        dialog.message = "Tot de zomer?"
        dialog.save().action_propose()
        self.assertEqual(self.match.capacity, 6)
        self.assertEqual(str(self.match.date_end), "2026-06-30")

    def test_terms_within_the_lines_only(self):
        for terms in (
            {"capacity": 11},
            {"capacity": 0},
            {"date_start": "2025-12-31"},
            {"date_end": "2025-12-31"},
        ):
            with self.subTest(**terms), self.assertRaises(ValidationError):
                with self.env.cr.savepoint():
                    self.propose(self.match, self.taker, **terms)
            self.match.invalidate_recordset()
            self.assertEqual(self.match.state, "found")

    def test_the_other_side_agrees(self):
        self.propose(self.match, self.taker)
        self.assertFalse(self.as_taker.can_answer)
        with self.assertRaises(UserError):
            self.as_taker.action_agree()
        self.as_giver.action_agree()
        self.assertEqual(self.match.state, "agreed")
        self.assertEqual(str(self.match.date_agreed), "2026-03-10")
        self.assertFalse(self.match.activity_ids)

    def test_one_cannot_propose_for_the_other_and_then_agree(self):
        with self.assertRaises(AccessError):
            self.propose(self.match, self.taker, side="offer")

    def test_the_secretariat_may_answer_for_either_side(self):
        self.propose(self.match, self.taker)
        self.match.with_user(self.secretary).action_agree()
        self.assertEqual(self.match.state, "agreed")

    def test_a_coordinator_of_both_networks_answers_herself(self):
        self.needing.coordinator_ids |= self.giver
        self.propose(self.match, self.giver, side="need")
        self.as_giver.action_agree()
        self.assertEqual(self.match.state, "agreed")

    def test_no_step_is_skipped_by_a_form_an_import_or_a_call(self):
        for values in (
            {"state": "agreed"},
            {"capacity": 99},
            {"proposed_side": "offer"},
            {"date_end": "2030-01-01"},
        ):
            with self.subTest(**values), self.assertRaises(UserError):
                self.as_giver.write(values)
        with self.assertRaises(UserError):
            self.as_giver.action_end()

    def test_declining_needs_a_reason(self):
        self.propose(self.match, self.taker)
        with self.assertRaisesRegex(UserError, "why"):
            self.as_giver.action_decline()
        action = self.as_giver.action_ask_decline()
        with Form(self.as_giver, view=action["views"][0][0]) as form:
            form.decline_reason = "Geen tijd dit jaar"
        self.as_giver.action_decline()
        self.assertEqual(self.match.state, "declined")
        self.assertFalse(self.match.activity_ids)
        self.assertIn(
            "Geen tijd dit jaar", str(self.match.message_ids[:2].mapped("body"))
        )

    def test_what_was_declined_can_be_proposed_again(self):
        self.propose(self.match, self.taker)
        self.as_giver.decline_reason = "Nu niet"
        self.as_giver.action_decline()
        self.propose(self.match, self.giver)
        self.assertEqual(self.match.state, "proposed")
        self.assertEqual(self.match.proposed_side, "offer")
        self.assertFalse(self.match.decline_reason)

    def test_withdrawing_makes_it_a_suggestion_again(self):
        self.propose(self.match, self.taker, capacity=3)
        with self.assertRaises(UserError):
            self.as_giver.action_withdraw()
        self.as_taker.action_withdraw()
        self.assertEqual((self.match.state, self.match.capacity), ("found", 10))
        self.assertFalse(self.match.activity_ids)

    def test_a_proposal_stays_as_it_was_when_a_line_grows(self):
        self.propose(self.match, self.taker, date_end="2026-12-31", capacity=5)
        self.match.need_line_id.write({"capacity": 30, "date_end": "2027-12-31"})
        self.assertEqual(self.match.capacity, 5)
        self.assertEqual(str(self.match.date_end), "2026-12-31")

    def test_a_line_bears_its_agreement(self):
        self.propose(self.match, self.taker, date_end="2026-12-31")
        self.as_giver.action_agree()
        offer = self.match.offer_line_id.with_user(self.giver)
        for values in (
            {"date_end": "2026-12-30"},
            {"date_start": "2026-01-02"},
            {"active": False},
            {"direction": "need"},
            {"service_id": self.service.copy().id},
        ):
            with self.subTest(**values), self.assertRaises(UserError):
                with self.env.cr.savepoint():
                    offer.write(values)
        offer.date_end = "2026-12-31"
        with self.assertRaises(UserError):
            offer.unlink()

    def test_an_offer_is_not_given_away_twice(self):
        other = self.make_line(self.third, "need").need_match_ids
        self.propose(self.match, self.taker, capacity=7)
        self.as_giver.action_agree()
        self.assertEqual(self.match.offer_line_id.capacity_agreed, 7)
        with self.assertRaisesRegex(ValidationError, "3 are left"):
            self.propose(other, self.secretary, side="need", capacity=4)
        dialog = self.env["cafe.service.proposal"].create({"match_id": other.id})
        self.assertEqual(dialog.capacity, 3)

    def test_a_network_without_coordinator_is_answered_by_the_secretariat(self):
        self.needing.coordinator_ids = False
        self.propose(self.match, self.giver)
        self.assertFalse(self.match.activity_ids)
        self.assertIn("no coordinator", str(self.match.message_ids.mapped("body")))
        self.match.with_user(self.secretary).action_agree()
        self.assertEqual(self.match.state, "agreed")
