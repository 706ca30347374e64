"""What is printed of a report, and that printing asks no server for anything."""

import base64
import doctest
import io
from unittest.mock import patch

from lxml import html as lxml_html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from odoo.addons.cafe_partage_module.tools import printable
from odoo.addons.cafe_partage_module.tools.printable import printable_html

from ..common import CafeCase

ACTION = "cafe_partage_module.session_report_action_pdf"
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5"
    "ErkJggg=="
)
LOADING = "//script|//link|//iframe|//img[not(starts-with(@src,'data:'))]|//*[@srcset]"


def words(content):
    pages = PdfFileReader(io.BytesIO(content), strict=False).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@tagged("post_install", "-at_install")
class TestSessionReportPdf(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.host = cls.make_organisation("Huis van de Buurt")
        cls.moderator = cls.make_person("Bart Coördinaat")
        cls.session = cls.make_session(
            cls.make_series("Café Test"),
            name="Één coöperatie – ‘samen’",
            date_begin="2026-03-05 13:00:00",
            date_end="2026-03-05 15:00:00",
            date_tz="Europe/Brussels",
            lang="nl_BE",
            organizer_id=cls.host.id,
            moderator_id=cls.moderator.id,
            address_id=cls.host.id,
        )
        cls.roos = cls.make_registration(
            cls.session, "Roos Adams", state="done", consent_report=True
        )
        cls.sam = cls.make_registration(cls.session, "Sam De Vos", state="done")
        cls.report = cls.make_report(
            cls.session,
            body="<h2>Wat we deden</h2><p>Sam De Vos en Roos Adams: fluïd, mét…</p>",
        )

    def print_pdf(self, user=None):
        """As the Print menu does."""
        action = self.env["ir.actions.report"].with_user(user or self.secretary)
        return action.with_context(force_report_rendering=True)._render_qweb_pdf(
            ACTION, self.report.ids
        )[0]

    def render_page(self):
        """The page that is printed, as ``(html, parsed)``."""
        with (
            patch.object(
                type(self.env["ir.actions.report"]),
                "_run_wkhtmltopdf",
                side_effect=UserError("seen"),
            ) as run,
            self.assertRaisesRegex(UserError, "seen"),
        ):
            self.print_pdf()
        ((page,),), options = run.call_args
        self.assertFalse(options["header"] or options["footer"])
        return page, lxml_html.document_fromstring(page)

    def test_examples_in_the_documentation(self):
        result = doctest.testmod(printable)
        self.assertTrue(result.attempted)
        self.assertFalse(result.failed)

    def test_published_report_on_paper(self):
        mark = self.report._get_print_foot()["mark"]
        self.report.action_publish()
        content = self.report._get_public_pdf()
        self.assertTrue(content.startswith(b"%PDF"))
        text = words(content)
        for words_of_it in (
            "Café Test",
            "Één coöperatie – ‘samen’",
            "donderdag 5 maart 2026, 14:00 – 16:00",
            "Huis van de Buurt",
            "Bart Coördinaat",
            "Roos Adams",
            "Wat we deden",
            "fluïd, mét…",
            "1 / 1",
        ):
            self.assertIn(words_of_it, text)
        self.assertNotIn("De Vos", text)
        self.assertNotIn(mark, text)
        metadata = PdfFileReader(io.BytesIO(content), strict=False).metadata
        self.assertEqual(metadata.title, "Café Test 1 – Één coöperatie – ‘samen’")
        self.assertEqual(metadata.author, "Huis van de Buurt")

    def test_draft_is_marked_and_names_nobody_without_consent(self):
        text = words(self.print_pdf())
        mark = self.report._get_print_foot()["mark"]
        self.assertTrue(mark)
        self.assertIn(mark, text)
        self.assertIn("Roos Adams", text)
        self.assertNotIn("De Vos", text)

    def test_correction_in_hand_is_not_printed(self):
        self.report.action_publish()
        self.report.action_reopen()
        self.report.write({"body": "<p>Half af</p>", "change_note": "Aangevuld"})
        text = words(self.print_pdf())
        self.assertIn("Wat we deden", text)
        self.assertNotIn("Half af", text)

    def test_public_pdf_is_printed_once_for_each_content(self):
        self.report.action_publish()
        Printer = type(self.env["ir.actions.report"])
        visitor = self.report.with_user(self.env.ref("base.public_user"))
        with patch.object(
            Printer,
            "_run_wkhtmltopdf",
            autospec=True,
            side_effect=Printer._run_wkhtmltopdf,
        ) as run:
            first = visitor._get_public_pdf()
            self.assertEqual(visitor._get_public_pdf(), first)
            self.assertEqual(self.report._get_public_pdf(), first)
            self.assertEqual(run.call_count, 1)
            self.assertIn("Roos", words(first))
            self.roos.consent_report = False
            self.assertNotIn("Roos", words(visitor._get_public_pdf()))
            self.assertEqual(run.call_count, 2)

    def test_there_is_no_public_pdf_of_a_draft(self):
        with self.assertRaisesRegex(UserError, "not published yet"):
            self.report.with_user(self.secretary)._get_public_pdf()

    def test_who_may_not_read_it_cannot_print_it(self):
        with self.assertRaises(AccessError):
            self.print_pdf(self.member)
        self.report.action_publish()
        self.report.is_published = False
        with self.assertRaises(AccessError):
            self.print_pdf(self.member)

    def test_printing_asks_no_server_for_anything(self):
        image = self.env["ir.attachment"].create(
            {
                "name": "plan.png",
                "datas": PIXEL,
                "res_model": "cafe.session.report",
                "res_id": self.report.id,
            }
        )
        base = self.report.get_base_url()
        self.report.body = (
            f'<p style="background:url({base}/web/x.png)">a</p>'
            f'<img src="/web/image/{image.id}-ab12/plan.png" alt="plan">'
            f'<img src="{base}/web/image/1" alt="weg"><a href="/events">agenda</a>'
            '<img src="https://elders.example/x.png" srcset="/y.png 2x" alt="elders">'
        )
        page, root = self.render_page()
        self.assertFalse(root.xpath(LOADING))
        self.assertEqual(root.xpath("//img/@src"), [f"data:image/png;base64,{PIXEL}"])
        self.assertNotIn("url(", page)
        self.assertNotIn("@import", page)
        self.assertEqual(root.xpath("//a/@href"), [f"{base}/events"])
        self.assertEqual(page.count(base), 1)

    def test_pictures_of_others_are_not_printed(self):
        secret = self.env["ir.attachment"].create({"name": "x.png", "datas": PIXEL})
        self.assertFalse(self.report._load_print_image(f"/web/image/{secret.id}"))
        self.assertFalse(self.report._load_print_image("/web/image/999999999"))
        self.assertFalse(self.report._load_print_image("/web/image/event.event/1/x"))
        secret.public = True
        self.assertTrue(self.report._load_print_image(f"/web/image/{secret.id}"))

    def test_heading_stays_with_what_it_announces(self):
        html = printable_html(
            "<h2>A</h2><ol><li>1</li><li>2</li></ol><h2>B</h2>", lambda src: None, ""
        )
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        (block,) = root.xpath("./div")
        self.assertEqual(block.text_content(), "A1")
        self.assertIn("page-break-inside: avoid", block.get("style"))
        self.assertEqual(root.xpath("./ol/@start"), ["2"])
        self.assertEqual(root.text_content(), "A12B")

    def test_several_reports_print_together(self):
        other = self.make_report(
            self.make_session(days=-9, name="Andere"), body="<p>Tweede verslag</p>"
        )
        self.report += other
        text = words(self.print_pdf())
        self.assertIn("Wat we deden", text)
        self.assertIn("Tweede verslag", text)
        self.assertEqual(text.count("1 / 1"), 2)

    def test_note_and_title_in_public_name_nobody(self):
        self.session.name = "Gesprek met Sam De Vos"
        self.report.change_note = "Op vraag van Sam De Vos"
        for _version in range(2):
            self.report.action_reopen()
            self.report.change_note = "Op vraag van Sam De Vos"
            self.report.action_publish()
        _page, root = self.render_page()
        self.assertIn("Op vraag van", root.text_content())
        self.assertNotIn("De Vos", root.text_content())
        self.assertNotIn("De Vos", self.report._get_print_foot()["title"])

    def test_moderator_without_consent_is_not_on_the_cover(self):
        self.make_registration(self.session, "Bart Coordinaat", state="done")
        self.assertFalse(self.report._get_print_values()["moderator"])

    def test_stored_pdf_is_the_only_thing_of_a_version_that_changes(self):
        self.report.action_publish()
        version = self.report.published_version_id
        content = self.report._get_public_pdf()
        self.assertEqual(base64.b64decode(version.pdf), content)
        self.assertEqual(
            version.pdf_fingerprint, self.report.sudo()._get_public_fingerprint()
        )
