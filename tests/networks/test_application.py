from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from .application_case import ApplicationCase

NOW = "2026-03-10 10:00:00"
TODAY = date(2026, 3, 10)


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestApplication(ApplicationCase):
    def test_an_application_keeps_what_was_said(self):
        member = self.apply(
            self.network,
            claimed=self.vision,
            offer="Een zaal",
            wished_circle_id=self.core.id,
        )
        self.assertEqual(
            (member.state, member.application_state, member.date_applied),
            ("applicant", "new", TODAY),
        )
        self.assertEqual(
            (member.motivation, member.offer, member.wished_circle_id),
            ("Alleen lukt het niet.", "Een zaal", self.core),
        )
        lines = member.criterion_line_ids
        self.assertEqual(lines.criterion_id, self.network.criterion_ids)
        self.assertEqual(lines.mapped("is_claimed"), [True, False, False])
        self.assertFalse(any(lines.mapped("is_met")), "a claim is not a finding")

    def test_who_applied_speaks_for_the_organisation(self):
        member = self.apply(self.network)
        self.assertEqual(member.applicant_id, self.member.partner_id)
        self.assertEqual(member.representative_ids, self.member.partner_id)

    def test_a_person_who_applies_does_not_represent_herself(self):
        self.network.individuals_allowed = True
        member = self.apply(self.network, self.member.partner_id)
        self.assertFalse(member.representative_ids)

    def test_each_coordinator_has_one_week_to_decide(self):
        second = new_test_user(
            self.env,
            "cafe_second",
            groups="cafe_partage_module.group_cafe_coordinator",
        )
        self.network.coordinator_ids |= second
        tasks = self.get_tasks(self.apply(self.network))
        self.assertEqual(tasks.user_id, self.coordinator | second)
        self.assertEqual(set(tasks.mapped("date_deadline")), {date(2026, 3, 17)})
        self.assertEqual(set(tasks.mapped("summary")), {"Wants to join"})

    def test_who_has_it_on_her_list_is_not_asked_again(self):
        member = self.apply(self.network)
        member._ask_coordinators()
        self.assertEqual(len(self.get_tasks(member)), 1)

    def test_a_network_without_coordinator_says_that_nobody_was_asked(self):
        self.network.coordinator_ids = False
        member = self.apply(self.network)
        self.assertIn("no coordinator", member.message_ids[0].body)

    def test_the_network_counts_what_waits(self):
        member = self.apply(self.network)
        self.assertEqual(self.network.application_count, 1)
        self.as_coordinator(member)._refuse("Te ver")
        self.network.invalidate_recordset()
        self.assertEqual(self.network.application_count, 0)

    def test_an_organisation_that_has_a_place_cannot_apply(self):
        self.apply(self.network)
        with self.assertRaisesRegex(UserError, "Eigen Huis has a place"):
            self.apply(self.network)

    def test_a_network_by_attendance_takes_no_applications(self):
        self.network.member_rule = "attendance"
        with self.assertRaisesRegex(UserError, "coming to a session"):
            self.apply(self.network)

    def test_a_person_cannot_apply_where_organisations_only_may(self):
        with self.assertRaisesRegex(UserError, "organisations only"):
            self.apply(self.network, self.member.partner_id)

    def test_who_left_today_can_apply_today(self):
        old = self.make_member(self.network, self.own, date_start=date(2020, 1, 1))
        old.action_leave()
        member = self.make_application()
        self.assertEqual(member.date_start, date(2026, 3, 11))
        self.as_coordinator(member).action_accept()
        self.assertEqual((member.state, member.waits_for), ("applicant", "date"))


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestDecisionSteps(ApplicationCase):
    def test_accepting_gives_the_circle_that_was_wished(self):
        member = self.make_application(wished_circle_id=self.core.id)
        self.as_coordinator(member).action_accept()
        self.assertEqual((member.state, member.circle_id), ("active", self.core))
        self.assertEqual(member.period_ids.mapped("date_start"), [TODAY])

    def test_without_a_wish_it_is_the_outer_circle(self):
        member = self.make_application()
        self.as_coordinator(member).action_accept()
        self.assertEqual(member.circle_id, self.partners)

    def test_a_required_criterion_that_is_not_met_holds_it_up(self):
        member = self.make_application()
        member.criterion_line_ids[1].is_met = False
        with self.assertRaisesRegex(UserError, "Eigen Huis does not meet: Works near"):
            self.as_coordinator(member).action_accept()
        self.assertEqual(member.state, "applicant")

    def test_an_exception_is_kept_with_its_reason(self):
        member = self.apply(self.network)
        self.as_coordinator(member)._accept(exception="Het bestuur wil het zo")
        self.assertEqual(member.state, "active")
        log = " ".join(member.message_ids.mapped("body"))
        self.assertIn("Het bestuur wil het zo", log)
        self.assertNotIn(
            "Het bestuur wil het zo", self.get_mails(member)[-1].body_html, "not mailed"
        )

    def test_no_exception_is_logged_where_all_is_met(self):
        member = self.make_application()
        self.as_coordinator(member)._accept(exception="Voor de zekerheid")
        self.assertNotIn("zekerheid", " ".join(member.message_ids.mapped("body")))

    def test_a_refusal_needs_a_reason(self):
        member = self.apply(self.network)
        with self.assertRaisesRegex(UserError, "why"):
            self.as_coordinator(member).action_refuse()
        self.assertEqual(member.state, "applicant")
        self.as_coordinator(member)._refuse("Werkt in een andere streek")
        self.assertEqual(
            (member.state, member.reason_left),
            ("refused", "Werkt in een andere streek"),
        )
        self.assertFalse(member.period_ids)

    def test_who_was_refused_may_apply_again(self):
        self.as_coordinator(self.apply(self.network))._refuse("Te vroeg")
        again = self.apply(self.network)
        self.assertEqual(again.state, "applicant")
        self.assertEqual(len(self.network.member_ids), 2)

    def test_a_question_waits_for_its_answer(self):
        member = self.apply(self.network)
        self.as_coordinator(member)._ask_more("Wie komt er?")
        self.assertEqual(
            (member.application_state, member.question_asked), ("more", "Wie komt er?")
        )
        self.assertFalse(self.get_tasks(member), "nothing to decide meanwhile")

    def test_an_answer_brings_it_back_to_the_coordinator(self):
        member = self.apply(self.network)
        self.as_coordinator(member)._ask_more("Wie komt er?")
        member.with_user(self.member).sudo().answer_more(
            "Mira.\nEn Jo <b>soms</b>.", self.people.ids
        )
        self.assertEqual(member.application_state, "new")
        self.assertEqual(self.get_tasks(member).user_id, self.coordinator)
        answer = member.message_ids.filtered(lambda m: m.message_type == "comment")
        self.assertEqual(answer.author_id, self.member.partner_id)
        self.assertIn("Mira.<br>En Jo &lt;b&gt;soms", answer.body.replace("/>", ">"))
        self.assertTrue(member.criterion_line_ids[2].is_claimed)
        self.assertFalse(member.criterion_line_ids[2].is_met)

    def test_each_decision_clears_everybodys_list(self):
        second = new_test_user(
            self.env,
            "cafe_second",
            groups="cafe_partage_module.group_cafe_coordinator",
        )
        self.network.coordinator_ids |= second
        for decide in (
            lambda member: member._accept(exception="Ja"),
            lambda member: member._refuse("Nee"),
            lambda member: member._ask_more("Wat?"),
        ):
            member = self.apply(self.network, self.make_organisation("Een ander"))
            self.assertEqual(len(self.get_tasks(member)), 2)
            decide(self.as_coordinator(member))
            self.assertFalse(self.get_tasks(member))

    def test_withdrawing_mails_nobody_and_ends_it(self):
        member = self.apply(self.network)
        mails = self.get_mails(member)
        member.with_user(self.member).sudo().withdraw()
        self.assertEqual(
            (member.state, member.application_state), ("refused", "withdrawn")
        )
        self.assertIn("Withdrawn", member.reason_left)
        self.assertEqual(self.get_mails(member), mails)
        self.assertFalse(self.get_tasks(member))

    def test_what_is_decided_cannot_be_withdrawn(self):
        member = self.make_application()
        self.as_coordinator(member).action_accept()
        with self.assertRaises(UserError):
            member.withdraw()
        self.assertEqual(member.state, "active")
