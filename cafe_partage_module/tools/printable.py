"""HTML that can be printed without asking any server for anything.

Pure Python (lxml). A printer inside a web request that asks the same server for a
picture or a style waits for itself as soon as every worker prints.
"""

from urllib.parse import urljoin

from lxml import html as lxml_html

# Elements that load something, or run.
LOADING_TAGS = frozenset(
    "applet audio base embed frame frameset iframe input link meta object script "
    "source style svg track video".split()
)
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LOADING_ATTRIBUTES = frozenset("srcset background poster data longdesc".split())


def printable_html(html, load_image, base_url):
    """Make ``html`` stand on its own, and keep headings with what they announce.

    :param html: str with a fragment of HTML, or a false value
    :param load_image: function of an ``src`` (str) to a ``data:`` address (str), or to
        None for an image that must not be shown: its description stands in its place
    :param base_url: str: links within the site lead there
    :return: str with a fragment of HTML that loads nothing

    >>> printable_html('<p>a<img src="/x.png" alt="kop"></p>', lambda src: None, "")
    '<p>akop</p>'
    """
    if not (html or "").strip():
        return ""
    root = lxml_html.fragment_fromstring(str(html), create_parent="div")
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in LOADING_TAGS:
            element.drop_tree()
        elif element.tag == "img":
            _embed(element, load_image)
        else:
            element.attrib.pop("src", None)
    for element in root.iter():
        _unload(element, base_url)
    for heading in list(root.iter(*HEADING_TAGS)):
        _keep_with_next(heading)
    content = lxml_html.tostring(root, encoding="unicode")
    return content[len("<div>") : -len("</div>")]


def _embed(image, load_image):
    source = image.get("src") or ""
    if not source.startswith("data:image/"):
        source = load_image(source)
    if source:
        image.set("src", source)
    else:
        image.tag = "span"
        image.text = image.attrib.pop("alt", "")
        image.attrib.pop("src", None)
        image.drop_tag()


def _keep_with_next(heading):
    """Put a heading in one unbreakable block with what follows: a paragraph, the first
    point of a list, or a lower heading. Printers know no other way."""
    following = heading.getnext()
    if following is None or (heading.tail or "").strip():
        return
    block = heading.makeelement("div", {"style": "page-break-inside: avoid"})
    heading.addprevious(block)
    block.append(heading)
    if following.tag in ("ul", "ol") and len(following) > 1:
        start = following.makeelement(following.tag, following.attrib)
        start.set("style", "margin-bottom: 0")
        start.append(following[0])
        if following.tag == "ol":
            following.set("start", str(int(following.get("start") or 1) + 1))
        following = start
    block.append(following)


def _unload(element, base_url):
    for attribute in LOADING_ATTRIBUTES.intersection(element.attrib):
        del element.attrib[attribute]
    style = element.get("style", "").lower()
    if "url(" in style or "@import" in style or "\\" in style:
        del element.attrib["style"]
    if element.get("href"):
        element.set("href", urljoin(base_url, element.get("href")))
