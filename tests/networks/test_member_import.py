import io

from openpyxl import Workbook, load_workbook

from odoo.tests import tagged, warmup
from odoo.tools import file_open, mute_logger

from .member_case import MemberCase

COLUMNS = ["id", "network_id/id", "partner_id/id", "circle_id", "date_start", "state"]


@tagged("post_install", "-at_install")
class TestMemberImport(MemberCase):
    """Members from a spreadsheet, by Odoo's own import."""

    def make_external_ids(self, records, name):
        self.env["ir.model.data"].create(
            [
                {
                    "module": "__import__",
                    "name": f"{name}_{number}",
                    "model": record._name,
                    "res_id": record.id,
                }
                for number, record in enumerate(records)
            ]
        )

    def make_rows(self, size, name="org"):
        """:return: list of rows for ``COLUMNS``, each with a new organisation"""
        partners = self.env["res.partner"].create(
            [{"name": f"{name} {i}", "is_company": True} for i in range(size)]
        )
        self.make_external_ids(partners, name)
        return [
            [
                f"__import__.{name}_member_{i}",
                "__import__.network_0",
                f"{name}_{i}",
                self.core.display_name,
                "2024-01-01",
                "active",
            ]
            for i in range(size)
        ]

    def setUp(self):
        super().setUp()
        self.make_external_ids(self.network, "network")
        self.Member = self.env["cafe.network.member"].with_user(self.secretary)

    def load(self, rows):
        return self.Member.load(COLUMNS, rows)

    def test_a_spreadsheet_makes_members_with_history_and_external_ids(self):
        result = self.load(self.make_rows(3))
        self.assertFalse(result["messages"])
        members = self.Member.browse(result["ids"])
        self.assertEqual(members.circle_id, self.core)
        self.assertEqual(len(members.period_ids), 3)
        self.assertEqual(self.env.ref("__import__.org_member_1"), members[1])

    def test_importing_again_changes_what_is_there(self):
        rows = self.make_rows(3)
        first = self.load(rows)
        for row in rows:
            row[3] = self.partners.display_name
        second = self.load(rows)
        self.assertEqual(second["ids"], first["ids"])
        self.assertEqual(self.network.member_ids.circle_id, self.partners)

    def check_refused(self, rows, row, words):
        """Nothing was kept, and a message on ``row`` (from 0) has these words."""
        with mute_logger("odoo.sql_db"):
            result = self.load(rows)
        self.assertFalse(result["ids"])
        self.assertFalse(self.network.member_ids)
        found = [m["message"] for m in result["messages"] if m["rows"]["from"] == row]
        self.assertIn(words, " ".join(found))

    def test_an_unknown_external_id_is_named_with_its_row(self):
        rows = self.make_rows(3)
        rows[1][2] = "org_99"
        self.check_refused(rows, 1, "org_99")

    def test_an_external_id_of_something_else_is_refused(self):
        rows = self.make_rows(2)
        rows[1][2] = "network_0"
        self.check_refused(rows, 1, "network_0")

    def test_a_second_place_is_refused_with_its_row(self):
        rows = self.make_rows(3)
        rows[2][2] = rows[0][2]
        self.check_refused(rows, 2, "current place in this network")

    def test_a_person_is_refused_by_name(self):
        rows = self.make_rows(2)
        self.make_external_ids(self.make_person("Roos Adams"), "person")
        rows[1][2] = "person_0"
        self.check_refused(rows, 1, "Roos Adams")

    def test_a_date_that_is_none_is_named(self):
        rows = self.make_rows(2)
        rows[0][4] = "31/02/2024"
        self.check_refused(rows, 0, "31/02/2024")

    def test_a_coordinator_imports_into_her_own_network_only(self):
        self.Member = self.Member.with_user(self.coordinator)
        rows = self.make_rows(2)
        self.check_refused(rows, 0, "")
        self.network.coordinator_ids = self.coordinator
        self.assertFalse(self.load(rows)["messages"])

    @warmup
    def test_rows_cost_no_query_of_their_own(self):
        queries = []
        for size, name in ((10, "few"), (110, "many")):
            rows = self.make_rows(size, name)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            result = self.load(rows)
            self.env.flush_all()
            queries.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(result["ids"]), size)
        # what grows is the batches of 100 in which Odoo inserts
        self.assertLess(queries[1] - queries[0], 20)

    def test_the_import_screen_reads_a_spreadsheet(self):
        book = Workbook()
        for row in [COLUMNS, *self.make_rows(2)]:
            book.active.append(row)
        file = io.BytesIO()
        book.save(file)
        importer = (
            self.env["base_import.import"]
            .with_user(self.secretary)
            .create(
                {
                    "res_model": "cafe.network.member",
                    "file": file.getvalue(),
                    "file_name": "leden.xlsx",
                    "file_type": "application/vnd.openxmlformats-officedocument"
                    ".spreadsheetml.sheet",
                }
            )
        )
        result = importer.execute_import(
            COLUMNS, COLUMNS, {"has_headers": True, "quoting": '"'}
        )
        self.assertFalse(result["messages"])
        self.assertEqual(len(self.network.member_ids), 2)

    def test_the_template_to_start_from_is_there(self):
        (template,) = self.Member.get_import_templates()
        path = template["template"].removeprefix("/")
        with file_open(path, "rb") as file:
            header, *_examples = load_workbook(file).active.values
        labels = self.Member.fields_get(attributes=["string"]).values()
        self.assertLessEqual(
            set(header), {"External ID", *(label["string"] for label in labels)}
        )
