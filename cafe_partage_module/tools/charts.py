"""Charts for paper: bars as SVG, which prints sharply at any size and in grey.

Pure Python (reportlab draws, lxml tidies). A chart shows its figures above its bars;
the page has the same ones in a table beside it.
"""

from lxml import etree
from reportlab.graphics import renderSVG
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

SVG = "{http://www.w3.org/2000/svg}"
# dark first, pale second: told apart without colour too
FILLS = ("#7a3b12", "#d9d2cc")
EDGE, INK = HexColor("#5b4636"), HexColor("#1f2328")
FONT = "Helvetica"  # to measure; what is printed follows the page
FAMILY = "'Open Sans', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
SIZE, SMALL = 8, 7
FOOT, HEAD, LEGEND = 16, 12, 14  # points below and above the bars


def bar_chart(title, labels, series, names=(), width=480, height=130):
    """Draw bars, one group for each label.

    :param title: str, told to who cannot look
    :param labels: list of str; of more than fit, some are left out
    :param series: one or two lists of numbers, as long as ``labels``; None: no bar
    :param names: of the series, for a legend; without it there is none
    :param width: in points, as is ``height``
    :return: str, an ``svg`` element; empty where there is nothing to draw

    >>> bar_chart("Members", [], [[]])
    ''
    >>> svg = bar_chart("Members", ["2025", "2026"], [[3, 5]])
    >>> svg.startswith("<svg") and svg.count("<rect") == 2
    True
    """
    if not labels:
        return ""
    drawing = Drawing(width, height)
    drawing.add(_bars(labels, series, width, height - (LEGEND if names else 0)))
    if names:
        _add_legend(drawing, names, height - SIZE - 1)
    return _tidy(renderSVG.drawToString(drawing), title)


def _bars(labels, series, width, height):
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 0, FOOT, width, height - FOOT - HEAD
    chart.data = [tuple(value or 0 for value in values) for values in series]
    chart.groupSpacing, chart.barSpacing = 6, 1
    most = max(max(values) for values in chart.data)
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, most or 1
    chart.valueAxis.visible = False
    axis = chart.categoryAxis
    axis.categoryNames = _thin_out(labels, width)
    axis.labels.fontName, axis.labels.fontSize = FONT, SIZE
    axis.labels.fillColor = INK
    axis.labels.dy = -2
    axis.visibleTicks = False
    axis.strokeColor = EDGE
    for number in range(len(series)):
        chart.bars[number].fillColor = HexColor(FILLS[number])
        chart.bars[number].strokeColor = EDGE
        chart.bars[number].strokeWidth = 0.5
    room = width / len(labels) / len(series) - chart.barSpacing
    chart.barLabels.fontName, chart.barLabels.fontSize = FONT, SMALL
    chart.barLabels.fillColor = INK
    chart.barLabels.nudge = SMALL
    chart.barLabelFormat = "values"
    chart.barLabelArray = [
        [_figure(value, room) for value in values] for values in series
    ]
    return chart


def _figure(value, room):
    """:return: str, the figure above a bar, where it fits"""
    text = "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"
    return text if stringWidth(text, FONT, SMALL) <= room + 4 else ""


def _thin_out(labels, width):
    """Leave out labels that would overlap; the last one stays.

    >>> _thin_out(["2023", "2024", "2025", "2026"], 60)
    ['', '2024', '', '2026']
    """
    widest = max(stringWidth(label, FONT, SIZE) for label in labels) + 4
    step = int(widest // (width / len(labels))) + 1
    last = len(labels) - 1
    return [
        label if (last - place) % step == 0 else ""
        for place, label in enumerate(labels)
    ]


def _add_legend(drawing, names, y):
    x = 0
    for name, fill in zip(names, FILLS, strict=False):
        drawing.add(
            Rect(
                x,
                y,
                SIZE,
                SIZE,
                fillColor=HexColor(fill),
                strokeColor=EDGE,
                strokeWidth=0.5,
            )
        )
        drawing.add(
            String(
                x + SIZE + 4, y + 1, name, fontName=FONT, fontSize=SIZE, fillColor=INK
            )
        )
        # a page's own font may be wider than the one that measures
        x += SIZE + 16 + 1.2 * stringWidth(name, FONT, SIZE)


def _tidy(svg, title):
    """:return: str, without what makes two charts on one page meddle with each other"""
    root = etree.fromstring(svg.encode())
    for element in list(root.iter(f"{SVG}clipPath", f"{SVG}desc")):
        element.getparent().remove(element)
    root.find(f"{SVG}title").text = title
    root.set("role", "img")
    root.set("aria-label", title)
    for element in root.iter():
        element.attrib.pop("id", None)
        if not element.get("transform", "-").strip():
            del element.attrib["transform"]
        style = element.get("style", "")
        if "clip-path" in style:
            del element.attrib["style"]
        elif f"font-family: {FONT}" in style:
            element.set("style", style.replace(FONT, FAMILY))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode").strip()
