"""Files of every kind that a report comes in, made of its lines of text."""

import html
import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
O = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"  # noqa: E741 (short in the XML)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def make_zip(members):
    """
    :param members: dict of name to str or bytes
    :return: bytes
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def make_docx(text, head=""):
    lines = "".join(
        f"<w:p>{_list(line)}<w:r><w:t>{html.escape(_unmarked(line))}</w:t></w:r></w:p>"
        for line in text.splitlines()
    )
    document = f'{head}<w:document xmlns:w="{W}"><w:body>{lines}</w:body></w:document>'
    return make_zip({"[Content_Types].xml": "<a/>", "word/document.xml": document})


def _list(line):
    """Word keeps the sign of a list out of the text."""
    sign = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return sign if line.startswith("- ") else ""


def _unmarked(line):
    return line.removeprefix("- ")


def make_odt(text, head=""):
    office, words = O % "office", O % "text"
    lines = "".join(
        f"<t:list><t:list-item><t:p>{html.escape(line[2:])}</t:p></t:list-item></t:list>"
        if line.startswith("- ")
        else f"<t:p>{html.escape(line)}</t:p>"
        for line in text.splitlines()
    )
    content = (
        f'{head}<o:document-content xmlns:o="{office}" xmlns:t="{words}">'
        f"<o:body><o:text>{lines}</o:text></o:body></o:document-content>"
    )
    return make_zip({"mimetype": ODT_TYPE, "content.xml": content})


def make_html(text):
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines())
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title>"
        f"<script>alert(1)</script></head><body>{lines}</body></html>"
    ).encode()


def make_pdf(text):
    """Printed as a browser would, by the printer that prints our reports."""
    return print_pdf(make_html(text))


def print_pdf(page):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        subprocess.run(
            ["wkhtmltopdf", "-q", source, target], check=True, capture_output=True
        )
        return target.read_bytes()


MAKERS = {
    "txt": lambda text: text.encode(),
    "pdf": make_pdf,
    "docx": make_docx,
    "odt": make_odt,
    "html": make_html,
}
