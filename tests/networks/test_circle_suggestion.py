from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .support_case import SupportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 10:00:00")
class TestCircleSuggestion(SupportCase):
    """Core asks for three sessions and an engagement, Partners for one session."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.friends = cls.env["cafe.network.circle"].create(
            {"name": "Friends", "network_id": cls.network.id, "sequence": 30}
        )
        cls.core.write({"suggest_attendance": 3, "suggest_engagement": 1})
        cls.partners.suggest_attendance = 1
        cls.sessions = [
            cls.hold(at) for at in ("2026-02-10", "2026-04-10", "2026-06-10")
        ]

    def come(self, member, times):
        for session in self.sessions[:times]:
            self.make_registration(
                session, state="done", organisation_id=member.partner_id.id
            )

    def deliver(self, member):
        self.pledge(member, "2026-01-01", "2026-12-31", [("2026-05-01", 10)])

    def suggested(self, member):
        self.env.flush_all()
        self.env.invalidate_all()
        return member.with_user(self.secretary).suggested_circle_id

    def test_the_innermost_circle_whose_demands_are_all_met_is_suggested(self):
        member = self.make_place(circle_id=self.friends.id)
        self.assertFalse(self.suggested(member))
        self.come(member, 3)
        self.assertEqual(self.suggested(member), self.partners)
        self.deliver(member)
        self.assertEqual(self.suggested(member), self.core)
        self.assertEqual(
            member.suggestion_reason,
            "In twelve months: attended 3 of 3 sessions; engagements delivered: 1. "
            "Core asks for sessions: 3, engagements: 1.",
        )

    def test_who_fits_its_circle_stays(self):
        member = self.make_place(circle_id=self.partners.id)
        self.come(member, 2)
        self.assertFalse(self.suggested(member))

    def test_outward_goes_who_does_not_meet_the_demands_of_its_circle(self):
        member = self.make_place(circle_id=self.core.id)
        self.come(member, 1)
        self.assertEqual(self.suggested(member), self.partners)
        self.assertEqual(
            member.suggestion_reason.split(". ", 1)[1],
            "Core asks for sessions: 3, engagements: 1.",
        )
        absent = self.make_place("Weg", circle_id=self.core.id)
        self.assertEqual(self.suggested(absent), self.friends)

    def test_nobody_is_asked_to_come_more_often_than_there_were_sessions(self):
        self.core.write({"suggest_attendance": 5, "suggest_engagement": 0})
        member = self.make_place(circle_id=self.core.id)
        self.come(member, 3)
        self.assertFalse(self.suggested(member))

    def test_a_circle_without_demands_neither_invites_nor_sends_away(self):
        self.core.write({"suggest_attendance": 0, "suggest_engagement": 0})
        eager = self.make_place("Komt", circle_id=self.partners.id)
        self.come(eager, 3)
        idle = self.make_place("Komt niet", circle_id=self.core.id)
        self.assertFalse(self.suggested(eager))
        self.assertFalse(self.suggested(idle))

    def test_without_any_demand_nothing_is_suggested(self):
        self.network.circle_ids.write(
            {"suggest_attendance": 0, "suggest_engagement": 0}
        )
        member = self.make_place(circle_id=self.core.id)
        self.assertFalse(self.suggested(member))

    def test_a_new_place_is_not_moved_outward_for_six_months(self):
        member = self.make_place(circle_id=self.core.id, date_start="2026-05-25")
        self.assertFalse(self.suggested(member))
        with freeze_time("2026-11-25 10:00:00"):
            self.assertTrue(self.suggested(member))

    def test_a_new_place_may_be_moved_inward_at_once(self):
        member = self.make_place(circle_id=self.friends.id, date_start="2026-06-01")
        self.come(member, 3)
        self.assertEqual(self.suggested(member), self.partners)

    def test_who_was_moved_lately_is_not_moved_outward(self):
        member = self.make_place(circle_id=self.core.id)
        member.period_ids.unlink()
        period = self.env["cafe.network.member.period"].create(
            {
                "member_id": member.id,
                "circle_id": self.core.id,
                "date_start": "2026-09-01",
            }
        )
        self.assertFalse(self.suggested(member))
        period.date_start = "2026-05-24"
        self.assertTrue(self.suggested(member))

    def test_only_active_members_with_a_circle_get_a_suggestion(self):
        for values in ({"state": "paused"}, {"circle_id": False}):
            with self.subTest(values):
                member = self.make_place(
                    str(values), **{"circle_id": self.friends.id, **values}
                )
                self.come(member, 3)
                self.assertFalse(self.suggested(member))

    def test_an_archived_circle_is_not_suggested(self):
        member = self.make_place(circle_id=self.friends.id)
        self.come(member, 3)
        self.partners.active = False
        self.assertFalse(self.suggested(member))

    def test_members_are_found_by_what_is_suggested(self):
        member = self.make_place("Binnen", circle_id=self.friends.id)
        stays = self.make_place("Blijft", circle_id=self.friends.id)
        self.come(member, 3)
        self.env.flush_all()
        members = self.env["cafe.network.member"].with_user(self.secretary)
        here = [("network_id", "=", self.network.id)]
        for domain, found in (
            ([("suggested_circle_id", "!=", False)], member),
            ([("suggested_circle_id", "=", False)], stays),
            ([("suggested_circle_id", "=", self.partners.id)], member),
            ([("suggested_circle_id", "!=", self.partners.id)], stays),
            ([("suggested_circle_id", "=", self.core.id)], members.browse()),
            ([("suggested_circle_id", "ilike", "Partn")], member),
        ):
            with self.subTest(domain):
                self.assertEqual(members.search(domain + here), found)
        action = self.network.action_view_suggestions()
        self.assertEqual(members.search(action["domain"]), member)

    def test_moving_is_done_by_people(self):
        member = self.make_place("Binnen", circle_id=self.friends.id)
        stays = self.make_place("Blijft", circle_id=self.friends.id)
        self.come(member, 3)
        self.suggested(member)
        (member | stays).with_user(self.secretary).action_move_to_suggested()
        self.assertEqual(member.circle_id, self.partners)
        self.assertEqual(stays.circle_id, self.friends)
        self.assertFalse(self.suggested(member))
        with self.assertRaisesRegex(UserError, "nobody was moved"):
            stays.with_user(self.secretary).action_move_to_suggested()

    def test_no_job_moves_anybody(self):
        member = self.make_place(circle_id=self.friends.id)
        self.come(member, 3)
        self.assertTrue(self.suggested(member))
        ours = self.env["ir.model.data"].search(
            [("model", "=", "ir.cron"), ("module", "=", "cafe_partage_module")]
        )
        jobs = self.env["ir.cron"].browse(ours.mapped("res_id"))
        with self.enter_registry_test_mode():
            for job in jobs:
                job.method_direct_trigger()
        self.assertEqual(member.circle_id, self.friends)

    def test_not_now_keeps_quiet_for_six_months(self):
        member = self.make_place(circle_id=self.friends.id)
        with freeze_time("2026-06-24 10:00:00"):
            self.come(member, 2)
            self.suggested(member)
            member.with_user(self.secretary).action_decline_suggestion()
            self.assertFalse(self.suggested(member))
        with freeze_time("2026-12-23 10:00:00"):
            self.assertFalse(self.suggested(member))
        with freeze_time("2026-12-24 10:00:00"):
            self.assertEqual(self.suggested(member), self.partners)

    def test_not_now_is_about_one_circle(self):
        member = self.make_place(circle_id=self.friends.id)
        self.come(member, 3)
        self.suggested(member)
        member.with_user(self.secretary).action_decline_suggestion()
        self.deliver(member)
        self.assertEqual(self.suggested(member), self.core)

    def test_demands_cannot_be_negative(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.core.suggest_attendance = -1
            self.core.flush_recordset()

    def test_a_list_of_suggestions_costs_the_same_for_many_members(self):
        few, many = (
            self.env["cafe.network.member"].union(
                *(
                    self.make_place(f"Lid {n} van {size}", circle_id=self.friends.id)
                    for n in range(size)
                )
            )
            for size in (2, 40)
        )
        self.env.flush_all()
        counts = []
        # the first one also fills the caches of rights
        for members in (few, few, many):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            members.with_user(self.secretary).mapped("suggestion_reason")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
