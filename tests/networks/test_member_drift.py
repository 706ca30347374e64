"""Who drifts away, and the call list made of it."""

import random
from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from .support_case import SupportCase

MODEL = "cafe.member.drift"


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 12:00:00")
class TestMemberDrift(SupportCase):
    def row(self, member, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        report = self.env[MODEL].with_user(user or self.secretary)
        return report.search([("member_id", "=", member.id)])

    def missed(self, member):
        return self.row(member).missed_count

    def test_sessions_missed_in_a_row(self):
        came, never = self.make_place("Kwam"), self.make_place("Nooit")
        self.hold("2026-01-10", came=[came])
        for at in ("2026-02-10", "2026-03-10"):
            self.hold(at, came=[self.make_place(f"Ander {at}")])
        self.assertEqual(self.missed(came), 2)
        self.assertEqual(self.row(came).last_attended, date(2026, 1, 10))
        self.assertEqual(self.missed(never), 3)
        self.assertTrue(self.row(never).never_came)

    def test_only_sessions_to_which_it_could_have_come(self):
        other = self.make_place("Ander")
        late = self.make_place("Later", date_start="2026-03-10")
        for at in ("2026-01-10", "2026-02-10", "2026-03-10", "2026-04-10"):
            self.hold(at, came=[other])
        self.assertEqual(self.missed(late), 2, "the day on which it joined counts")
        self.hold("2026-05-10", came=[other], kanban_state="cancel")
        self.hold("2026-05-11", came=[other], series=self.make_series("Elders"))
        self.hold("2026-05-12")
        self.assertEqual(self.missed(late), 2, "cancelled, elsewhere, not taken")
        self.hold("2026-07-01")
        self.assertEqual(self.missed(late), 2, "still to come")

    def test_a_break_is_no_drifting(self):
        other, member = self.make_place("Ander"), self.make_place("Pauze")
        self.hold("2026-01-10", came=[member])
        with freeze_time("2026-02-01 12:00:00"):
            member.action_pause()
        for at in ("2026-02-10", "2026-03-10"):
            self.hold(at, came=[other])
        self.assertFalse(self.row(member), "on a break")
        with freeze_time("2026-04-01 12:00:00"):
            member.action_resume()
        self.hold("2026-05-10", came=[other])
        self.assertEqual(self.missed(member), 1, "those of the break do not count")

    def test_a_person_comes_for_her_organisation(self):
        member = self.make_place("Huis")
        person = self.make_person("Roos", parent_id=member.partner_id.id)
        self.hold("2026-01-10", came=[person])
        self.assertEqual(self.missed(member), 0)

    def test_against_plain_python(self):
        drawn = random.Random(7)
        days = [date(2025, 1, 5) + timedelta(days=17 * n) for n in range(24)]
        members = []
        for number in range(12):
            start = date(2024, 12, 1) + timedelta(days=drawn.randrange(300))
            member = self.make_place(f"Org {number}", date_start=start)
            members.append((member, start))
        came = {member: set() for member, _start in members}
        for day in days:
            here = drawn.sample(members, drawn.randrange(1, 4))
            self.hold(str(day), came=[member for member, _start in here])
            for member, _start in here:
                came[member].add(day)
        for member, start in members:
            missed = 0
            for day in reversed(days):
                if day in came[member] or day < start:
                    break
                missed += 1
            with self.subTest(member.partner_id.name):
                self.assertEqual(self.missed(member), missed)
                self.assertEqual(
                    self.row(member).last_attended or None,
                    max(came[member], default=None),
                )

    def test_whom_to_call(self):
        member = self.make_place("Huis", representative_ids=[])
        self.hold("2026-01-10", came=[self.make_place("Ander")])
        member.partner_id.phone = "+32 2 555 01 01"
        self.assertEqual(self.row(member).contact, "Huis")
        self.assertEqual(self.row(member).phone, "+32 2 555 01 01")
        member.representative_ids = self.make_person("Roos", email="roos@huis.example")
        self.assertEqual(self.row(member).contact, "Roos")
        self.assertEqual(self.row(member).email, "roos@huis.example")

    def test_as_many_queries_for_three_as_for_thirty(self):
        other = self.make_place("Ander")
        for number in range(30):
            self.make_place(
                f"Org {number}", representative_ids=self.make_person(f"R {number}").ids
            )
        self.hold("2026-01-10", came=[other])
        self.env.flush_all()
        counts = []
        for limit in (3, 3, 30):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = self.env[MODEL].with_user(self.secretary)
            rows.search([("missed_count", ">", 0)], limit=limit).read(
                ["partner_id", "missed_count", "contact", "phone", "email", "call_day"]
            )
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_companies_and_networks_are_kept_apart(self):
        self.hold("2026-01-10", came=[self.make_place("Ander")])
        member = self.make_place("Huis")
        self.assertFalse(self.row(member, self.coordinator))
        self.network.coordinator_ids = self.coordinator
        self.assertTrue(self.row(member, self.coordinator))
        self.network.company_id = self.env["res.company"].create({"name": "Ander huis"})
        self.assertFalse(self.row(member))


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 12:00:00")
class TestCallList(SupportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.members = cls.make_place("Een") | cls.make_place("Twee")
        cls.hold("2026-01-10", came=[cls.make_place("Ander")])
        cls.env.flush_all()

    def plan(self, user, members=None, **values):
        rows = self.env[MODEL].search(
            [("member_id", "in", (members or self.members).ids)]
        )
        action = rows.with_user(user).action_plan_calls()
        form = Form(
            self.env[action["res_model"]]
            .with_user(user)
            .with_context(**action["context"])
        )
        for name, value in values.items():
            form[name] = value
        return form.save()

    def test_calls_are_planned_once(self):
        plan = self.plan(self.secretary, day="2026-06-20", note="Wat brengt je terug?")
        self.assertEqual((plan.member_count, plan.planned_count), (2, 0))
        plan.action_plan()
        calls = self.members.activity_ids
        self.assertEqual(len(calls), 2)
        self.assertEqual(calls.user_id, self.secretary)
        self.assertEqual(set(calls.mapped("date_deadline")), {date(2026, 6, 20)})
        self.assertIn("Wat brengt je terug?", calls[0].note)
        calls[0].unlink()
        plan = self.plan(self.secretary)
        self.assertEqual((plan.member_count, plan.planned_count), (1, 1))
        action = plan.action_plan()
        self.assertIn("Calls planned: 1", action["params"]["message"])
        self.assertEqual(len(self.members.activity_ids), 2)

    def test_a_call_that_was_made_leaves_room_for_another(self):
        self.plan(self.secretary).action_plan()
        self.members.activity_ids.action_done()
        self.plan(self.secretary).action_plan()
        self.assertEqual(len(self.members.activity_ids), 2)

    def test_the_list_tells_what_is_planned(self):
        self.plan(self.secretary, self.members[0], day="2026-06-20").action_plan()
        self.env.flush_all()
        self.env.invalidate_all()
        one, two = (
            self.env[MODEL].search([("member_id", "=", member.id)])
            for member in self.members
        )
        self.assertEqual(one.call_day, fields.Date.to_date("2026-06-20"))
        self.assertEqual(one.call_user_id, self.secretary)
        self.assertFalse(two.call_day)

    def test_a_coordinator_calls_members_of_her_own_networks(self):
        with self.assertRaises(AccessError):
            self.plan(self.coordinator).action_plan()
        self.network.coordinator_ids = self.coordinator
        self.plan(self.coordinator).action_plan()
        self.assertEqual(self.members.activity_ids.user_id, self.coordinator)

    def test_a_day_that_has_been_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "to come"):
            self.plan(self.secretary, day="2026-06-14")

    def test_whom_to_call_first_makes_a_call_list_too(self):
        rows = self.env["cafe.member.activity"].search(
            [("member_id", "in", self.members.ids)]
        )
        action = rows.action_plan_calls()
        self.assertEqual(
            set(action["context"]["default_member_ids"]), set(self.members.ids)
        )
