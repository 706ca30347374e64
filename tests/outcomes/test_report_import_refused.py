from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import (
    AccessError,
    RedirectWarning,
    UserError,
    ValidationError,
)
from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_report import CommittedReport
from .report_import_case import SAMPLE, ImportCase

MODELS = (
    "res.partner",
    "event.event",
    "event.registration",
    "cafe.theme",
    "cafe.session.item",
    "cafe.contribution",
    "cafe.followup",
    "cafe.session.report",
)


class RefusalCase(ImportCase):
    def count(self):
        return {model: self.env[model].search_count([]) for model in MODELS}

    def assert_refused(self, wizard, message, error=UserError, method="action_import"):
        """The message says what is wrong; nothing was made, nothing typed is lost."""
        before, text = self.count(), wizard.text
        with self.assertRaises(error) as caught:
            getattr(wizard, method)()
        self.assertIn(message, str(caught.exception.args[0]))
        self.assertEqual(self.count(), before)
        self.assertEqual(wizard.text, text)
        return caught.exception


@tagged("post_install", "-at_install")
class TestReportImportBadInput(RefusalCase):
    def test_empty(self):
        for text in (False, "", " \n\t \n"):
            self.assert_refused(self.wizard(text), "no text", method="action_preview")
            self.assert_refused(self.wizard(text), "no text")

    def test_no_report(self):
        text = "Koop twee broden, melk en een doos eieren.\nEn bel de loodgieter."
        for method in ("action_preview", "action_import"):
            self.assert_refused(self.wizard(text), "does not look like", method=method)

    def test_noise(self):
        noise = "x1 " * 3_500_000
        self.assert_refused(self.wizard(noise), "far too long")
        self.assert_refused(self.file_wizard(noise.encode()), "far too long")

    def test_broken_encoding_tells_the_line(self):
        data = SAMPLE.encode().replace(b"Mira", b"\x00ira")
        line = SAMPLE[: SAMPLE.index("Mira")].count("\n") + 1
        self.assert_refused(
            self.file_wizard(data), f"“verslag.txt”: Line {line}: This is not readable"
        )
        damaged = SAMPLE.replace("één", "\N{REPLACEMENT CHARACTER}én")
        self.assert_refused(self.wizard(damaged), "UTF-8")

    def test_something_else_than_a_report(self):
        self.assert_refused(
            self.file_wizard(b"\x89PNG\r\n", "verslag.png"), "“verslag.png”: This kind"
        )
        self.assert_refused(self.file_wizard(b"PK\x03\x04\x00\x00"), "damaged")

    def test_text_and_file(self):
        wizard = self.file_wizard(SAMPLE.encode())
        wizard.text = SAMPLE
        self.assert_refused(wizard, "not both")

    def test_no_series(self):
        self.assert_refused(self.wizard(series_id=False), "Choose the series")

    def test_a_date_that_does_not_exist_is_shown_where_it_stands(self):
        wizard = self.wizard(SAMPLE.replace("14 maart 2019", "31 februari 2019"))
        self.assert_refused(
            wizard, "line 1: “TAFELRONDE – 31 februari 2019”", ValidationError
        )

    def test_fields_emptied_or_wrong_in_the_preview(self):
        tomorrow = "2999-01-01"
        for values, message in (
            ({"date": False}, "date of the session is missing"),
            ({"date": tomorrow}, "in the future"),
            ({"date": "1650-01-01"}, "far in the past"),
            ({"theme": "  "}, "theme of the session is missing"),
            ({"time_start": 24.5}, "between 0:00 and 23:59"),
            ({"duration": 0}, "between 0 and 24 hours"),
            ({"number": -1}, "cannot be negative"),
        ):
            wizard = self.wizard()
            wizard.action_preview()
            wizard.write(values)
            self.assert_refused(wizard, message, ValidationError)

    def test_rows_that_are_not_complete(self):
        wizard = self.wizard()
        wizard.action_preview()
        wizard.person_ids[2].name = " "
        wizard.website_ids[0].organisation = False
        wizard.item_ids[1].name = False
        wizard.contribution_ids[4].text = ""
        error = self.assert_refused(wizard, "People, row 3", ValidationError)
        for message in ("Websites, row 1", "Agenda, row 2", "Contributions, row 5"):
            self.assertIn(message, error.args[0])

    def test_contributions_that_point_to_nothing(self):
        wizard = self.wizard()
        wizard.action_preview()
        wizard.item_ids[2].unlink()
        self.assertEqual(len(wizard.contribution_ids), 7)
        self.assert_refused(wizard, "Contributions, row 5: choose", ValidationError)

    def test_messages_speak_the_language_of_the_user(self):
        wizard = self.wizard("").with_context(lang="nl_BE")
        with patch.object(
            type(self.env), "_", lambda env, source, **values: f"[{env.lang}] {source}"
        ):
            self.assert_refused(wizard, "[nl_BE]")

    def test_only_the_secretariat_imports(self):
        for user in (self.coordinator, self.member, self.outsider):
            with self.assertRaises(AccessError):
                self.wizard(user=user)


@tagged("post_install", "-at_install")
class TestReportImportTwice(RefusalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        wizard = (
            cls.env["cafe.report.import"]
            .with_user(cls.secretary)
            .create({"series_id": cls.series.id, "text": SAMPLE})
        )
        cls.session = cls.env["event.event"].browse(wizard.action_import()["res_id"])

    def assert_linked(self, wizard, message, method="action_import"):
        error = self.assert_refused(wizard, message, RedirectWarning, method)
        action = error.args[1]
        self.assertEqual(action["res_model"], "event.event")
        self.assertEqual(action["res_id"], self.session.id)

    def test_the_same_text(self):
        self.assert_linked(self.wizard(), "imported already")
        self.assert_linked(self.wizard(), "imported already", "action_preview")

    def test_the_same_text_in_another_dress(self):
        straight = SAMPLE.replace("‘", "'").replace("’", "'")
        for data in (
            SAMPLE.encode("utf-8-sig"),
            SAMPLE.replace("\n", "\r\n").encode("utf-16"),
            SAMPLE.encode("cp1252"),
            straight.upper().replace("\n\n", "\n\n\n").encode(),
        ):
            self.assert_linked(self.file_wizard(data), "imported already")

    def test_the_same_text_into_another_series(self):
        series = self.make_series("Andere Tafel")
        self.assert_linked(self.wizard(series_id=series.id), "imported already")

    def test_the_number_of_another_session(self):
        text = SAMPLE.replace("14 maart", "16 mei")
        self.assert_linked(self.wizard(text), "has a session 2 already")

    def test_the_day_of_another_session(self):
        text = SAMPLE.replace("onze tweede", "onze derde")
        self.assert_linked(self.wizard(text), "has a session on 14/03/2019 already")

    def test_the_preview_warns_of_the_number(self):
        wizard = self.wizard(SAMPLE.replace("14 maart", "16 mei"))
        wizard.action_preview()
        self.assertIn("has a session 2 already", wizard.warnings)

    def test_a_cancelled_session_is_no_hindrance(self):
        other = self.make_session(self.series, date_begin="2019-05-16 12:00:00")
        other.kanban_state = "cancel"
        text = SAMPLE.replace("tweede", "derde").replace("14 maart", "16 mei")
        self.assertEqual(self.imported(text).session_number, 3)

    def test_two_people_at_once(self):
        wizard = self.wizard(
            SAMPLE.replace("tweede", "derde").replace("14 maart", "16 mei")
        )
        wizard.action_preview()
        # this connection looked; another one imports the same, and is first
        other = CommittedReport(
            is_published=False, source_fingerprint=wizard.source_fingerprint
        )
        self.addCleanup(other.clean)
        with mute_logger("odoo.sql_db"):
            self.assert_refused(wizard, "a moment ago")

    def test_the_database_holds_the_fingerprint_unique(self):
        session = self.make_session(self.series, days=-30)
        fingerprint = self.session.report_id.source_fingerprint
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.make_report(session, source_fingerprint=fingerprint)

    def test_an_error_halfway_leaves_nothing(self):
        text = SAMPLE.replace("tweede", "derde").replace("14 maart", "16 mei")
        rule = self.forbid_report(False)
        before = self.count()
        # whoever catches the error finds nothing made
        try:
            self.wizard(text).action_import()
        except AccessError as error:
            self.assertIn("cafe.session.report", error.args[0])
        else:
            self.fail("The rule did not hold.")
        self.assertEqual(self.count(), before)
        rule.unlink()
        self.wizard(text).action_import()
        self.assertNotEqual(self.count(), before)
