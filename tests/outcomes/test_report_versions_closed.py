"""What a version stores is read by nobody, staff included; what is shown, is."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import CafeCase
from .test_session_report_pdf import words

ACTION = "cafe_partage_module.session_report_version_action_pdf"
STORED = ("body", "note", "pdf", "pdf_fingerprint")


@tagged("post_install", "-at_install")
class TestVersionsClosed(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.roos = cls.make_registration(
            cls.session, "Roos Adams", state="done", consent_report=True
        )
        cls.report = cls.make_report(
            cls.session, body="<p>Roos Adams vroeg het woord.</p>"
        ).with_user(cls.secretary)
        cls.report.action_publish()
        cls.report.sudo()._get_public_pdf()
        cls.report.action_reopen()
        cls.report.write(
            {"body": "<p>Iemand vroeg het.</p>", "change_note": "Roos Adams"}
        )
        cls.report.action_publish()
        cls.first, cls.second = cls.report.version_ids.sorted("number")

    def print_version(self, version, user=None):
        printer = self.env["ir.actions.report"].with_user(user or self.secretary)
        return printer.with_context(force_report_rendering=True)._render_qweb_pdf(
            ACTION, version.ids
        )[0]

    def test_the_stored_text_is_closed_however_it_is_asked_for(self):
        self.manager.group_ids += self.env.ref("base.group_allow_export")
        for user in (self.secretary, self.manager):
            version = self.first.with_user(user)
            report = self.report.with_user(user)
            for name in STORED:
                for ask in (
                    lambda v=version, n=name: v.read([n]),
                    lambda v=version, n=name: v.web_read({n: {}}),
                    lambda v=version, n=name: v.search([(n, "!=", False)]),
                    lambda v=version, n=name: v.export_data([n]),
                    lambda r=report, n=name: r.export_data([f"version_ids/{n}"]),
                    lambda r=report, n=name: r.search(
                        [(f"version_ids.{n}", "!=", False)]
                    ),
                ):
                    with self.subTest((user.login, name)):
                        self.assertRaises(AccessError, ask)

    def test_nobody_learns_it_by_the_order(self):
        with self.assertRaises(AccessError):
            self.first.search([], order="body")

    def test_the_stored_copy_is_no_open_attachment(self):
        found = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "cafe.session.report.version"),
                    ("res_id", "=", self.first.id),
                    ("res_field", "=", "pdf"),
                ]
            )
        )
        self.assertTrue(found)
        for user in (self.secretary, self.manager, self.member):
            with self.subTest(user.login), self.assertRaises(AccessError):
                found.with_user(user).read(["raw"])

    def test_staff_read_and_export_it_without_names_that_are_withheld(self):
        self.manager.group_ids += self.env.ref("base.group_allow_export")
        self.assertIn("Roos", self.first.public_body)
        self.roos.consent_report = False
        (row,) = self.first.read(["public_body", "public_note"])
        self.assertNotIn("Roos", row["public_body"])
        data = self.report.with_user(self.manager).export_data(
            ["version_ids/public_body", "version_ids/public_note"]
        )
        self.assertNotIn("Roos", str(data))
        self.assertIn("vroeg het woord", str(data))

    def test_nothing_of_it_is_lost(self):
        self.roos.consent_report = False
        self.roos.unlink()
        first = self.first.sudo()
        self.assertEqual(first.body, "<p>Roos Adams vroeg het woord.</p>")
        self.assertEqual(self.second.sudo().note, "Roos Adams")

    def test_staff_make_no_version_by_hand(self):
        values = {"report_id": self.report.id, "number": 9, "body": "<p>x</p>"}
        for user in (self.secretary, self.manager):
            Version = self.first.with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    Version.create(values)
                with self.assertRaises(AccessError):
                    Version.unlink()
                with self.assertRaises(UserError):
                    Version.write({"number": 9})
                with self.assertRaises(AccessError):
                    self.report.with_user(user).write(
                        {"version_ids": [(0, 0, {"number": 9, "body": "<p>x</p>"})]}
                    )
        self.assertEqual(sorted(self.report.version_ids.mapped("number")), [1, 2])

    def test_nobody_sends_facts_of_a_version_along(self):
        self.report.action_reopen()
        self.report.change_note = "Nog eens"
        fact = {
            "default_date_published": "2001-01-01 00:00:00",
            "default_user_id": self.manager.id,
            "default_pdf": base64.b64encode(b"%PDF"),
        }
        self.report.with_context(**fact).action_publish()
        version = self.report.published_version_id.sudo()
        self.assertEqual(version.number, 3)
        self.assertNotEqual(version.date_published.year, 2001)
        self.assertEqual(version.user_id, self.secretary)
        self.assertFalse(version.pdf)

    def test_an_older_version_is_printed_again_with_the_names_of_now(self):
        self.roos.consent_report = False
        self.assertFalse(self.first.sudo().pdf, "its copy was dropped")
        text = words(self.print_version(self.first))
        self.assertIn("vroeg het woord", text)
        self.assertNotIn("Roos", text)
        self.assertIn("Version 1", text)
        self.assertIn("Replaced by version 2", text)
        self.assertFalse(self.first.sudo().pdf, "what is printed again is not kept")

    def test_the_last_version_is_printed_as_everybody_reads_it(self):
        text = words(self.print_version(self.second))
        self.assertIn("Iemand vroeg het", text)
        self.assertNotIn("Replaced", text)

    def test_only_staff_print_a_version(self):
        for user in (self.member, self.outsider, self.coordinator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.print_version(self.first, user)
