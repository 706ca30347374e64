import json
import unittest

from odoo.tests import tagged

from .report_import_case import PEOPLE, SAMPLE, ImportCase
from .test_report_import_seed import NAME, SEEDS

BRUG, KRING = "Buurthuis De Brug", "Fietskring"


@tagged("post_install", "-at_install")
class TestReportImportNames(ImportCase):
    """Whether the people of a past report may be named in public."""

    def published(self, **values):
        report = self.imported(**values).report_id.with_user(self.secretary)
        report.action_publish()
        return report.with_user(self.env.ref("base.public_user"))

    def test_off_nobody_is_named(self):
        report = self.published()
        for name in PEOPLE:
            self.assertNotIn(name, report.public_body)
        self.assertNotIn("@tafelronde", report.public_body)
        people = report._get_public_people()
        self.assertEqual(people["people"], [])
        self.assertEqual(people["organisations"], [BRUG, KRING])
        self.assertEqual(people["unnamed"], 5)

    def test_off_the_secretariat_still_sees_them(self):
        session = self.imported()
        self.assertEqual(set(session.registration_ids.mapped("name")), set(PEOPLE))
        self.assertIn("Mira Lauwers", session.report_id.body)
        self.assertTrue(session.report_id.names_withheld)

    def test_on_those_who_came_are_named(self):
        report = self.published(names_public=True)
        self.assertIn("Mira Lauwers", report.public_body)
        self.assertIn("info@tafelronde.example", report.public_body)
        people = report._get_public_people()
        self.assertEqual(
            {p["name"]: p["organisation"] or False for p in people["people"]},
            {
                "Mira Lauwers": BRUG,
                "Joris Pauwels": KRING,
                "Nele Baert": False,
                "Karim Haddou": BRUG,
                "Lotte Maes": False,
            },
        )
        self.assertEqual(people["unnamed"], 0)

    def test_off_a_name_spelt_otherwise_than_the_contact_is_withheld_too(self):
        brug = self.make_organisation(BRUG)
        known = self.make_person("Mirabelle Lauwers", parent_id=brug.id)
        wizard = self.wizard()
        wizard.action_preview()
        wizard.person_ids[0].partner_id = known
        action = wizard.action_import()
        report = self.env["event.event"].browse(action["res_id"]).report_id
        report.action_publish()
        self.assertNotIn("Mira Lauwers", report.public_body)

    @unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
    def test_off_nobody_of_a_real_report_is_named(self):
        expected = json.loads((SEEDS / f"{NAME}.expected.json").read_text("utf-8"))
        text = (SEEDS / f"{NAME}.txt").read_text("utf-8")
        report = self.published(text=text)
        body = report.public_body
        self.assertIn("Lasso", body)
        for person in expected["participants"]:
            self.assertNotIn(person["name"].lower(), body.lower())
        for email in expected["contact_emails"]:
            self.assertNotIn(email, body)
        people = report._get_public_people()
        self.assertEqual(people["people"], [])
        self.assertEqual(people["unnamed"], len(expected["participants"]))
        self.assertEqual(
            set(people["organisations"]),
            {p["organisation"] for p in expected["participants"]} - {None},
        )

    def test_the_sample_names_somebody_in_its_text(self):
        # what the tests above look for is there to be found
        self.assertIn("Mira Lauwers vertelt", SAMPLE)
