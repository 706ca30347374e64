"""A report gives one and the same result, whatever kind of file it comes in."""

import unittest

from odoo.tests import TransactionCase, tagged

from odoo.addons.cafe_partage_module.tools.extract import extract_text, find_kind
from odoo.addons.cafe_partage_module.tools.past_report import (
    decode_report,
    missing_words,
    parse_report,
)

from .file_builders import MAKERS, make_html, make_zip
from .report_import_case import SAMPLE
from .test_report_import_seed import NAME, SEEDS

FACTS = ("series", "number", "date", "theme", "people", "agenda", "websites", "host")


def read(data, name):
    kind = find_kind(data, name)
    return decode_report(data) if kind == "text" else extract_text(data, kind)


@tagged("post_install", "-at_install")
class TestExtractKinds(TransactionCase):
    def assert_same(self, text, names=FACTS):
        wanted = parse_report(text)
        for ending, make in MAKERS.items():
            found = read(make(text), f"verslag.{ending}")
            report = parse_report(found)
            for name in names:
                with self.subTest(ending=ending, fact=name):
                    self.assertEqual(getattr(report, name), getattr(wanted, name))
            with self.subTest(ending=ending):
                self.assertFalse(missing_words(found, report))

    def test_sample(self):
        self.assert_same(SAMPLE)

    @unittest.skipUnless(SEEDS.is_dir(), "no ../shared")
    def test_a_real_report(self):
        text = (SEEDS / f"{NAME}.txt").read_text("utf-8")
        # its arrows are letters of a font that only its own printer had
        for sign in "\uf0e0\uf0e8":
            text = text.replace(sign, "→")
        self.assert_same(text, (*FACTS, "duration_hours", "contact_emails", "unplaced"))

    def test_tables_links_lists_and_breaks_of_a_web_page(self):
        page = (
            b"<html><body><nav>menu</nav><h1>Kop</h1><p>een<br>twee <b>drie</b></p>"
            b"<ul><li>punt <a href='https://x.example'>link</a></li><li><p>p2</p></li>"
            b"</ul><table><tr><td>An</td><td>Kring</td></tr></table></body></html>"
        )
        self.assertEqual(
            extract_text(page, "html"),
            "# Kop\n\neen\ntwee drie\n\n- punt link\n\n- p2\n\nAn Kring\n".replace(
                "An Kring", "An\tKring"
            ),
        )

    def test_what_was_struck_in_word_is_left_out(self):
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        data = make_zip(
            {
                "word/document.xml": f'<w:document xmlns:w="{w}"><w:body><w:p><w:r>'
                "<w:t>blijft</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r>"
                "</w:del><w:ins><w:r><w:tab/><w:t>nieuw</w:t></w:r></w:ins></w:p>"
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>An</w:t></w:r></w:p></w:tc><w:tc>"
                "<w:p><w:r><w:t>Kring</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                "</w:body></w:document>"
            }
        )
        self.assertEqual(extract_text(data, "docx"), "blijft\tnieuw\n\nAn\tKring\n")

    def test_control_characters_go(self):
        page = make_html("een\x07twee").replace(b"twee", b"&#1;twee")
        self.assertIn("eentwee", extract_text(page, "html"))
