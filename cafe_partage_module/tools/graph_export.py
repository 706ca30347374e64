"""A graph with dates as a file for other programs: a Kumu blueprint, or GEXF 1.3.

Kumu: https://docs.kumu.io/guides/import/blueprints. GEXF: https://gexf.net, with the
days between which nodes and edges are there as *spells*.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from lxml import etree

GEXF = "http://gexf.net/1.3"
NUMBERS = {int: "integer", float: "double", bool: "boolean"}


@dataclass(frozen=True)
class Node:
    """``key`` is unique in the graph; ``values`` (str, int, float, date, by label) tell
    more of it; it is there from ``start`` to ``end`` (dates, None for no limit)."""

    key: str
    label: str
    kind: str
    values: dict = field(default_factory=dict)
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Edge:
    """From the node with key ``source`` to ``target``; the rest as of ``Node``."""

    key: str
    source: str
    target: str
    kind: str
    directed: bool = False
    values: dict = field(default_factory=dict)
    start: date | None = None
    end: date | None = None


def write_kumu(nodes, edges, labels):
    """Write a graph as a Kumu blueprint.

    :param nodes: iterable of ``Node``
    :param edges: iterable of ``Edge``
    :param labels: dict with the words for ``start`` and ``end``
    :return: bytes of JSON
    """
    blueprint = {
        "elements": [
            {
                "id": node.key,
                "label": node.label,
                "type": node.kind,
                **_get_plain(node, labels),
            }
            for node in nodes
        ],
        "connections": [
            {
                "id": edge.key,
                "from": edge.source,
                "to": edge.target,
                "direction": "directed" if edge.directed else "undirected",
                "type": edge.kind,
                **_get_plain(edge, labels),
            }
            for edge in edges
        ],
    }
    return json.dumps(blueprint, ensure_ascii=False, indent=1).encode()


def _get_plain(part, labels):
    dates = {labels["start"]: part.start, labels["end"]: part.end}
    return {
        label: value.isoformat() if isinstance(value, date) else value
        for label, value in (part.values | dates).items()
        if value not in (None, "", False)
    }


def write_gexf(nodes, edges, title, modified):
    """Write a graph as GEXF 1.3.

    :param nodes: list of ``Node``
    :param edges: list of ``Edge``
    :param title: str
    :param modified: date of the file
    :return: bytes of XML
    """
    file = BytesIO()
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", {"version": "1.3"}, nsmap={None: GEXF}):
            with xml.element("meta", lastmodifieddate=modified.isoformat()):
                _write_text(xml, "creator", "Café Partagé")
                _write_text(xml, "description", title)
            # readers refuse a graph in which some edges have a direction
            kind = "directed" if any(e.directed for e in edges) else "undirected"
            attributes = {
                "mode": "dynamic",
                "defaultedgetype": kind,
                "timeformat": "date",
            }
            with xml.element("graph", attributes):
                node_columns = _write_columns(xml, "node", nodes)
                edge_columns = _write_columns(xml, "edge", edges)
                with xml.element("nodes"):
                    for node in nodes:
                        head = {"id": node.key, "label": _clean(node.label)}
                        _write_part(xml, "node", head, node, node_columns)
                with xml.element("edges"):
                    for edge in edges:
                        head = {
                            "id": edge.key,
                            "source": edge.source,
                            "target": edge.target,
                            "type": kind,
                        }
                        _write_part(xml, "edge", head, edge, edge_columns)
    return file.getvalue()


def _write_text(xml, tag, text):
    with xml.element(tag):
        xml.write(_clean(text))


def _write_columns(xml, parts_are, parts):
    """Declare what parts tell more of themselves.

    :return: dict of a label to the number of its column
    """
    types = {"kind": "string"}
    for part in parts:
        for label, value in part.values.items():
            if value is not None:
                types.setdefault(label, NUMBERS.get(type(value), "string"))
    with xml.element("attributes", {"class": parts_are, "mode": "static"}):
        for number, (label, kind) in enumerate(types.items()):
            column = {"id": str(number), "title": _clean(label), "type": kind}
            xml.write(etree.Element("attribute", column))
    return {label: str(number) for number, label in enumerate(types)}


def _write_part(xml, tag, head, part, columns):
    """A node or an edge, and the days between which it is there."""
    with xml.element(tag, head):
        with xml.element("attvalues"):
            for label, value in {"kind": part.kind, **part.values}.items():
                if value not in (None, ""):
                    shown = {"for": columns[label], "value": _clean(_to_text(value))}
                    xml.write(etree.Element("attvalue", shown))
        limits = {"start": part.start, "end": part.end}
        spell = {name: day.isoformat() for name, day in limits.items() if day}
        if spell:
            with xml.element("spells"):
                xml.write(etree.Element("spell", spell))


def _to_text(value):
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _clean(text):
    """Without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")
