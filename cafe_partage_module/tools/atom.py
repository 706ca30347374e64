"""A list of entries as an Atom feed (RFC 4287)."""

import re

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
# What XML cannot hold.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make_feed(feed, entries):
    """Write a feed.

    :param feed: dict of str: ``id``, ``title``, ``author``, ``lang``, ``url`` (of the
        page), ``self`` (of the feed) and ``updated`` (ISO, for a feed without entries)
    :param entries: list of dicts of str: ``id``, ``title``, ``url``, ``summary``,
        ``label``, ``published`` and ``updated`` (ISO)
    :return: bytes
    """
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed["lang"])
    _add(root, "id", feed["id"])
    _add(root, "title", feed["title"])
    updated = max((entry["updated"] for entry in entries), default=feed["updated"])
    _add(root, "updated", updated)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed["self"])
    _add(root, "link", rel="alternate", type="text/html", href=feed["url"])
    _add(_add(root, "author"), "name", feed["author"])
    for entry in entries:
        element = _add(root, "entry")
        for name in ("id", "title", "updated", "published", "summary"):
            _add(element, name, entry[name])
        _add(element, "link", rel="alternate", type="text/html", href=entry["url"])
        if entry["label"]:
            _add(element, "category", term=entry["label"])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent, name, text=None, **attributes):
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    for key, value in attributes.items():
        element.set(key, NOT_XML.sub("", value))
    element.text = NOT_XML.sub("", text) if text else None
    return element
