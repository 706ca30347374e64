from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import CafeCase

OPEN = ("proposed", "planned", "in_progress")
CLOSED = ("done", "dropped")
ALLOWED = {
    *((one, other) for one in OPEN for other in (*OPEN, *CLOSED)),
    *((one, other) for one in CLOSED for other in OPEN),
    *((one, one) for one in CLOSED),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestFollowupSteps(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-1)

    def make(self, state="proposed", **values):
        if state == "dropped":
            values["drop_reason"] = "Niet meer nodig"
        return self.env["cafe.followup"].create(
            {
                "name": "Een vorming",
                "event_id": self.session.id,
                "state": state,
                **values,
            }
        )

    def move(self, user, before, after):
        followup = self.make(before).with_user(user)
        values = {"state": after}
        if after == "dropped":
            values["drop_reason"] = "Niet meer nodig"
        followup.write(values)
        return followup.state

    def test_each_step_for_each_role(self):
        for before in (*OPEN, *CLOSED):
            for after in (*OPEN, *CLOSED):
                for user in (self.secretary, self.manager):
                    with self.subTest(user=user.name, before=before, after=after):
                        if (before, after) in ALLOWED:
                            self.assertEqual(self.move(user, before, after), after)
                        else:
                            with self.assertRaises(UserError):
                                self.move(user, before, after)
                for user in (self.coordinator, self.member, self.outsider):
                    with (
                        self.subTest(user=user.name, before=before, after=after),
                        self.assertRaises(AccessError),
                    ):
                        self.move(user, before, after)

    def test_no_road_drops_without_a_reason(self):
        followup = self.make().with_user(self.secretary)
        for reason in (False, "  "):
            values = {"state": "dropped", "drop_reason": reason}
            with self.subTest(reason, road="write"), self.assertRaises(ValidationError):
                followup.write(values)
            with (
                self.subTest(reason, road="create"),
                self.assertRaises(ValidationError),
            ):
                followup.create({"name": "x", "event_id": self.session.id, **values})
        followup.write({"state": "dropped", "drop_reason": "Klaar"})
        with self.assertRaises(ValidationError):
            followup.drop_reason = False

    def test_an_import_drops_with_a_reason_only(self):
        Followup = self.env["cafe.followup"].with_user(self.secretary)
        fields = ["name", "state", "drop_reason"]
        result = Followup.load(fields, [["Zonder", "Dropped", ""]])
        self.assertFalse(result["ids"])
        self.assertIn("Zonder", result["messages"][0]["message"])
        result = Followup.load(fields, [["Met", "Dropped", "Te duur"]])
        found = Followup.browse(result["ids"])
        self.assertEqual(found.date_dropped, date(2026, 3, 10))

    def test_the_days_are_kept_and_those_of_closing_go_when_reopened(self):
        followup = self.make().with_user(self.secretary)
        followup.action_plan()
        with freeze_time("2026-03-12 09:00:00"):
            followup.action_start()
        with freeze_time("2026-03-20 09:00:00"):
            followup.action_done()
        self.assertEqual(followup.date_done, date(2026, 3, 20))
        with freeze_time("2026-03-25 09:00:00"):
            followup.action_reopen()
            followup.action_plan()
        self.assertEqual(followup.date_planned, date(2026, 3, 10))
        self.assertEqual(followup.date_started, date(2026, 3, 12))
        self.assertFalse(followup.date_done)

    def test_the_day_is_that_of_the_secretariat(self):
        followup = self.make().with_user(self.secretary)
        with freeze_time("2026-03-10 23:30:00"):
            followup.action_plan()
        self.assertEqual(followup.date_planned, date(2026, 3, 11))

    def test_a_new_reason_is_asked_after_reopening(self):
        followup = self.make("dropped").with_user(self.secretary)
        followup.action_reopen()
        self.assertFalse(followup.drop_reason)
        self.assertFalse(followup.date_dropped)
        with self.assertRaises(ValidationError):
            followup.state = "dropped"

    def test_the_dialog_of_done_notes_the_effect(self):
        followup = self.make("in_progress").with_user(self.secretary)
        action = followup.action_ask_done()
        dialog = (
            self.env[action["res_model"]]
            .with_user(self.secretary)
            .with_context(**action["context"])
            .create({"effect": " Minder dubbel werk "})
        )
        self.assertEqual(followup.state, "in_progress")
        dialog.action_done()
        self.assertEqual(followup.state, "done")
        self.assertEqual(followup.effect_ids.text, "Minder dubbel werk")
        self.assertEqual(followup.effect_ids.user_id, self.secretary)

    def test_the_dialog_of_done_may_stay_empty(self):
        followup = self.make("in_progress").with_user(self.secretary)
        for effect in (False, "  "):
            with self.subTest(effect):
                self.env["cafe.followup.done"].with_user(self.secretary).create(
                    {"followup_id": followup.id, "effect": effect}
                ).action_done()
                self.assertEqual(followup.state, "done")
                self.assertFalse(followup.effect_ids)
