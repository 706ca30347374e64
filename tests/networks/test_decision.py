from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .application_case import ApplicationCase


@freeze_time("2026-03-10 10:00:00")
@tagged("post_install", "-at_install")
class TestDecision(ApplicationCase):
    """The dialog in which a coordinator decides, as she uses it."""

    def open_dialog(self, members, decision="accept", **context):
        """:return: Form of the dialog, opened by the buttons of the members' form"""
        action = (
            self.as_coordinator(members)
            .with_context(default_decision=decision, **context)
            .action_decide()
        )
        wizard = self.env["cafe.network.decision"].with_user(self.coordinator)
        return Form(wizard.with_context(**action["context"]))

    def test_the_dialog_proposes_what_was_wished(self):
        dialog = self.open_dialog(
            self.apply(self.network, wished_circle_id=self.core.id)
        )
        self.assertEqual(dialog.circle_id, self.core)
        self.assertEqual(dialog.date_start, date(2026, 3, 10))
        self.assertIn("member@network.example", dialog.recipients)

    def test_ticking_in_the_dialog_what_is_met_makes_way(self):
        member = self.apply(self.network)
        dialog = self.open_dialog(member)
        self.assertIn("Shares the vision", dialog.lacking)
        dialog.exception = "Nog niet"
        wizard = dialog.save()
        wizard.write(
            {
                "exception": False,
                "criterion_line_ids": [
                    Command.update(line.id, {"is_met": True})
                    for line in member.criterion_line_ids
                    if line.is_required
                ],
            }
        )
        self.assertFalse(wizard.lacking)
        wizard.action_confirm()
        self.assertEqual((member.state, member.circle_id), ("active", self.partners))
        self.assertEqual(
            member.criterion_line_ids.mapped("is_met"), [True, True, False]
        )

    def test_something_lacking_needs_a_reason(self):
        member = self.apply(self.network)
        dialog = self.open_dialog(member)
        with self.assertRaises(AssertionError, msg="required in the dialog"):
            dialog.save()
        dialog.exception = "Het bestuur wil het zo"
        dialog.save().action_confirm()
        self.assertEqual(member.state, "active")

    def test_a_later_first_day_waits(self):
        member = self.apply(self.network)
        dialog = self.open_dialog(member)
        dialog.exception = "Ja"
        dialog.date_start = date(2026, 4, 1)
        dialog.circle_id = self.core
        dialog.save().action_confirm()
        self.assertEqual(
            (member.state, member.waits_for, member.circle_id),
            ("applicant", "date", self.core),
        )

    def test_refusing_keeps_the_reason_and_mails_the_words(self):
        member = self.apply(self.network)
        dialog = self.open_dialog(member, "refuse")
        dialog.reason = "Werkt elders"
        dialog.message = "Het spijt ons."
        dialog.save().action_confirm()
        self.assertEqual(
            (member.state, member.reason_left), ("refused", "Werkt elders")
        )
        self.assertIn("Het spijt ons.", self.get_mails(member)[-1].body_html)

    def test_blank_words_are_no_reason_and_no_question(self):
        member = self.apply(self.network)
        for decision, name in (("refuse", "reason"), ("more", "message")):
            dialog = self.open_dialog(member, decision)
            setattr(dialog, name, "  ")
            with self.subTest(decision), self.assertRaises(UserError):
                dialog.save().action_confirm()
        self.assertEqual((member.state, member.application_state), ("applicant", "new"))

    def test_asking_for_more(self):
        member = self.apply(self.network)
        dialog = self.open_dialog(member, "more")
        dialog.message = "Wie komt er?"
        dialog.save().action_confirm()
        self.assertEqual(
            (member.application_state, member.question_asked), ("more", "Wie komt er?")
        )

    def test_several_applications_at_once(self):
        members = self.apply(self.network) | self.apply(
            self.network, self.make_organisation("Een ander")
        )
        dialog = self.open_dialog(members, "refuse")
        dialog.reason = "Het netwerk is vol"
        dialog.save().action_confirm()
        self.assertEqual(members.mapped("state"), ["refused", "refused"])

    def test_one_network_at_a_time(self):
        other = self.make_asking_network("Ander netwerk")
        members = self.apply(self.network) | self.apply(other)
        with self.assertRaisesRegex(UserError, "one network at a time"):
            self.as_coordinator(members).action_decide()

    def test_there_is_nothing_to_decide_on_a_member(self):
        member = self.make_member(self.network)
        with self.assertRaises(UserError):
            self.as_coordinator(member).action_decide()

    def test_defaults_of_the_screen_do_not_reach_the_mail(self):
        member = self.apply(self.network)
        screen = self.network.action_view_applications()["context"]
        self.assertEqual(screen["default_state"], "applicant")
        dialog = self.open_dialog(member, "more", **screen)
        dialog.message = "Wie komt er?"
        wizard = dialog.save()
        wizard.with_context(**screen).action_confirm()
        self.assertEqual(self.get_mails(member)[-1].state, "outgoing")

    def test_a_coordinator_cannot_decide_for_another_network(self):
        other = self.make_asking_network("Ander netwerk")
        other.coordinator_ids = self.secretary
        member = self.apply(other)
        with self.assertRaises(AccessError):
            self.as_coordinator(member).action_accept()
        wizard = self.env["cafe.network.decision"].with_user(self.coordinator)
        with self.assertRaises(AccessError):
            wizard.create(
                {
                    "member_ids": [Command.set(member.ids)],
                    "decision": "refuse",
                    "reason": "Nee",
                }
            ).action_confirm()
        with self.assertRaises(AccessError):
            wizard.create(
                {
                    "member_ids": [Command.set(self.apply(self.network).ids)],
                    "criterion_line_ids": [
                        Command.update(
                            member.criterion_line_ids[0].id, {"is_met": True}
                        )
                    ],
                }
            )
        self.env.invalidate_all()
        self.assertEqual(member.state, "applicant")
