"""What is printed on each page of a PDF beside its text: running heads and feet."""

import re
from collections import Counter

_MARGIN = 0.1  # of the height of a page: where heads and feet stand
_NUMBERED = re.compile(r"(?:^|\s)(\d{1,3}) ?(?:/|van|sur|of|de) ?(\d{1,3})$")


def without_feet(pages):
    """Leave out what repeats, but for figures, at the same height of each page, and
    feet that end with "1 / 3": which page it is, of how many.

    The first page, or the last, may be without. The first of the heads stays, for it
    may be the title.

    :param pages: list of ``(height, rows)``
    :return: list of rows, for each page
    """
    counts = Counter(
        place for height, rows in pages for place in {_place(height, r) for r in rows}
    )
    kept, seen = [], set()
    for number, (height, rows) in enumerate(pages, 1):
        kept.append([])
        for row in rows:
            place = _place(height, row)
            repeats = bool(place) and counts[place] >= max(2, len(pages) - 1)
            is_foot = row.y1 < _MARGIN * height
            if repeats and (is_foot or place in seen):
                continue
            if is_foot and _counts_pages(row, number, len(pages)):
                continue
            seen.add(place)
            kept[-1].append(row)
    return kept


def _place(height, row):
    """Where in the margin it stands and what it says; None outside the margins."""
    if _MARGIN * height < row.y1 and row.y0 < (1 - _MARGIN) * height:
        return None
    return round(row.y0 / 4), re.sub(r"\d+", "0", row.text())


def _counts_pages(row, number, count):
    found = _NUMBERED.search(row.text())
    return bool(found) and (int(found[1]), int(found[2])) == (number, count)
