import io
import json

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders, CafeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestMemberReport(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network()
        cls.culture = cls.env["res.partner.industry"].create({"name": "Cultuur"})
        cls.stayed = cls.make_member(
            cls.network,
            cls.make_organisation("Blijver", industry_id=cls.culture.id),
            date_start="2024-05-01",
            circle_id=cls.network.circle_ids[0].id,
        )
        cls.gone = cls.make_member(
            cls.network,
            cls.make_organisation("Weg"),
            date_start="2023-02-01",
            date_end="2025-03-31",
            state="left",
        )
        cls.applicant = cls.make_member(
            cls.network,
            cls.make_organisation("Wil graag"),
            date_start="2026-06-01",
            state="applicant",
        )

    def read(self, groupby, domain=(), user=None):
        report = self.env["cafe.member.report"].with_user(user or self.secretary)
        return {
            tuple(group[:-3]): group[-3:]
            for group in report._read_group(
                [("network_id", "=", self.network.id), *domain],
                groupby,
                ["member_count:sum", "joined_count:sum", "left_count:sum"],
            )
        }

    def test_members_joined_and_left_by_year(self):
        self.assertEqual(
            self.read(["year"]),
            {
                ("2023",): (1, 1, 0),
                ("2024",): (2, 1, 0),
                ("2025",): (2, 0, 1),
                ("2026",): (1, 0, 0),
            },
        )

    def test_the_state_is_the_one_of_the_year(self):
        self.assertEqual(
            self.read(
                ["year", "state"], [("partner_id", "=", self.gone.partner_id.id)]
            ),
            {
                ("2023", "active"): (1, 1, 0),
                ("2024", "active"): (1, 0, 0),
                ("2025", "left"): (1, 0, 1),
            },
        )

    def test_by_circle_and_sector_of_this_year(self):
        self.assertEqual(
            self.read(["circle_id", "industry_id"], [("year", "=", "2026")]),
            {
                (self.network.circle_ids[0], self.culture): (1, 0, 0),
                (self.env["cafe.network.circle"], self.env["res.partner.industry"]): (
                    0,
                    0,
                    0,
                ),
            },
        )

    def test_over_the_years_a_membership_counts_once(self):
        ((memberships,),) = self.env["cafe.member.report"]._read_group(
            [("network_id", "=", self.network.id)],
            aggregates=["member_id:count_distinct"],
        )
        self.assertEqual(memberships, 2, "the applicant took no part")

    def test_a_change_is_seen_at_once(self):
        self.applicant.action_accept()
        self.assertEqual(self.read(["year"])[("2026",)], (2, 1, 0))

    def test_a_future_end_counts_in_its_own_year(self):
        self.stayed.write({"date_end": "2027-01-31"})
        self.stayed.action_leave()
        self.assertEqual(self.stayed.state, "active", "until its last day")
        with freeze_time("2027-02-01"):
            self.stayed._end_on_date()
        years = self.read(["year"], [("partner_id", "=", self.stayed.partner_id.id)])
        self.assertEqual(years[("2026",)], (1, 0, 0))
        self.assertEqual(years[("2027",)], (1, 0, 1))

    def test_a_coordinator_sees_her_own_networks_only(self):
        self.assertFalse(self.read(["year"], user=self.coordinator))
        self.network.coordinator_ids = self.coordinator
        self.assertTrue(self.read(["year"], user=self.coordinator))

    def test_others_have_no_access(self):
        for user in (self.outsider, self.member):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["cafe.member.report"].with_user(user).search([])


@tagged("post_install", "-at_install")
class TestMemberReportExport(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_member(cls.make_network("Netwerk Zaad"), cls.make_organisation("Roos"))

    def test_the_list_exports_to_xlsx(self):
        self.authenticate("cafe_secretary", "cafe_secretary")
        response = self.url_open(
            "/web/export/xlsx",
            data={
                "csrf_token": self.csrf_token(),
                "data": json.dumps(
                    {
                        "model": "cafe.member.report",
                        "fields": [
                            {"name": "partner_id", "label": "Member", "type": "char"},
                            {"name": "year", "label": "Year", "type": "char"},
                        ],
                        "ids": False,
                        "domain": [("network_id.name", "=", "Netwerk Zaad")],
                        "groupby": [],
                        "import_compat": False,
                        "context": {},
                    }
                ),
            },
        )
        self.assertEqual(response.status_code, 200)
        rows = self.read_xlsx(response.content)
        self.assertEqual(rows[0], ("Member", "Year"))
        self.assertEqual(rows[1][0], "Roos")

    def read_xlsx(self, content):
        sheet = load_workbook(io.BytesIO(content)).active
        return list(sheet.iter_rows(values_only=True))

    def csrf_token(self):
        return Request.csrf_token(self)
