"""The text of an OpenDocument file (.odt): paragraphs, lists and tables in order."""

from .errors import ExtractError
from .package import Package
from .paragraphs import Paragraphs, squeeze

_O = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE = _O % "office", _O % "text", _O % "table"
_MANIFEST = _O % "manifest"
_BLOCKS = (TEXT + "p", TEXT + "h")
_LEFT_OUT = {TEXT + "tracked-changes", OFFICE + "annotation", TEXT + "sequence-decls"}
_MAX_SPACES = 40  # of one run of spaces, which the file counts


def odt_text(data):
    """
    :param bytes data: the file
    :rtype: str
    :raises ExtractError: see ``Package``
    """
    package = Package(data)
    manifest = "META-INF/manifest.xml"
    if manifest in package:
        root = package.read_xml(manifest)
        if next(root.iter(_MANIFEST + "encryption-data"), None) is not None:
            raise ExtractError("encrypted")
    body = package.read_xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise ExtractError("corrupt")
    out = Paragraphs()
    _read(body, out)
    return out.text()


def _read(body, out):
    # (children, how deep in lists, whether the next paragraph opens a point)
    stack = [[iter(body), 0, False]]
    while stack:
        frame = stack[-1]
        element = next(frame[0], None)
        if element is None:
            stack.pop()
        elif element.tag in _BLOCKS:
            heading = 0 if frame[1] else _heading_level(element)
            out.add(_text(element), frame[2], max(frame[1] - 1, 0), heading)
            frame[2] = False
        elif element.tag == TABLE + "table-row":
            _read_row(element, out, stack)
        elif element.tag not in _LEFT_OUT:
            inner = frame[1] + (element.tag == TEXT + "list")
            stack.append([iter(element), inner, element.tag == TEXT + "list-item"])


def _heading_level(element):
    """Which level of heading it is, 1 for the highest; 0 for a paragraph."""
    if element.tag != TEXT + "h":
        return 0
    level = element.get(TEXT + "outline-level") or "1"
    return int(level) if level.isdigit() and len(level) < 3 else 1


def _read_row(row, out, stack):
    cells = row.findall(TABLE + "table-cell")
    texts = [
        [t for t in map(_text, cell.iter(*_BLOCKS)) if t.strip()] for cell in cells
    ]
    if len(cells) > 1 and all(len(cell) <= 1 for cell in texts):
        out.add("\t".join(cell[0] for cell in texts if cell))
    else:
        stack.append([iter(row), 0, False])


def _text(paragraph):
    parts = [squeeze(paragraph.text or "")]
    stack = [(iter(paragraph), None)]
    while stack:
        children, owner = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
            if owner is not None:
                parts.append(squeeze(owner.tail or ""))
        elif element.tag in _LEFT_OUT:
            parts.append(squeeze(element.tail or ""))
        else:
            parts.append(_sign(element) + squeeze(element.text or ""))
            stack.append((iter(element), element))
    return "".join(parts)


def _sign(element):
    if element.tag == TEXT + "s":
        count = element.get(TEXT + "c") or "1"
        return " " * min(int(count) if count.isdigit() else 1, _MAX_SPACES)
    return {TEXT + "tab": "\t", TEXT + "line-break": "\n"}.get(element.tag, "")
