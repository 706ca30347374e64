from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import CafeCase

STATES = ("proposed", "planned", "in_progress", "done", "dropped")
OPEN = STATES[:3]
STAFF = ("secretary", "manager", "admin")
OTHERS = ("coordinator", "member", "outsider", "public")
REASON = "Een ander netwerk doet dit al"
# each road, and where it leads
ROADS = {
    "action_plan": "planned",
    "action_start": "in_progress",
    "action_done": "done",
    "action_drop": "dropped",
    "action_reopen": "proposed",
}
KEPT = (
    *("state", "drop_reason", "is_open", "responsible_partner_id", "date_planned"),
    *("date_started", "date_done", "date_dropped", "message_ids", "effect_ids"),
)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestFollowupRoads(CafeCase):
    """Each road from each state for each role; what is refused changes nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-1)
        cls.admin = cls.env.ref("base.user_admin")
        cls.public = cls.env.ref("base.public_user")

    def make(self, state):
        values = {"drop_reason": REASON} if state == "dropped" else {}
        return self.env["cafe.followup"].create(
            {
                "name": "Een vorming",
                "event_id": self.session.id,
                "state": state,
                **values,
            }
        )

    def read(self, followup):
        self.env.flush_all()
        self.env.invalidate_all()
        return {name: followup[name] for name in KEPT}

    def check_refused(self, followup, error, act, *arguments):
        before = self.read(followup)
        with self.assertRaises(error), self.env.cr.savepoint():
            act(*arguments)
        self.assertEqual(self.read(followup), before)

    def test_each_road_for_staff(self):
        for before in STATES:
            for road, after in ROADS.items():
                for role in STAFF:
                    with self.subTest(role=role, before=before, road=road):
                        self.check_staff(role, before, road, after)

    def check_staff(self, role, before, road, after):
        followup = self.make(before)
        own = followup.with_user(getattr(self, role))
        if after == "dropped" and before != "dropped":
            # nobody drops without saying why
            self.check_refused(followup, UserError, getattr(own, road))
        if before in OPEN or after in OPEN or before == after:
            if after == "dropped":
                own.drop_reason = REASON
            getattr(own, road)()
            self.assertEqual(followup.state, after)
        else:
            self.check_refused(followup, UserError, getattr(own, road))

    def test_each_road_is_closed_for_others(self):
        for before in STATES:
            followup = self.make(before)
            for role in OTHERS:
                user = getattr(self, role)
                own = followup.with_user(user)
                for road in ROADS:
                    with self.subTest(role=role, before=before, road=road):
                        self.check_refused(followup, AccessError, getattr(own, road))
                for after in STATES:
                    with self.subTest(role=role, before=before, written=after):
                        values = {"state": after, "drop_reason": REASON}
                        self.check_refused(followup, AccessError, own.write, values)

    def test_others_come_in_by_no_side_door(self):
        followup = self.make("in_progress")
        for role in OTHERS:
            env = self.env(user=getattr(self, role))
            effect = {"followup_id": followup.id, "text": "Ik ook"}
            for act, *arguments in (
                (env["cafe.followup"].create, {"name": "Van mij"}),
                (env["cafe.followup.effect"].create, effect),
                (env["cafe.followup.done"].create, {"followup_id": followup.id}),
                (followup.with_env(env).unlink,),
                (followup.with_env(env).action_take_suggestion,),
                (followup.with_env(env).action_ask_organisation,),
                (followup.with_env(env).message_post,),
            ):
                with self.subTest(role=role, act=act):
                    self.check_refused(followup, AccessError, act, *arguments)

    def test_an_import_is_no_road_around_the_steps(self):
        followup = self.make("done")
        xml_id = followup.export_data(["id"])["datas"][0][0]
        for role, value in (("secretary", "Dropped"), ("manager", "Dropped")):
            Followup = self.env["cafe.followup"].with_user(getattr(self, role))
            before = self.read(followup)
            result = Followup.load(
                ["id", "state", "drop_reason"], [[xml_id, value, REASON]]
            )
            with self.subTest(role):
                self.assertFalse(result["ids"])
                self.assertEqual(self.read(followup), before)

    def test_staff_but_no_secretary_unlinks(self):
        followup = self.make("proposed")
        own = followup.with_user(self.secretary)
        self.check_refused(followup, AccessError, own.unlink)
        followup.with_user(self.manager).unlink()
        self.assertFalse(followup.exists())
