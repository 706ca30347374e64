"""A report that is published as PDF imports back to what it was made of."""

from io import BytesIO

from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from .round_trip_case import AGENDA, RoundTripCase

SENTENCES = (
    "We deden dat zo, en het ging goed.",
    "Wie had dat gedacht?",
    "Niemand wist het, ook niet na 12 jaar; tot nu.",
    "Wat leren we daaruit?",
    "Dat vragen helpt, en dat wachten niets brengt.",
)


def talk(number, length):
    """So many sentences, which all differ."""
    said = [f"{SENTENCES[i % 5][:-1]} ({number}.{i})." for i in range(length)]
    return " ".join(said)


@tagged("post_install", "-at_install")
class TestReportRoundTrip(RoundTripCase):
    def assert_comes_back(self, lang, agenda):
        session = self.hold(lang, agenda)
        pdf = self.publish(session)
        found = self.read_back(pdf)
        self.assert_same(found, session)
        return session, found, pdf

    def test_dutch(self):
        session, found, _pdf = self.assert_comes_back("nl_BE", AGENDA["nl_BE"])
        self.assertEqual(found.moderator_id.name, "Bart Coördinaat")
        self.assertEqual(found.reporter_id.name, "An Poel")
        descriptions = [item.description or "" for item in found.item_ids]
        self.assertEqual(
            descriptions, [item.description or "" for item in session.item_ids]
        )
        self.assertIn("Welkom bij het verslag.", found.report_id.introduction)
        self.assertFalse(self.preview.unplaced)
        self.assertEqual(len(found.followup_ids), 2)

    def test_french(self):
        self.assert_comes_back("fr_FR", AGENDA["fr_FR"])

    def test_english(self):
        self.assert_comes_back("en_US", AGENDA["en_US"])

    def test_the_report_that_came_back_prints_the_same_text(self):
        """Nothing more, nothing less: the second trip changes nothing."""
        session, found, _pdf = self.assert_comes_back("nl_BE", AGENDA["nl_BE"])
        found.lang = "nl_BE"
        report = found.report_id
        self.assertEqual(
            str(session.report_id.body).split("<h2>", 1)[1],
            str(report._render_body()).split("<h2>", 1)[1],
        )

    def test_many_pages(self):
        long = [("experience", talk(0, 90), "Lasso")]
        long += [("experience", talk(n, 1 + n % 9), None) for n in range(1, 60)]
        agenda = (
            *AGENDA["nl_BE"][:2],
            ("Een lang gesprek over alles wat ons bezighoudt", "discussion", "", long),
            *AGENDA["nl_BE"][2:],
        )
        _session, _found, pdf = self.assert_comes_back("nl_BE", agenda)
        text = self.preview._get_source()
        self.assertEqual(text.count("\f") + 1, len(PdfFileReader(BytesIO(pdf)).pages))
        self.assertGreater(text.count("\f"), 3)
        self.assertNotIn("Versi", text)
        self.assertNotRegex(text, r"\d / \d")

    def test_which_version_it_is_is_no_fact(self):
        session = self.hold("nl_BE", AGENDA["nl_BE"])
        self.publish(session)
        report = session.report_id
        report.action_reopen()
        report.change_note = "sessie 9 van 1 januari 2030, 10:00 – 11:00 verbeterd"
        pdf = self.publish(session)
        found = self.read_back(pdf)
        self.assertIn("Versie 2", self.preview._get_source())
        self.assert_same(found, session)
        self.assertNotIn("Versie", found.report_id.body)
        self.assertFalse(self.preview.unplaced)

    def test_nobody_is_named_without_consent(self):
        session = self.hold("nl_BE", AGENDA["nl_BE"])
        session.registration_ids.consent_report = False
        found = self.read_back(self.publish(session))
        self.assertFalse(found.registration_ids)
        self.assertFalse(found.moderator_id)
        self.assertEqual(
            [item.name for item in found.item_ids],
            [item.name for item in session.item_ids],
        )
        # who was there for which organisation would be lost otherwise
        self.assertIn("Kring, vzw", found.report_id.introduction)
        self.assertNotIn("niet genoemd", found.report_id.body)

    def test_what_is_not_attributed_comes_back_without_organisation(self):
        session = self.hold("nl_BE", AGENDA["nl_BE"][1:2])
        session.contribution_ids.attributed = False
        found = self.read_back(self.publish(session))
        self.assertFalse(found.contribution_ids.organisation_id)
        self.assertEqual(
            found.contribution_ids.mapped("text"),
            session.contribution_ids.mapped("text"),
        )
