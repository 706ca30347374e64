"""Leave names and e-mail addresses out of text that everybody may read.

Pure Python (lxml for HTML). A name is found as a whole, however it is typed: case,
accents or none, kinds of space, quote and hyphen, invisible characters, markup and
line breaks between its parts, surname first, initial for the first name, a Dutch
genitive ("Peeters’", "Moens vraag"), a longer hyphenated surname. Where doubt is left,
the name goes: see :mod:`.redaction_names` for the spellings.
"""

import re
from urllib.parse import unquote

from lxml import html as lxml_html

from .redaction_names import INLINE_IMAGE, NameFinder, normalise_name

__all__ = ["find_names", "normalise_name", "redact_html", "redact_text"]

# Attributes that carry an address: without it when that names somebody.
URL_ATTRIBUTES = frozenset("href src srcset action cite data poster".split())
# Elements that stand inside a line of text; all others end a word.
INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
PROCESSING_INSTRUCTION = re.compile(r"<[?!](?!--).*?>", re.DOTALL)


def redact_text(text, names, replacement, emails=False):
    """Replace ``names`` in plain ``text``; all else stays as it is.

    :param text: str, or a false value
    :param names: iterable of str
    :param replacement: str that takes the place of each name
    :param emails: also replace every e-mail address, not only those of ``names``
    :return: str

    >>> redact_text("Zo zei Anna  De Vos.", ["Anna de Vos"], "…")
    'Zo zei ….'
    """
    text = text or ""
    return _replace(text, NameFinder(names, emails).find(text), replacement)


def find_names(text, names, emails=False):
    """What :func:`redact_text` would replace.

    :return: list of str, in the order of reading

    >>> find_names("Zo zei Anna  De Vos.", ["Anna de Vos"])
    ['Anna  De Vos']
    """
    return [text[start:end] for start, end in NameFinder(names, emails).find(text)]


def redact_html(html, names, replacement, emails=False):
    """Replace ``names`` in the text and the attributes of ``html``; drop its comments.

    A name is found also when markup stands between its parts, as in
    ``Anna <b>De Vos</b>``.

    :param html: str with a fragment of HTML, or a false value
    :param names: iterable of str
    :param replacement: str that takes the place of each name
    :param emails: also replace every e-mail address, not only those of ``names``
    :return: str with a fragment of HTML; ``html`` itself when it names nobody

    >>> redact_html("<p>Anna <b>De Vos</b> zei</p>", ["Anna De Vos"], "…")
    '<p>…<b></b> zei</p>'
    """
    html = str(html or "")
    finder = NameFinder(names, emails)
    if not html.strip():
        return html
    # remove_comments: what nobody sees may name somebody as well
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    root = lxml_html.fragment_fromstring(
        PROCESSING_INSTRUCTION.sub("", html), create_parent="div", parser=parser
    )
    changed = _redact_pieces(list(_walk(root)), finder, replacement)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            changed |= _redact_attribute(element, attribute, value, finder, replacement)
    if not changed and "<!" not in html and "<?" not in html:
        return html
    content = lxml_html.tostring(root, encoding="unicode")
    return content[len("<div>") : -len("</div>")]


def _redact_attribute(element, attribute, value, finder, replacement):
    """An address that names somebody goes; another attribute loses the name.

    :return: whether anything changed
    """
    if INLINE_IMAGE.match(value):
        return False
    found = finder.find(value)
    if attribute.split(":")[-1] in URL_ATTRIBUTES:
        if not found and not finder.is_in_address(unquote(value)):
            return False
        del element.attrib[attribute]
        return True
    if found:
        element.set(attribute, _replace(value, found, replacement))
    return bool(found)


def _walk(root):
    """Yield ``(element, "text" | "tail")`` in reading order, ``None`` between blocks.

    Iterative, so that deeply nested markup does not exhaust the stack.
    """
    steps = [("enter", root)]
    while steps:
        step, element = steps.pop()
        inline = element.tag in INLINE_TAGS
        if not inline:
            yield None
        if step == "leave":
            if element.tail and element is not root:
                yield element, "tail"
            continue
        if element.text:
            yield element, "text"
        steps.append(("leave", element))
        steps.extend(("enter", child) for child in reversed(element))


def _redact_pieces(pieces, finder, replacement):
    """Replace in the joined text; what is left goes back piece by piece.

    :return: whether anything changed
    """
    texts = ["\n" if p is None else getattr(p[0], p[1]) for p in pieces]
    found = finder.find("".join(texts))
    start = 0
    for piece, text in zip(pieces, texts, strict=True):
        end = start + len(text)
        inside = [span for span in found if span[0] < end and span[1] > start]
        if piece and inside:
            element, place = piece
            local = [(max(a - start, 0), min(b, end) - start) for a, b in inside]
            begins_here = inside[0][0] >= start
            setattr(element, place, _replace(text, local, replacement, begins_here))
        start = end
    return bool(found)


def _replace(text, spans, replacement, first=True):
    """Put ``replacement`` in place of each of ``spans``.

    :param spans: ascending list of ``(start, end)``
    :param first: whether the first one gets it too, or is only taken out
    """
    kept, position = [], 0
    for start, end in spans:
        kept.append(text[position:start])
        if first:
            kept.append(replacement)
        first, position = True, end
    kept.append(text[position:])
    return "".join(kept)
