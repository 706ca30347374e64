import base64
import json
import re
import unittest
from collections import Counter
from pathlib import Path

from odoo.tests import tagged

from .file_builders import MAKERS
from .report_import_case import ImportCase
from .test_report_import import WORD, text_of

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NAME = "000_75cd6a56c70058ce"


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeed(ImportCase):
    """The records that a real report becomes, against what a careful reader found.

    Whatever kind of file it comes in: see the classes below.
    """

    ending = None  # pasted

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.source = (SEEDS / f"{NAME}.txt").read_bytes()
        cls.expected = json.loads((SEEDS / f"{NAME}.expected.json").read_text("utf-8"))
        cls.series = cls.make_series(cls.expected["series"])
        wizard = (
            cls.env["cafe.report.import"]
            .with_user(cls.secretary)
            .create({"series_id": cls.series.id, **cls.make_values()})
        )
        cls.session = cls.env["event.event"].browse(wizard.action_import()["res_id"])

    @classmethod
    def make_values(cls):
        text = cls.source.decode("utf-8")
        if not cls.ending:
            return {"text": text}
        # its arrows are letters of a font that only its own printer had
        data = MAKERS[cls.ending](text.replace("\uf0e0", "→").replace("\uf0e8", "→"))
        name = f"verslag.{cls.ending}"
        return {"file": base64.b64encode(data), "filename": name}

    def test_session(self):
        expected, session = self.expected, self.session
        self.assertEqual(session.series_id.name, expected["series"])
        self.assertEqual(session.session_number, expected["number"])
        self.assertEqual(str(session.date_begin.date()), expected["date"])
        self.assertEqual(session.theme_id.name, expected["theme"])
        self.assertEqual(session.name, expected["theme"])
        hours = (session.date_end - session.date_begin).total_seconds() / 3600
        self.assertEqual(hours, expected["duration_hours"])
        self.assertEqual(session.organizer_id.name, expected["host"])

    def test_people(self):
        found = [
            {
                "name": registration.name,
                "organisation": registration.organisation_id.name or None,
                "role": registration.role,
                "function": registration.attendee_partner_id.function or None,
                "state": registration.state,
            }
            for registration in self.session.registration_ids.sorted("id")
        ]
        expected = [
            {"function": None, "state": "done", **person}
            for person in self.expected["participants"]
        ]
        self.assertEqual(found, expected)

    def test_people_stand_below_their_organisation(self):
        for registration in self.session.registration_ids:
            partner = registration.attendee_partner_id
            self.assertEqual(partner.name, registration.name)
            self.assertEqual(partner.parent_id, registration.organisation_id)
        roles = {r.role: r.attendee_partner_id for r in self.session.registration_ids}
        self.assertEqual(self.session.moderator_id, roles["moderator"])
        self.assertEqual(self.session.reporter_id, roles["reporter"])

    def test_websites(self):
        for name, url in self.expected["websites"].items():
            self.assertEqual(self.organisation(name).website, url)
            self.assertIn(url, self.session.report_id.body)

    def test_agenda(self):
        items = self.session.item_ids
        self.assertEqual(len(items), len(self.expected["agenda"]))
        for item, expected in zip(items, self.expected["agenda"], strict=True):
            self.assertEqual(item.kind, expected["kind"])
            if expected.get("title_is_a_prefix"):
                self.assertTrue(item.name.startswith(expected["title"]))
            else:
                self.assertEqual(item.name, expected["title"])
            self.assertEqual(len(item.contribution_ids), expected["contributions"])
            if "organisations" in expected:
                self.assertEqual(
                    [c.organisation_id.name for c in item.contribution_ids],
                    expected["organisations"],
                )

    def test_followups(self):
        followups = self.session.followup_ids.sorted("id")
        last = self.expected["agenda"][-1]
        self.assertEqual(len(followups), last["follow_ups"])
        suggestion = self.expected["follow_up_owner_suggestion"]
        owners = [followup.suggested_partner_id.name or None for followup in followups]
        wanted = [None] * len(followups)
        wanted[suggestion["index"] - 1] = suggestion["organisation"]
        self.assertEqual(owners, wanted)
        printed = followups[suggestion["index"] - 1].description
        self.assertTrue(printed.endswith(suggestion["printed_as"]))

    def test_contact_addresses_are_in_the_report(self):
        for email in self.expected["contact_emails"]:
            self.assertIn(email, self.session.report_id.body)

    def test_every_word_is_in_the_report_or_in_the_session(self):
        source = self.source.decode("utf-8")
        told = Counter(WORD.findall(text_of(self.session.report_id.body)))
        told += Counter(WORD.findall(self.session.name))
        for person in self.expected["participants"]:
            said = [person["name"], person["organisation"], person.get("function")]
            told += Counter(WORD.findall(" ".join(filter(None, said))))
        # the addresses behind the links repeat those that are printed
        source = re.sub(r"mailto:\S+", "", source)
        lost = Counter(WORD.findall(source)) - told
        # converted: series and date in the title, the label and roles of the people
        converted = "CAFÉ PARTAGÉ 8 november 2018 Met wie verslag moderator"
        self.assertFalse(lost - Counter(converted.split()), lost)

    def test_the_same_file_is_refused(self):
        sessions = len(self.series.session_ids)
        with self.assertRaisesRegex(Exception, "imported already"):
            self.file_wizard(self.source).action_preview()
        self.assertEqual(len(self.series.session_ids), sessions)


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeedTxt(TestReportImportSeed):
    ending = "txt"


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeedPdf(TestReportImportSeed):
    ending = "pdf"


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeedDocx(TestReportImportSeed):
    ending = "docx"


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeedOdt(TestReportImportSeed):
    ending = "odt"


@tagged("post_install", "-at_install")
@unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
class TestReportImportSeedHtml(TestReportImportSeed):
    ending = "html"
