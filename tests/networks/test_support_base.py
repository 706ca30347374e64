from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .support_case import SupportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 10:00:00")
class TestSupportBase(SupportCase):
    """The three figures of a network, and whom to call first."""

    def report(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return (
            self.env["cafe.support.report"]
            .with_user(self.secretary)
            .search([("network_id", "=", self.network.id)])
        )

    def base(self, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.network.with_user(user or self.secretary).get_support_base()

    def figure(self, key):
        (figure,) = (f for f in self.base()["figures"] if f["key"] == key)
        return figure

    # attendance

    def test_who_came_is_compared_with_the_year_before(self):
        members = [self.make_place(f"Lid {i}") for i in range(4)]
        self.hold("2026-03-12", members[:3])
        self.hold("2026-05-12", members[:1])
        self.hold("2025-05-12", members[:1])
        report = self.report()
        self.assertEqual(report.mapped("came_count"), [3])
        self.assertEqual((report.session_count, report.session_before), (2, 1))
        figure = self.figure("attendance")
        self.assertEqual((figure["share"], figure["difference"]), (75, 50))
        self.assertEqual(
            [line["text"] for line in figure["lines"]],
            [
                "3 of 4 members came to a session (sessions held: 2).",
                "The year before: 1 of 4 (sessions held: 1).",
                "Of all chances to come, 50 % was taken; the year before 25 %.",
            ],
        )

    def test_members_who_left_since_count_in_the_year_before(self):
        stayed = self.make_place("Blijver")
        gone = self.make_place("Weg", state="left", date_end="2026-01-31")
        self.make_place("Nieuw", date_start="2026-02-01")
        self.hold("2025-05-12", [stayed, gone])
        report = self.report()
        self.assertEqual((report.member_count, report.member_before), (2, 2))
        self.assertEqual((report.came_count, report.came_before), (0, 2))

    def test_who_left_on_the_last_day_of_a_year_counts_in_it(self):
        self.make_place("Op de grens", state="left", date_end="2025-11-24")
        self.assertEqual(self.report().member_before, 1)
        self.network.member_ids.date_end = "2025-11-23"
        self.assertEqual(self.report().member_before, 0)

    def test_without_members_there_is_no_figure(self):
        figure = self.figure("attendance")
        self.assertIsNone(figure["share"])
        self.assertIsNone(figure["difference"])
        self.assertEqual(figure["change"], "No figure for the year before.")

    # drivers

    def test_freshness_is_counted_by_driver_and_by_member(self):
        fresh, stale, _silent = (self.make_place(name) for name in "ABC")
        self.say_why(fresh, "2026-05-01")
        self.say_why(stale, "2025-01-01")
        self.talk(fresh, "2026-05-01")
        self.talk(stale, "2025-01-01")
        figure = self.figure("drivers")
        self.assertEqual(figure["share"], 33)
        self.assertIsNone(figure["difference"], "the past was overwritten")
        self.assertEqual(
            [line["text"] for line in figure["lines"]],
            [
                "1 of 3 members have a driver that was confirmed in time.",
                "Drivers: 2. Fresh: 1, due: 0, stale: 1.",
                "Members without a driver: 1.",
                "Conversations held: 1; the year before: 1.",
            ],
        )

    # engagement

    def test_the_share_delivered_is_an_average_over_engagements(self):
        member = self.make_place()
        self.pledge(member, "2026-01-01", "2026-12-31", [("2026-02-01", 5)])
        # more than was pledged is all of it
        self.pledge(member, "2026-01-01", "2026-12-31", [("2026-02-01", 30)])
        figure = self.figure("engagement")
        self.assertEqual(figure["share"], 75)
        self.assertEqual(figure["change"], "No figure for the year before.")

    def test_the_year_before_is_as_it_stood_at_its_end(self):
        member = self.make_place()
        self.pledge(
            member, "2025-01-01", "2026-12-31", [("2025-06-01", 4), ("2026-06-01", 6)]
        )
        report = self.report()
        self.assertEqual(report.delivered_share, 1)
        self.assertAlmostEqual(report.delivered_share_before, 0.4)
        self.assertAlmostEqual(report.delivered_difference, 0.6)

    # by quarter

    def test_quarters_are_counted_back_from_today(self):
        member, other = self.make_place("A"), self.make_place("B")
        for at in (
            "2024-11-25",
            "2025-11-24",
            "2025-11-25",
            "2026-08-24",
            "2026-08-25",
        ):
            self.hold(at, [member])
        self.hold("2026-11-20", [member, other])
        self.talk(member, "2026-11-24")
        self.say_why(member, "2026-08-24")
        self.pledge(member, "2026-01-01", "2026-12-31", [("2026-08-25", 10)])
        self.env.flush_all()
        quarters = (
            self.env["cafe.support.quarter"]
            .with_user(self.secretary)
            .search([("network_id", "=", self.network.id)])
        )
        self.assertEqual(quarters.mapped("session_count"), [1, 0, 0, 1, 1, 0, 1, 2])
        # twice the same member in one quarter is one
        self.assertEqual(quarters.mapped("came_count"), [1, 0, 0, 1, 1, 0, 1, 2])
        self.assertEqual(quarters.mapped("is_before"), [True] * 4 + [False] * 4)
        self.assertEqual(quarters[-2].confirmed_count, 1)
        last = quarters[-1]
        self.assertEqual(
            (last.conversation_count, last.engagement_count, last.delivered_count),
            (1, 1, 1),
        )
        self.assertEqual(str(last.date_from), "2026-08-25")

    # the page

    def test_every_figure_opens_the_members_it_is_about(self):
        came = self.make_place("Kwam")
        absent = self.make_place("Kwam niet", date_start="2026-01-01")
        gone = self.make_place("Weg", state="left", date_end="2025-12-31")
        self.hold("2026-03-12", [came])
        lines = self.figure("attendance")["lines"]
        found = [
            self.env[line["action"]["res_model"]]
            .search(line["action"]["domain"])
            .member_id
            for line in lines
            if line["action"]["res_model"] == "cafe.member.activity"
        ]
        then = self.env["cafe.network.member"].search(lines[1]["action"]["domain"])
        self.assertEqual(then, came | gone)
        self.assertEqual(found, [came, absent])

    def test_call_first_names_the_ten_with_most_reasons_and_how_to_reach_them(self):
        for number in range(12):
            self.make_place(f"Lid {number:02}", date_start=f"2020-01-{number + 1:02}")
        speaker = self.make_person("Mira", phone="+32 2 555 01 21")
        worst = self.make_place(
            "Twee redenen", representative_ids=speaker.ids, date_start="2026-01-01"
        )
        self.pledge(worst, "2026-01-01", "2026-06-30")
        calls = self.base()["calls"]
        self.assertEqual((calls["count"], len(calls["members"])), (13, 10))
        first = calls["members"][0]
        self.assertEqual((first["id"], len(first["reasons"])), (worst.id, 2))
        self.assertEqual(
            first["contacts"],
            [{"name": "Mira", "phone": "+32 2 555 01 21", "email": ""}],
        )
        self.assertEqual(calls["members"][1]["name"], "Lid 00")
        rows = self.env["cafe.member.activity"].search(calls["action"]["domain"])
        self.assertEqual(len(rows), 13)

    def test_an_archived_network_keeps_its_support_base(self):
        self.hold("2026-03-12", [self.make_place()])
        self.network.active = False
        self.assertEqual(self.figure("attendance")["share"], 100)

    def test_the_support_base_is_for_who_may_read_the_network(self):
        for user in (self.coordinator, self.outsider, self.member):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.base(user)
        self.network.coordinator_ids = self.coordinator
        self.assertTrue(self.base(self.coordinator)["figures"])

    def test_the_page_costs_the_same_for_many_members(self):
        networks = [self.make_busy_network(size) for size in (3, 60)]
        self.env.flush_all()
        counts = []
        # the first one also fills the caches of rights and translations
        for network in (networks[0], *networks):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            network.with_user(self.secretary).get_support_base()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
        self.assertLess(counts[2], 16)

    def make_busy_network(self, size):
        network = self.make_network(f"Netwerk {size}")
        members = [self.make_place(f"Lid {n}", network=network) for n in range(size)]
        series = self.make_series(network_ids=network.ids)
        self.hold("2026-03-12", members[: size // 2], series=series)
        for member in members[1:]:
            member.representative_ids = self.make_person(f"Wie {member.id}")
        return network
