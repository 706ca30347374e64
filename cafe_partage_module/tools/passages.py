"""A report's text as passages: the smallest parts that are compared and changed.

Pure Python (lxml). A passage is a block of the text (heading, paragraph, table), or one
point of a list.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from lxml import html as lxml_html

LISTS = ("ul", "ol")
# What an editor adds, which nobody reads.
NOISE = re.compile(r'\s(?:data-oe-[\w-]+|class|style|id)="[^"]*"')
TOKEN = re.compile(r"<[^>]*>|\s+|[^<\s]+")
BREAK = re.compile(r"<br\s*/?>")
TAG = re.compile(r"<[^>]*>")
INLINE = re.compile(r"</?(?:a|b|code|del|em|font|i|ins|s|small|span|strong|u)\b")
VOID = re.compile(r"<(?:br|img|hr)\b|/>$")


@dataclass(frozen=True)
class Passage:
    """``html`` of a whole element, and the tag of the list that it is a point of."""

    html: str
    wrapper: str = ""

    @property
    def key(self):
        """What makes two passages the same for who reads them."""
        text = NOISE.sub("", self.html).replace("<br/>", "<br>")
        return self.wrapper, " ".join(text.split())

    @property
    def text(self):
        """What is read, with the line breaks."""
        found = lxml_html.fragment_fromstring(
            BREAK.sub("\n", self.html), create_parent="div"
        )
        lines = [" ".join(line.split()) for line in found.text_content().splitlines()]
        return "\n".join(line for line in lines if line)


def split_passages(html):
    """Cut a fragment of HTML in passages.

    :param html: str, or a false value
    :return: list of :class:`Passage`; comments, which nobody reads, are left out

    >>> [p.html for p in split_passages("<h2>A</h2><ul><li>b</li><li>c</li></ul>")]
    ['<h2>A</h2>', '<li>b</li>', '<li>c</li>']
    """
    html = str(html or "")
    if not html.strip():
        return []
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    root = lxml_html.fragment_fromstring(html, create_parent="div", parser=parser)
    passages = []
    if (root.text or "").strip():
        passages.append(Passage(_paragraph(root.text)))
    for element in root:
        tail, element.tail = element.tail, None
        points = list(element) if element.tag in LISTS else []
        if points and all(point.tag == "li" for point in points):
            for point in points:
                point.tail = None
                passages.append(Passage(_string(point), element.tag))
        else:
            passages.append(Passage(_string(element)))
        if (tail or "").strip():
            passages.append(Passage(_paragraph(tail)))
    return passages


def join_passages(passages):
    """Put passages together again; points of one kind of list that touch are one list.

    :param passages: iterable of :class:`Passage`
    :return: str, HTML

    >>> join_passages(split_passages("<p>a</p><ul><li>b</li><li>c</li></ul>"))
    '<p>a</p><ul><li>b</li><li>c</li></ul>'
    """
    parts, wrapper = [], ""
    for passage in passages:
        if passage.wrapper != wrapper:
            parts.append(f"</{wrapper}>" if wrapper else "")
            parts.append(f"<{passage.wrapper}>" if passage.wrapper else "")
            wrapper = passage.wrapper
        parts.append(passage.html)
    parts.append(f"</{wrapper}>" if wrapper else "")
    return "".join(parts)


def reword(html, text):
    """Change the words of a passage; its markup stays where the words stay.

    :param html: str, one element
    :param text: str, what is to be read, plain
    :return: str, one element

    >>> reword("<li><strong>Zaad:</strong> Dat kan.</li>", "Zaad: Dat kan niet.")
    '<li><strong>Zaad:</strong> Dat kan niet.</li>'
    """
    old = TOKEN.findall(BREAK.sub("\n", html))
    words = [index for index, token in enumerate(old) if not token.startswith("<")]
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    new = TOKEN.findall(escaped.strip().replace("\r\n", "\n"))
    if not words:
        return "".join([*old[:1], *new, *old[1:]]).replace("\n", "<br/>")
    begin = ""
    matcher = SequenceMatcher(
        None, [old[index] for index in words], new, autojunk=False
    )
    fresh = dict.fromkeys(words, "")
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if i2 - i1 == j2 - j1:
            fresh.update((words[i1 + n], new[j1 + n]) for n in range(i2 - i1))
        elif i1 < i2:
            fresh[words[i1]] = "".join(new[j1:j2])
        elif i1:
            fresh[words[i1 - 1]] += "".join(new[j1:j2])
        else:
            begin = "".join(new[j1:j2])
    if begin:
        fresh[words[0]] = begin + fresh[words[0]]
    tokens = [fresh.get(index, token) for index, token in enumerate(old)]
    return "".join(tokens).replace("\n", "<br/>")


def is_plain(html):
    """:return: bool, whether what is read is one run of words, which may be changed

    >>> is_plain("<p>a <b>b</b></p>"), is_plain("<table><td>a</td><td>b</td></table>")
    (True, False)
    """
    words = "".join(
        token if not TAG.fullmatch(token) else "" if INLINE.match(token) else " "
        for token in TOKEN.findall(BREAK.sub("\n", html))
    )
    return unescape(words).split() == Passage(html).text.split()


def is_balanced(html):
    """:return: bool, whether each element that opens also closes, in order

    >>> is_balanced("<p><b>a</b></p>"), is_balanced("<p><b>a</p></b>")
    (True, False)
    """
    stack = []
    for tag in TAG.findall(html):
        name = re.match(r"</?([\w-]+)", tag)
        if not name or VOID.search(tag):
            continue
        if not tag.startswith("</"):
            stack.append(name[1])
        elif not stack or stack.pop() != name[1]:
            return False
    return not stack


def _paragraph(text):
    element = lxml_html.Element("p")
    element.text = text.strip()
    return _string(element)


def _string(element):
    return lxml_html.tostring(element, encoding="unicode").replace("<br>", "<br/>")
