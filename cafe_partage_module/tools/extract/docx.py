"""The text of a Word file (.docx): paragraphs, lists and tables in their order."""

from .errors import ExtractError
from .package import Package
from .paragraphs import Paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT, _STYLES = (
    "word/document.xml",
    "word/styles.xml",
)
# What was struck, what Word keeps for older versions, and what is no text.
_LEFT_OUT = {
    W + "del",
    W + "moveFrom",
    W + "instrText",
    W + "delText",
    _COMPATIBILITY + "Fallback",
}
_BREAKS = {W + "br", W + "cr"}


def docx_text(data):
    """
    :param bytes data: the file
    :rtype: str
    :raises ExtractError: see ``Package``
    """
    package = Package(data)
    body = package.read_xml(_DOCUMENT).find(W + "body")
    if body is None:
        raise ExtractError("corrupt")
    reader = _Reader(*_read_styles(package))
    reader.walk(body)
    return reader.out.text()


class _Reader:
    def __init__(self, list_styles, heading_styles):
        self.out = Paragraphs()
        self._list_styles = list_styles
        self._heading_styles = heading_styles

    def walk(self, parent):
        """Walk over blocks with a stack of our own: files may nest without end."""
        stack = [iter(parent)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element.tag == W + "p":
                self._add(element)
            elif element.tag == W + "tr":
                self._add_row(element, stack)
            elif element.tag not in _LEFT_OUT:
                stack.append(iter(element))

    def _add_row(self, row, stack):
        """A row is a line when each cell holds one paragraph; else cell by cell."""
        cells = row.findall(W + "tc")
        texts = [
            [text for text in map(_text, cell.iter(W + "p")) if text.strip()]
            for cell in cells
        ]
        if len(cells) > 1 and all(len(cell) <= 1 for cell in texts):
            self.out.add("\t".join(cell[0] for cell in texts if cell))
        else:
            stack.append(iter(row))

    def _add(self, paragraph):
        level, heading = self._list_level(paragraph), self._heading(paragraph)
        is_bullet = level is not None and not heading
        self.out.add(_text(paragraph), is_bullet, level or 0, heading)
        for box in paragraph.iter(W + "txbxContent"):
            if not _is_left_out(box, paragraph):
                for inner in box.iter(W + "p"):
                    self.out.add(_text(inner))

    def _heading(self, paragraph):
        """Which level of heading its style makes it, from 1; 0 for what is none."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return 0 if style is None else self._heading_styles.get(style.get(W + "val"), 0)

    def _list_level(self, paragraph):
        """How deep in a list, from 0; None for a paragraph outside lists."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return None
        numbering = properties.find(W + "numPr")
        if numbering is not None:
            number = numbering.find(W + "numId")
            if number is not None and number.get(W + "val") == "0":
                return None
            level = numbering.find(W + "ilvl")
            value = level.get(W + "val") if level is not None else "0"
            return int(value) if value and value.isdigit() else 0
        style = properties.find(W + "pStyle")
        return (
            0
            if style is not None and style.get(W + "val") in self._list_styles
            else None
        )


def _read_styles(package):
    """
    :return: the names of the styles that make a list by themselves, and a dict of the
        names of headings to their level, from 1
    """
    lists, headings = set(), {}
    if _STYLES not in package:
        return lists, headings
    for style in package.read_xml(_STYLES).iter(W + "style"):
        name = style.get(W + "styleId")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        level = "" if outline is None else outline.get(W + "val") or ""
        if level.isdigit() and len(level) == 1 and level != "9":  # 9: body text
            headings[name] = int(level) + 1
        elif outline is None and style.find(f"{W}pPr/{W}numPr") is not None:
            lists.add(name)
    return lists, headings


def _text(paragraph):
    parts, stack = [], [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag == W + "t":
            parts.append(element.text or "")
        elif tag == W + "tab":
            parts.append("\t")
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag == W + "noBreakHyphen":
            parts.append("-")
        elif tag == W + "softHyphen":
            parts.append("\u00ad")
        elif tag not in _LEFT_OUT and tag not in (W + "pPr", W + "txbxContent"):
            stack.append(iter(element))
    return "".join(parts)


def _is_left_out(element, end):
    parent = element.getparent()
    while parent is not None and parent is not end:
        if parent.tag in _LEFT_OUT:
            return True
        parent = parent.getparent()
    return False
