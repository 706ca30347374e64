"""What changed between two versions of a report, passage by passage.

Pure Python. A passage that was rewritten is found by its likeness, so that it reads as
one change and not as two.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from .passages import split_passages

HEADING = re.compile(r"<h[1-6]\b")
# Less alike than this is another passage.
ALIKE = 0.4
# Beyond this product of numbers of passages only the place counts.
MOST_PAIRS = 900


@dataclass(frozen=True)
class PassageChange:
    """``kind`` is ``added``, ``removed``, ``changed``, or ``dressed``: the words are
    the same, and something else of it is not (a link, a picture, bold).

    ``heading`` (str) is what it stands under; ``old`` and ``new`` are plain text.
    """

    kind: str
    heading: str
    old: str = ""
    new: str = ""


def diff_passages(old, new):
    """Compare two texts.

    :param old: str with HTML, or a false value, as is ``new``
    :return: list of :class:`PassageChange`, in the order of reading

    >>> for change in diff_passages(
    ...     "<h2>A</h2><p>We share a room.</p>",
    ...     "<h2>A</h2><p>We share a big room.</p><p>Who has a key?</p>",
    ... ):
    ...     print(change.kind, change.heading, change.new)
    changed A We share a big room.
    added A Who has a key?
    """
    before, after = split_passages(old), split_passages(new)
    matcher = SequenceMatcher(
        None, [p.key for p in before], [p.key for p in after], autojunk=False
    )
    changes, heading = [], ""
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            heading = _last_heading(after[j1:j2], heading)
            continue
        for was, becomes in _pair(before[i1:i2], after[j1:j2]):
            changes.append(_describe(was, becomes, heading))
            heading = _last_heading([becomes or was], heading)
    return changes


def count_changes(changes):
    """:return: dict of each kind that there is to how many

    >>> count_changes(diff_passages("", "<p>a</p><p>b</p>"))
    {'added': 2}
    """
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def _describe(was, becomes, heading):
    if not was:
        return PassageChange("added", heading, "", becomes.text)
    if not becomes:
        return PassageChange("removed", heading, was.text, "")
    same = was.text.split() == becomes.text.split()
    kind = "dressed" if same else "changed"
    return PassageChange(kind, heading, was.text, becomes.text)


def _last_heading(passages, heading):
    for passage in reversed(passages):
        if HEADING.match(passage.html):
            return passage.text
    return heading


def _pair(olds, news):
    """Bring together what became of what, and keep both orders.

    :return: list of tuples of two passages, one of which may be None
    """
    if len(olds) * len(news) > MOST_PAIRS:
        if len(olds) == len(news):
            return list(zip(olds, news, strict=True))
        return [*((old, None) for old in olds), *((None, new) for new in news)]
    return _pair_alike(olds, news, cache(_likeness))


def _pair_alike(olds, news, likeness):
    if olds and news:
        pairs = [(i, j) for i in range(len(olds)) for j in range(len(news))]
        i, j = max(pairs, key=lambda pair: likeness(olds[pair[0]], news[pair[1]]))
        if likeness(olds[i], news[j]) >= ALIKE:
            return [
                *_pair_alike(olds[:i], news[:j], likeness),
                (olds[i], news[j]),
                *_pair_alike(olds[i + 1 :], news[j + 1 :], likeness),
            ]
    return [*((old, None) for old in olds), *((None, new) for new in news)]


def _likeness(old, new):
    """:return: float from 0 to 1; a heading is like a heading only"""
    if bool(HEADING.match(old.html)) != bool(HEADING.match(new.html)):
        return 0
    words = old.text.split(), new.text.split()
    if not any(words):
        return 1
    matcher = SequenceMatcher(None, *words, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0
