"""The page of a report on paper, as a browser prints it."""

import base64
import io

from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage

from odoo.tests import tagged
from odoo.tests.common import ChromeBrowser

from .test_website_reports import ReportCase


@tagged("post_install", "-at_install")
class TestArchivePrint(ReportCase):
    def print_page(self, path):
        """:return: tuple of str, the words on paper, and int, the pages"""
        browser = ChromeBrowser(self)
        self.addCleanup(browser.stop)
        with self.allow_requests(browser=browser):
            self.authenticate(None, None, browser=browser)
            self.env.flush_all()
            self.env.cr.clear()
            browser.navigate_to(self.base_url() + path, wait_stop=True)
            printed = browser._websocket_request("Page.printToPDF", timeout=60)
            self._wait_remaining_requests()
        content = io.BytesIO(base64.b64decode(printed["data"]))
        pages = len(list(PDFPage.get_pages(content)))
        return " ".join(extract_text(content).split()), pages

    def test_a_report_on_paper_is_its_text_and_nothing_else(self):
        said = "".join(f"<p>Zin {number} van het gesprek.</p>" for number in range(120))
        report = self.make_published_report(
            f'<p>Begin, zie <a href="https://zaad.example/x">ons huis</a>.</p>{said}',
            name="Samen op papier",
        )
        text, pages = self.print_page(f"/en{report.website_url}")
        self.assertIn("Samen op papier", text)
        # where a link leads cannot be clicked on paper
        self.assertIn("ons huis (https://zaad.example/x)", text)
        for number in range(120):
            self.assertIn(f"Zin {number} van het gesprek.", text)
        self.assertIn(pages, range(3, 7))
        for furniture in ("Sign in", "Home", "Copyright", "Contact us", "Useful Links"):
            self.assertNotIn(furniture, text)

    def test_the_list_on_paper_has_no_search_and_no_pager(self):
        self.make_published_report("<p>Iets</p>", name="Op de lijst")
        text, _pages = self.print_page("/en/verslagen")
        self.assertIn("Op de lijst", text)
        for furniture in ("Search in all reports", "feed reader", "Sign in"):
            self.assertNotIn(furniture, text)
