from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestNetworkMember(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network()
        cls.partner = cls.make_organisation()

    def test_one_living_place_per_partner_and_network(self):
        self.make_member(self.network, self.partner, state="applicant")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_member(
                self.network, self.partner, date_start=date(2031, 1, 1)
            ).flush_recordset()

    def test_closed_places_do_not_block_a_new_one(self):
        old = self.make_member(self.network, self.partner, date_start=date(2020, 1, 1))
        old.date_end = date(2021, 6, 30)
        old.action_leave()
        new = self.make_member(self.network, self.partner, date_start=date(2022, 1, 1))
        self.assertEqual(old.state, "left")
        self.assertTrue(new.is_current)

    def test_periods_of_one_partner_do_not_overlap(self):
        old = self.make_member(
            self.network,
            self.partner,
            state="left",
            date_start=date(2020, 1, 1),
            date_end=date(2021, 6, 30),
        )
        with self.assertRaises(ValidationError):
            self.make_member(self.network, self.partner, date_start=date(2021, 6, 30))
        self.assertEqual(self.network.member_ids, old)

    @freeze_time("2026-03-10")
    def test_leaving_closes_the_row_and_keeps_the_reason(self):
        member = self.make_member(
            self.network, self.partner, date_start=date(2024, 1, 1)
        )
        member.reason_left = "No time"
        member.action_leave()
        self.assertEqual(
            (member.state, member.date_end, member.reason_left),
            ("left", date(2026, 3, 10), "No time"),
        )
        self.assertFalse(member.is_current)

    @freeze_time("2026-03-10")
    def test_coming_back_makes_a_new_row(self):
        member = self.make_member(
            self.network, self.partner, date_start=date(2024, 1, 1)
        )
        member.action_leave()
        action = member.action_return()
        back = self.env["cafe.network.member"].browse(action["res_id"])
        self.assertNotEqual(back, member)
        self.assertEqual(back.date_start, date(2026, 3, 11), "the day after it left")
        self.assertEqual(
            (member.state, back.state, back.waits_for), ("left", "applicant", "date")
        )

    def test_history_is_not_reopened_or_moved(self):
        member = self.make_member(self.network, self.partner)
        member.action_leave()
        for values in (
            {"state": "active"},
            {"network_id": self.make_network("Ander").id},
            {"date_start": date(2001, 1, 1)},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                member.write(values)
        member.write({"state": "left", "reason_left": "Later known"})
        self.assertEqual(member.reason_left, "Later known")

    def test_only_an_application_can_be_deleted(self):
        member = self.make_member(self.network, self.partner)
        with self.assertRaises(UserError):
            member.unlink()
        applicant = self.make_member(
            self.network, self.make_organisation("Tuinwerk"), state="applicant"
        )
        applicant.unlink()
        self.assertEqual(self.network.member_ids, member)

    def test_a_person_joins_only_where_persons_may(self):
        person = self.make_person()
        with self.assertRaises(ValidationError):
            self.make_member(self.network, person)
        self.network.individuals_allowed = True
        self.assertTrue(self.make_member(self.network, person))

    def test_a_circle_of_another_network_is_refused(self):
        other = self.make_network("Ander netwerk")
        with self.assertRaises(ValidationError):
            self.make_member(
                self.network, self.partner, circle_id=other.circle_ids[0].id
            )

    def test_the_end_cannot_come_before_the_start(self):
        with self.assertRaisesRegex(ValidationError, "Stichting Zaad.*before it start"):
            self.make_member(
                self.network,
                self.partner,
                state="left",
                date_start=date(2026, 2, 2),
                date_end=date(2026, 2, 1),
            )

    @freeze_time("2026-03-10")
    def test_current_follows_state_and_dates(self):
        cases = {
            ("active", "2026-03-10", False): True,
            ("active", "2026-03-11", False): False,
            ("paused", "2025-01-01", "2026-03-10"): True,
            ("active", "2025-01-01", "2026-03-09"): False,
            ("applicant", "2025-01-01", False): False,
        }
        for index, ((state, start, end), expected) in enumerate(cases.items()):
            member = self.make_member(
                self.network,
                self.make_organisation(f"Organisatie {index}"),
                state=state,
                date_start=start,
                date_end=end,
            )
            with self.subTest(state=state, start=start, end=end):
                self.assertEqual(member.is_current, expected)
                found = self.env["cafe.network.member"].search(
                    [("id", "=", member.id), ("is_current", "=", True)]
                )
                self.assertEqual(bool(found), expected)
        self.assertEqual(self.network.member_count, 2)

    @freeze_time("2026-03-10")
    def test_accepting_starts_the_membership_today_at_the_earliest(self):
        early = self.make_member(
            self.network, self.partner, state="applicant", date_start="2026-01-05"
        )
        late = self.make_member(
            self.network,
            self.make_organisation("Tuinwerk"),
            state="applicant",
            date_start="2026-04-01",
        )
        (early | late).action_accept()
        self.assertEqual(early.date_start, date(2026, 3, 10))
        self.assertEqual(late.date_start, date(2026, 4, 1))
