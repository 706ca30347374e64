from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase
from .funding_case import FundingBuilders

LAPSE = "odoo.addons.cafe_partage_module.models.networks.network_funding_lapse"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 12:00:00")
class TestFundingLapse(FundingBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.funder = cls.make_organisation("Fonds De Brug")
        cls.cron = cls.env.ref("cafe_partage_module.ir_cron_funding_lapse")

    def make(self, date_end, **values):
        values.setdefault("funder", self.funder)
        values.setdefault("date_start", "2020-01-01")
        network = values.pop("network", self.network)
        return self.make_funding(network, date_end=date_end, **values)

    def run_job(self):
        with self.enter_registry_test_mode():
            self.cron.method_direct_trigger()
        self.env.invalidate_all()

    def warnings(self, fundings):
        """:return: list of who was warned of which day, for open activities"""
        return [
            (activity.user_id, activity.res_id)
            for activity in self.env["mail.activity"].search(
                [
                    ("res_model", "=", "cafe.network.funding"),
                    ("res_id", "in", fundings.ids),
                ]
            )
        ]

    def test_what_lapses_within_twelve_months(self):
        cases = {
            "2026-11-23": False,
            "2026-11-24": True,
            "2027-11-24": True,
            "2027-11-25": False,
            False: False,
        }
        for end, expected in cases.items():
            funding = self.make(end, funder=self.make_organisation(str(end)))
            with self.subTest(end=end):
                self.assertEqual(funding.is_lapsing, expected)
                found = self.env["cafe.network.funding"].search(
                    [("id", "=", funding.id), ("is_lapsing", "=", expected)]
                )
                self.assertEqual(found, funding)

    @freeze_time("2028-02-29")
    def test_a_year_from_a_leap_day_ends_on_the_last_of_february(self):
        last = self.make("2029-02-28")
        after = self.make("2029-03-01", funder=self.make_organisation("Ander"))
        self.assertEqual((last.is_lapsing, after.is_lapsing), (True, False))

    def test_what_takes_over_ends_the_lapse(self):
        cases = {
            "the day after": ({"date_start": "2027-01-01"}, False),
            "before the end": ({"date_start": "2026-06-01"}, False),
            "a gap": ({"date_start": "2027-01-02"}, True),
            "another funder": ({"funder": self.make_organisation("Ander")}, True),
            "another scheme": ({"scheme": "Oproep"}, True),
            "same scheme in other letters": ({"scheme": " DECREET "}, False),
            "not longer": (
                {"date_start": "2026-01-01", "date_end": "2026-12-31"},
                True,
            ),
            "archived": ({"active": False}, True),
            "another network": ({"network": self.make_network("Ander")}, True),
        }
        for name, (values, expected) in cases.items():
            first = self.make("2026-12-31", scheme="Decreet")
            following = {"date_start": "2027-01-01", "scheme": "Decreet", **values}
            second = self.make(following.pop("date_end", "2029-12-31"), **following)
            with self.subTest(name):
                self.assertEqual(first.is_lapsing, expected)
            (first | second).unlink()

    def test_each_coordinator_is_warned_once(self):
        second = self.secretary
        self.network.coordinator_ids |= second
        funding = self.make("2027-03-31")
        self.run_job()
        self.assertCountEqual(
            self.warnings(funding),
            [(self.coordinator, funding.id), (second, funding.id)],
        )
        self.assertEqual(funding.lapse_warned_for, date(2027, 3, 31))
        activity = funding.activity_ids[0]
        self.assertEqual(activity.date_deadline, date(2026, 12, 24))
        self.assertIn("Fonds De Brug", activity.summary)
        self.run_job()
        self.assertEqual(len(self.warnings(funding)), 2, "twice a day, warned once")

    def test_a_job_that_is_a_week_late_still_warns(self):
        funding = self.make("2027-11-25")
        self.run_job()
        self.assertFalse(self.warnings(funding))
        with freeze_time("2026-12-02"):
            self.run_job()
            self.assertEqual(len(self.warnings(funding)), 1)

    def test_what_ended_before_the_job_ran_is_too_late_to_warn_about(self):
        funding = self.make("2026-11-23")
        self.run_job()
        self.assertFalse(self.warnings(funding))

    def test_a_day_ends_at_midnight_where_the_secretariat_is(self):
        funding = self.make("2027-11-25")
        with freeze_time("2026-11-24 22:59:59"):  # 23:59:59 in Brussels
            self.run_job()
            self.assertFalse(self.warnings(funding))
        with freeze_time("2026-11-24 23:00:01"):
            self.run_job()
            self.assertTrue(self.warnings(funding))

    def test_a_later_last_day_is_warned_about_anew(self):
        funding = self.make("2027-03-31")
        self.run_job()
        funding.with_user(self.secretary).date_end = "2027-06-30"
        self.assertFalse(self.warnings(funding), "the first one is answered")
        self.run_job()
        self.assertEqual(len(self.warnings(funding)), 1)
        funding.date_end = "2027-02-28"
        self.run_job()
        self.assertEqual(len(self.warnings(funding)), 1, "an earlier day is known")

    def test_a_renewal_answers_the_warning(self):
        funding = self.make("2027-03-31", scheme="Decreet")
        self.run_job()
        funding.with_user(self.secretary).copy(
            {"date_start": "2027-04-01", "date_end": "2030-03-31"}
        )
        self.assertFalse(self.warnings(funding))
        self.assertIn("renewed", funding.message_ids[0].body)
        self.run_job()
        self.assertFalse(self.warnings(funding))

    def test_without_a_coordinator_a_note_says_so_once(self):
        self.network.coordinator_ids = False
        funding = self.make("2027-03-31")
        for _time in range(2):
            self.run_job()
        notes = funding.message_ids.filtered(lambda m: "no coordinator" in m.body)
        self.assertEqual(len(notes), 1)
        self.assertFalse(self.warnings(funding))
        self.assertTrue(funding.is_lapsing, "it stays in the filter")

    def test_a_coordinator_without_access_does_not_stop_the_job(self):
        self.network.coordinator_ids = self.outsider
        first = self.make("2027-03-31")
        other = self.make_network("Ander", coordinator_ids=self.coordinator.ids)
        second = self.make("2027-03-31", network=other)
        self.run_job()
        self.assertEqual(self.warnings(first | second), [(self.coordinator, second.id)])

    def test_an_archived_network_is_left_alone(self):
        funding = self.make("2027-03-31")
        self.network.active = False
        self.run_job()
        self.assertFalse(self.warnings(funding))

    def test_one_that_fails_does_not_stop_the_others(self):
        funders = [self.make_organisation(name) for name in ("Een", "Twee", "Drie")]
        fundings = self.env["cafe.network.funding"].union(
            *(self.make("2027-03-31", funder=funder) for funder in funders)
        )
        warn = type(fundings)._warn

        def fail_once(funding):
            if funding.funder_id == funders[1]:
                raise ValueError("no")
            return warn(funding)

        with patch.object(
            self.env.registry["cafe.network.funding"], "_warn", fail_once
        ):
            with mute_logger(LAPSE):
                self.run_job()
        self.assertEqual(len(self.warnings(fundings)), 2)
        self.run_job()
        self.assertEqual(len(self.warnings(fundings)), 3, "and it is tried again")

    def test_a_job_that_stops_halfway_goes_on_where_it_was(self):
        fundings = self.env["cafe.network.funding"].union(
            *(
                self.make(
                    "2027-03-31", funder=self.make_organisation(f"Fonds {number}")
                )
                for number in range(5)
            )
        )
        Cron = self.env.registry["ir.cron"]
        with (
            patch(f"{LAPSE}.BATCH", 2),
            patch.object(Cron, "_commit_progress", lambda *args, **kwargs: 0),
        ):
            self.env["cafe.network.funding"]._cron_warn_lapses()
        self.assertEqual(len(self.warnings(fundings)), 2)
        self.run_job()
        self.assertEqual(len(self.warnings(fundings)), 5)
        self.assertEqual(len({res_id for _user, res_id in self.warnings(fundings)}), 5)

    def test_every_company_has_its_own_day(self):
        company = self.env["res.company"].create(
            {"name": "Overzee", "cafe_tz": "Pacific/Auckland"}
        )
        self.coordinator.company_ids |= company
        away = self.make_network(
            "Overzee", company_id=company.id, coordinator_ids=self.coordinator.ids
        )
        here = self.make("2027-11-25")
        there = self.make("2027-11-25", network=away)
        with freeze_time("2026-11-24 20:00:00"):  # the 25th in Auckland
            self.run_job()
        self.assertEqual(self.warnings(here | there), [(self.coordinator, there.id)])

    def test_the_warning_speaks_the_coordinators_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.coordinator.lang = "nl_BE"
        funding = self.make("2027-03-31")
        self.run_job()
        self.assertIn("31/03/2027", funding.activity_ids.summary)
