from ast import literal_eval

from freezegun import freeze_time
from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .followup_case import FollowupCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestFollowupTimeline(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.domain = [("event_id", "=", cls.meeting.id)]

    def get(self, lane="state", domain=None):
        Followup = self.env["cafe.followup"].with_user(self.secretary)
        return Followup.get_timeline(domain or self.domain, lane)

    def get_row(self, followup):
        rows = {row["id"]: row for row in self.get()["rows"]}
        return rows[followup.id]

    def test_a_bar_goes_from_planning_to_the_deadline(self):
        followup = self.make_followup(
            date_planned="2026-02-01",
            date_started="2026-02-14",
            date_deadline="2026-03-09",
            state="in_progress",
        )
        row = self.get_row(followup)
        self.assertEqual(str(row["start"]), "2026-02-01")
        self.assertEqual(str(row["end"]), "2026-03-09")
        self.assertTrue(row["is_late"])

    def test_what_is_closed_ends_when_it_was_closed(self):
        followup = self.make_followup(
            date_deadline="2026-12-01", date_planned="2026-02-01", state="done"
        )
        row = self.get_row(followup)
        self.assertEqual(str(row["end"]), "2026-03-10")
        self.assertFalse(row["is_late"])

    def test_a_bar_never_ends_before_it_begins(self):
        followup = self.make_followup(date_deadline="2020-01-01")
        row = self.get_row(followup)
        self.assertEqual(row["start"], row["end"])

    def test_without_a_deadline_it_goes_on(self):
        self.assertIs(self.get_row(self.followup)["end"], False)

    def test_lanes_by_state_come_in_the_order_of_the_states(self):
        self.make_followup("B", state="done", date_deadline="2026-01-01")
        self.make_followup("A", state="in_progress")
        lanes = self.get()["lanes"]
        self.assertEqual(
            [lane["key"] for lane in lanes], ["proposed", "in_progress", "done"]
        )
        self.assertEqual(self.get("nonsense")["lanes"], lanes)

    def test_lanes_by_owner_end_with_nobody(self):
        self.make_followup("B", user_id=self.secretary.id)
        timeline = self.get("user_id")
        self.assertEqual(
            [lane["key"] for lane in timeline["lanes"]], [self.secretary.id, False]
        )
        self.assertEqual(
            [row["owner"] for row in timeline["rows"]], [self.secretary.name, ""]
        )

    def test_who_may_not_read_follow_ups_sees_none(self):
        for user in (self.coordinator, self.member, self.outsider):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.env["cafe.followup"].with_user(user).get_timeline([])

    def test_thirty_cost_as_much_as_three(self):
        lanes = ("state", "user_id", "responsible_partner_id", "event_id")
        few, many = (
            [self.count_lane(lane, size) for lane in lanes] for size in (3, 30)
        )
        self.assertEqual(few, many)

    def test_a_list_of_thirty_costs_as_much_as_one_of_three(self):
        Followup = self.env["cafe.followup"].with_user(self.secretary)
        names = {
            "name": {},
            "event_id": {"fields": {"display_name": {}}},
            "responsible_partner_id": {"fields": {"display_name": {}}},
            "user_id": {"fields": {"display_name": {}}},
            "date_deadline": {},
            "is_late": {},
            "is_asked": {},
            "effect_count": {},
            "activity_ids": {"fields": {}},
            "state": {},
        }

        def read():
            return Followup.web_search_read(self.domain, names)

        self.assertEqual(self.count(read, 3), self.count(read, 30))

    def test_what_was_declined_is_found_until_somebody_takes_it_on(self):
        view = self.env.ref("cafe_partage_module.cafe_followup_view_search")
        arch = self.env["cafe.followup"].get_view(view.id, "search")["arch"]
        domain = etree.fromstring(arch).xpath("//filter[@name='declined']/@domain")[0]
        domain = [*literal_eval(domain), *self.domain]
        search = self.env["cafe.followup"].with_user(self.secretary).search
        asked = self.ask()
        self.assertFalse(search(domain))
        asked._answer("decline", "Geen tijd")
        self.assertEqual(search(domain), self.followup)
        self.followup.responsible_partner_id = self.organisation
        self.assertFalse(search(domain))

    def count_lane(self, lane, size):
        return self.count(lambda: self.get(lane), size)

    def count(self, read, size):
        """:return: int, the queries that ``read`` makes with ``size`` follow-ups"""
        have = self.env["cafe.followup"].search(self.domain)
        for number in range(size - len(have)):
            self.make_followup(
                f"Vorming {number} van {size}",
                user_id=self.secretary.id,
                responsible_partner_id=self.make_organisation(f"Org {number}").id,
                date_deadline="2026-04-01",
            )
        self.env.flush_all()
        read()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        read()
        return self.env.cr.sql_log_count - before
