"""The text of a page of HTML, as a reader sees it."""

import re

from lxml import etree
from lxml import html as lxml_html

from .errors import ExtractError
from .paragraphs import Paragraphs, squeeze

MAX_DEPTH = 200
_LEFT_OUT = frozenset(
    "head script style template noscript svg math iframe object embed select "
    "textarea button nav".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{1,40})", re.IGNORECASE)


def html_text(data):
    """
    :param bytes data: the page, in the characters that it names, or else UTF-8 or
        Windows-1252
    :rtype: str
    :raises ExtractError: ``entities``, ``encoding``, ``corrupt``
    """
    if _ENTITY.search(data):
        raise ExtractError("entities")
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = lxml_html.document_fromstring(_decode(data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractError("corrupt") from error
    reader = _Reader()
    reader.walk(root)
    return reader.out.text()


class _Reader:
    """Walks through the page with a stack of its own, a paragraph at a time."""

    def __init__(self):
        self.out = Paragraphs()
        self._parts, self._bullet, self._lists = [], False, 0
        self._heading = 0

    def walk(self, root):
        stack = [(root, iter(root))]
        self._open(root)
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(element)
                if stack:
                    self._say(element.tail, element.getparent())
            elif not isinstance(child.tag, str) or child.tag in _LEFT_OUT:
                self._say(child.tail, element)
            else:
                if len(stack) > MAX_DEPTH:
                    raise ExtractError("too_heavy")
                self._open(child)
                stack.append((child, iter(child)))
        self._flush()

    def _open(self, element):
        tag = element.tag
        if tag == "br":
            self._parts.append("\n")
        elif tag in ("td", "th") and element.getprevious() is not None:
            self._parts.append("\t")
        elif tag in _BLOCKS and tag not in ("td", "th") and not _in_cell(element):
            self._flush()
        if tag in _HEADINGS:
            self._heading = int(tag[1])
        if tag in ("ul", "ol"):
            self._lists += 1
        if tag == "li":
            self._bullet = True
        self._say(element.text, element)

    def _close(self, element):
        if element.tag in ("ul", "ol"):
            self._lists -= 1
        if element.tag in _BLOCKS and element.tag not in ("td", "th"):
            if _in_cell(element):
                self._parts.append(" ")
            else:
                self._flush()
        if element.tag in _HEADINGS:
            self._heading = 0

    def _say(self, text, within):
        if not text:
            return
        kept = within is not None and within.tag == "pre"
        self._parts.append(text if kept else squeeze(text))

    def _flush(self):
        text = "".join(self._parts)
        self._parts = []
        if text.strip():
            level = max(self._lists - 1, 0)
            heading = 0 if self._bullet else self._heading
            self.out.add(text, bullet=self._bullet, level=level, heading=heading)
            self._bullet = False


def _in_cell(element):
    parent = element.getparent()
    return parent is not None and parent.tag in ("td", "th")


def _decode(data):
    named = _CHARSET.search(data[:2048])
    names = [named[1].decode("ascii")] if named else []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        names = ["utf-16"]
    for name in [*names, "utf-8-sig", "cp1252"]:
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        # lxml refuses text that names an encoding of its own
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    raise ExtractError("encoding")
