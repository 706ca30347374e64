from freezegun import freeze_time

from odoo.tests import tagged

from .support_case import SupportCase


@tagged("post_install", "-at_install")
class TestMemberActivityWindows(SupportCase):
    """Which of the two windows a session falls in, at the borders."""

    def attended(self, member):
        activity = self.activity(member)
        return activity.attended_count, activity.attended_before

    @freeze_time("2026-11-24 10:00:00")
    def test_the_day_twelve_months_ago_belongs_to_the_year_before(self):
        member = self.make_place()
        self.hold("2025-11-24", [member])
        self.assertEqual(self.attended(member), (0, 1))

    @freeze_time("2026-11-24 10:00:00")
    def test_the_day_after_that_belongs_to_the_last_twelve_months(self):
        member = self.make_place()
        self.hold("2025-11-25", [member])
        self.assertEqual(self.attended(member), (1, 0))

    @freeze_time("2026-11-24 10:00:00")
    def test_the_day_twenty_four_months_ago_is_in_neither(self):
        member = self.make_place()
        self.hold("2024-11-24", [member])
        self.assertEqual(self.attended(member), (0, 0))
        self.hold("2024-11-25", [member])
        self.assertEqual(self.attended(member), (0, 1))

    @freeze_time("2026-11-24 10:00:00")
    def test_a_session_counts_from_the_hour_at_which_it_begins(self):
        member = self.make_place()
        self.hold("2026-11-24 10:00:00", [member])
        self.hold("2026-11-24 10:00:01", [member])
        self.assertEqual(self.attended(member), (1, 0))
        self.assertEqual(self.activity(member).session_count, 1)

    @freeze_time("2026-11-24 10:00:00")
    def test_a_session_is_on_the_day_that_it_is_in_brussels(self):
        member = self.make_place()
        # 25 November, half past midnight
        self.hold("2025-11-24 23:30:00", [member])
        self.assertEqual(self.attended(member), (1, 0))
        self.assertEqual(str(self.activity(member).last_attended), "2025-11-25")

    @freeze_time("2026-11-24 23:30:00")
    def test_today_is_the_day_that_it_is_in_brussels(self):
        member = self.make_place()
        self.hold("2025-11-25", [member])
        self.assertEqual(self.attended(member), (0, 1), "it is 25 November 2026 there")

    @freeze_time("2026-11-24 10:00:00")
    def test_the_zone_is_the_company_s_not_the_user_s(self):
        self.secretary.tz = "Pacific/Auckland"
        member = self.make_place()
        self.hold("2025-11-24", [member])
        self.assertEqual(self.attended(member), (0, 1))
        self.env.company.cafe_tz = "Pacific/Kiritimati"
        # there, it is 25 November already: so was the day of the session
        self.assertEqual(self.attended(member), (0, 1))
        with freeze_time("2026-11-24 09:59:00"):
            self.assertEqual(self.attended(member), (1, 0))

    def test_a_leap_day_is_in_one_window_on_each_day_around_it(self):
        for today, expected in (
            ("2028-02-29", (1, 0)),
            ("2029-02-27", (1, 0)),
            ("2029-02-28", (1, 0)),
            ("2029-03-01", (0, 1)),
            ("2030-02-28", (0, 1)),
            ("2030-03-01", (0, 0)),
        ):
            with self.subTest(today), freeze_time(f"{today} 20:00:00"):
                member = self.make_place(f"Lid op {today}")
                self.hold("2028-02-29", [member])
                self.assertEqual(self.attended(member), expected)

    @freeze_time("2028-02-29 20:00:00")
    def test_on_a_leap_day_the_year_begins_on_the_first_of_march(self):
        member = self.make_place()
        self.hold("2027-02-28", [member])
        self.assertEqual(self.attended(member), (0, 1))
        self.hold("2027-03-01", [member])
        self.assertEqual(self.attended(member), (1, 1))
