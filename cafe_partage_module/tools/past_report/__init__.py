"""Read the plain text of a past session report into dated, named facts.

For others::

    text = decode_report(data)       # bytes of an uploaded file
    report = parse_report(text)      # PastReport, see ``model``
    PastReportError                  # .code and .line say what is wrong, and where
    missing_words(text, report)      # empty: what the text says is all in the report
    needs_kind, needs_item_kind      # what a report must print, to be read back

Everything is standard library, and takes time linear in the size of the text.
"""

from .completeness import missing_words
from .decoding import decode_report
from .leads import DASH, needs_item_kind, needs_kind
from .model import (
    Contribution,
    Item,
    Passage,
    PastReport,
    PastReportError,
    Person,
)
from .parse import parse_report

__all__ = [
    "DASH",
    "Contribution",
    "Item",
    "Passage",
    "PastReport",
    "PastReportError",
    "Person",
    "decode_report",
    "missing_words",
    "needs_item_kind",
    "needs_kind",
    "parse_report",
]
