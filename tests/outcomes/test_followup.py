from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestFollowup(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-1)
        cls.organisation = cls.make_organisation()

    def make(self, name="Een vorming", **values):
        return (
            self.env["cafe.followup"]
            .with_user(self.secretary)
            .create({"name": name, "event_id": self.session.id, **values})
        )

    def test_from_proposal_to_done(self):
        followup = self.make()
        followup.action_plan()
        followup.action_start()
        self.assertTrue(followup.is_open)
        followup.action_done()
        self.assertFalse(followup.is_open)
        self.assertEqual(followup.date_done, date(2026, 3, 10))
        followup.action_reopen()
        self.assertEqual((followup.state, followup.date_done), ("proposed", False))

    def test_dropping_needs_a_reason(self):
        followup = self.make()
        for reason in (False, "   "):
            followup.drop_reason = reason
            with self.subTest(reason), self.assertRaises(UserError):
                followup.action_drop()
        with self.assertRaises(ValidationError):
            # dragged to Dropped on the board
            followup.state = "dropped"
        followup.drop_reason = "Een ander netwerk doet dit al"
        followup.action_drop()
        self.assertEqual(followup.state, "dropped")

    def test_the_dialog_to_drop_asks_for_the_reason(self):
        followup = self.make()
        view = self.env.ref("cafe_partage_module.cafe_followup_view_form_drop")
        form = Form(followup, view)
        with self.assertRaises(AssertionError):
            form.save()
        form.drop_reason = "Niet meer nodig"
        form.save().action_drop()
        self.assertEqual(followup.state, "dropped")

    def test_late_is_open_and_past_its_deadline(self):
        late = self.make(date_deadline="2026-03-09")
        today = self.make(date_deadline="2026-03-10")
        done = self.make(date_deadline="2026-03-01", state="done")
        never = self.make()
        followups = late | today | done | never
        self.assertEqual(followups.filtered("is_late"), late)
        search = self.env["cafe.followup"].search
        mine = [("id", "in", followups.ids)]
        self.assertEqual(search([*mine, ("is_late", "=", True)]), late)
        self.assertEqual(search([*mine, ("is_late", "=", False)]), today | done | never)

    def test_what_is_late_begins_at_midnight_of_the_secretariat(self):
        followup = self.make(date_deadline="2026-03-10")
        self.secretary.tz = "America/New_York"
        for moment, is_late in (
            ("2026-03-10 22:30:00", False),
            ("2026-03-10 23:30:00", True),
        ):
            for user in (self.secretary, self.env.ref("base.user_root")):
                own = followup.with_user(user)
                with freeze_time(moment), self.subTest(moment, user=user.name):
                    own.invalidate_recordset(["is_late"])
                    self.assertEqual(own.is_late, is_late)
                    mine = [("id", "=", followup.id), ("is_late", "=", True)]
                    self.assertEqual(bool(own.search(mine)), is_late)

    def test_a_suggestion_becomes_responsibility(self):
        followup = self.make(suggested_partner_id=self.organisation.id)
        followup.action_take_suggestion()
        self.assertEqual(followup.responsible_partner_id, self.organisation)
        other = self.make_organisation("Ander")
        followup.suggested_partner_id = other
        followup.action_take_suggestion()
        self.assertEqual(followup.responsible_partner_id, self.organisation)

    def test_a_contribution_of_another_session_is_refused(self):
        other = self.make_contribution(self.make_session(days=-8))
        with self.assertRaises(ValidationError):
            self.make(contribution_id=other.id)

    def test_effects_are_logged_with_who_and_when(self):
        followup = self.make()
        effect = (
            self.env["cafe.followup.effect"]
            .with_user(self.secretary)
            .create({"followup_id": followup.id, "text": "Minder dubbel werk"})
        )
        self.assertEqual((effect.user_id, effect.date), (self.secretary, date.today()))
        self.assertEqual(followup.effect_count, 1)

    def test_the_company_is_the_one_of_the_session(self):
        self.assertEqual(self.make().company_id, self.session.company_id)
        company = self.env["res.company"].create({"name": "Andere vzw"})
        session = self.make_session(
            self.make_series(company_id=company.id), company_id=company.id
        )
        followup = self.env["cafe.followup"].create(
            {"name": "x", "event_id": session.id}
        )
        self.assertEqual(followup.company_id, company)

    def test_a_contact_shows_its_followups(self):
        followup = self.make(responsible_partner_id=self.organisation.id)
        partner = self.organisation.with_user(self.secretary)
        self.assertEqual(partner.followup_count, 1)
        action = partner.action_view_followups()
        self.assertEqual(self.env["cafe.followup"].search(action["domain"]), followup)
