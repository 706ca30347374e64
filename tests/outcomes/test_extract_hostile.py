"""Files that would do harm are told apart, within bounds of time and memory."""

import io
import json
import subprocess
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path

from reportlab.pdfgen import canvas

from odoo.tests import TransactionCase, tagged

from odoo.addons import cafe_partage_module as addon
from odoo.addons.cafe_partage_module.tools.extract import (
    ExtractError,
    extract_text,
    find_kind,
)
from odoo.addons.cafe_partage_module.tools.extract.run import TIMEOUT

from .file_builders import make_docx, make_odt, make_pdf, make_zip

DTD = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
    '<!ENTITY b "bbbbbbbbbb">]>'
)
SECONDS, MEGABYTES = TIMEOUT + 5, 800
TOOLS = Path(addon.__file__).parent / "tools"
# What the reader of one file needs is measured in a process that does nothing else:
# whatever a process was forked from counts as its own memory.
MEASURE = """
import json, resource, sys
sys.path.insert(0, sys.argv[1])
from extract.errors import ExtractError
from extract.kinds import find_kind
from extract.run import extract_text
data, code = sys.stdin.buffer.read(), None
try:
    extract_text(data, find_kind(data, sys.argv[2]))
except ExtractError as error:
    code = error.code
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([code, used]))
"""


def make_pages(count, draw=lambda sheet: sheet.drawString(50, 700, "Tekst"), **options):
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, **options)
    for _page in range(count):
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestExtractHostile(TransactionCase):
    def assert_refused(self, code, data, name):
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(TOOLS), name],
            input=data,
            capture_output=True,
            check=True,
        )
        found, kilobytes = json.loads(done.stdout)
        self.assertEqual(found, code)
        self.assertLess(time.monotonic() - started, SECONDS)
        self.assertLess(kilobytes / 1024, MEGABYTES)

    def test_zip_bombs(self):
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        begin = f'<w:document xmlns:w="{w}"><w:body>'
        huge = begin.encode() + b" " * 60_000_000
        self.assert_refused("bomb", make_zip({"word/document.xml": huge}), "a.docx")
        self.assert_refused(
            "bomb",
            make_zip(
                {"mimetype": "application/vnd.oasis.opendocument.text"}
                | {"content.xml": b"<a>" + b" " * 9_000_000}
            ),
            "a.odt",
        )
        many = {f"p{number}": "" for number in range(6000)}
        self.assert_refused(
            "bomb", make_zip({"word/document.xml": begin} | many), "a.docx"
        )

    def test_an_archive_that_lies_about_its_size(self):
        data = make_zip({"word/document.xml": b"x" * 5_000_000})
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = archive.infolist()[0].file_size.to_bytes(4, "little")
        self.assert_refused(
            "corrupt", data.replace(size, (10).to_bytes(4, "little")), "a.docx"
        )

    def test_entities(self):
        self.assert_refused("entities", make_docx("&a;", head=DTD), "a.docx")
        self.assert_refused("entities", make_odt("x", head=DTD), "a.odt")
        page = b"<!DOCTYPE html [<!ENTITY a 'b'>]><html><body>&a;</body></html>"
        self.assert_refused("entities", page, "a.html")

    def test_pages(self):
        self.assert_refused("too_many_pages", make_pages(500), "a.pdf")
        self.assertIn("Tekst", extract_text(make_pages(60), "pdf"))

    def test_a_page_that_draws_without_end(self):
        def draw(sheet):
            for number in range(60_000):
                sheet.drawString(number % 500, number % 700, "Tekst zonder einde")

        self.assert_refused("too_heavy", make_pages(6, draw), "a.pdf")

    def test_protected(self):
        self.assert_refused("encrypted", make_pages(1, encrypt="geheim"), "a.pdf")
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        locked = ole + "EncryptedPackage".encode("utf-16-le")
        self.assert_refused("encrypted", locked, "a.docx")
        self.assert_refused("unsupported", ole, "a.doc")

    def test_pictures_only(self):
        self.assert_refused(
            "no_text", make_pages(3, lambda sheet: sheet.rect(50, 50, 99, 99)), "a.pdf"
        )
        self.assert_refused("no_text", make_docx(""), "a.docx")

    def test_another_ending(self):
        pdf = make_pages(1)
        self.assert_refused("mismatch", pdf, "a.docx")
        self.assert_refused("mismatch", make_docx("x"), "a.pdf")
        self.assert_refused("unsupported", pdf, "a.exe")
        self.assertEqual(find_kind(pdf, "zonder punt".replace(" punt", ".pdf")), "pdf")

    def test_damaged(self):
        pdf, docx = make_pdf("Tekst van het verslag"), make_docx("Tekst")
        self.assert_refused("corrupt", pdf[:200], "a.pdf")
        self.assert_refused("corrupt", docx[: len(docx) // 2], "a.docx")
        self.assert_refused("corrupt", b"hallo", "a.pdf")

    def test_what_the_server_looks_into_itself_is_bounded(self):
        """Which kind an archive is, is told before a process is started for it."""
        many = make_zip({f"p{number}": "" for number in range(6000)})
        with self.assertRaisesRegex(ExtractError, "bomb"):
            find_kind(many, "a.docx")
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
            archive.writestr("mimetype", b"\0" * 200_000_000)
        # it says that it is small, and would be large at the first byte
        data = stream.getvalue().replace(
            (200_000_000).to_bytes(4, "little"), (40).to_bytes(4, "little")
        )
        tracemalloc.start()
        with self.assertRaises(ExtractError):
            find_kind(data, "a.odt")
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(peak, 5_000_000)

    def test_a_file_that_makes_its_reader_complain_without_end(self):
        """Nothing of that is kept by the server."""
        broken = b"%PDF-1.4\n" + b"1 0 obj << /Type /Foo >> endobj\n" * 200_000
        tracemalloc.start()
        with self.assertRaises(ExtractError):
            extract_text(broken, "pdf")
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(peak, 5_000_000)

    def test_archives_within_archives(self):
        inner = make_docx("Tekst")
        self.assert_refused("unsupported", make_zip({"verslag.docx": inner}), "a.docx")
        self.assert_refused("unsupported", b"\x1f\x8b\x08" + b"0" * 50, "a.txt")

    def test_a_web_page_without_end(self):
        deep = b"<html><body>" + b"<div>" * 100_000 + b"x"
        for page in (deep, b"<html><body>" + b"<p>woord</p>" * 400_000):
            with self.subTest(size=len(page)):
                started = time.monotonic()
                with self.assertRaises(ExtractError):
                    extract_text(page, "html")
                self.assertLess(time.monotonic() - started, SECONDS)
        self.assert_refused("too_large", b"<html>" + b"x" * 26_000_000, "a.html")
