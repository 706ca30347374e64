"""Each report on members exports its list to a spreadsheet, and its pivot too."""

import io
import json
from datetime import timedelta

from openpyxl import load_workbook

from odoo import fields
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .support_case import SupportBuilders

# Model: the columns of the list, besides the name of the member.
COLUMNS = {
    "cafe.member.month.report": ["month", "circle_id", "state"],
    "cafe.member.day.report": ["circle_id", "member_years"],
    "cafe.member.movement": ["day", "kind", "reason"],
    "cafe.member.retention.report": ["joined_on", "year_no", "kept_count"],
    "cafe.member.dues.report": ["year", "fee_due", "pledged"],
    "cafe.member.drift": ["missed_count", "contact", "phone", "call_day"],
}


@tagged("post_install", "-at_install")
class TestMemberReportExport(SupportBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_base(name="Netwerk Zaad")
        today = fields.Date.today()
        cls.make_place("Roos vzw", date_start=today - timedelta(days=50))
        cls.make_place("Anders vzw", network=cls.make_network("Elders"))
        cls.hold(str(today - timedelta(days=20)), [cls.make_person("Jan")])

    def export(self, model, names, domain):
        response = self.url_open(
            "/web/export/xlsx",
            data={
                "csrf_token": Request.csrf_token(self),
                "data": json.dumps(
                    {
                        "model": model,
                        "fields": [
                            {"name": name, "label": name, "type": "char"}
                            for name in names
                        ],
                        "ids": False,
                        "domain": domain,
                        "groupby": [],
                        "import_compat": False,
                        "context": {},
                    }
                ),
            },
        )
        self.assertEqual(response.status_code, 200, response.text[:500])
        sheet = load_workbook(io.BytesIO(response.content)).active
        return list(sheet.iter_rows(values_only=True))

    def test_the_lists_export_to_xlsx(self):
        self.authenticate("cafe_secretary", "cafe_secretary")
        for model, columns in COLUMNS.items():
            with self.subTest(model):
                names = ["partner_id", *columns]
                rows = self.export(
                    model, names, [("network_id.name", "=", "Netwerk Zaad")]
                )
                self.assertEqual(rows[0], tuple(names))
                self.assertEqual({row[0] for row in rows[1:]}, {"Roos vzw"})
                figures = [cell for row in rows[1:] for cell in row[1:]]
                self.assertTrue(any(cell not in ("", None) for cell in figures))

    def test_a_coordinator_exports_her_own_networks_only(self):
        self.coordinator.group_ids += self.env.ref("base.group_allow_export")
        self.network.coordinator_ids = self.coordinator
        self.authenticate("cafe_coordinator", "cafe_coordinator")
        for model in COLUMNS:
            with self.subTest(model):
                rows = self.export(model, ["partner_id"], [])
                self.assertEqual({row[0] for row in rows[1:]}, {"Roos vzw"})
