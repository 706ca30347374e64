"""Bring three texts together: as it was, as somebody made it, as it would be anew.

Pure Python. What one of both changed is that one's change; what both changed, each in
another way, is a conflict, which people settle.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from .passages import TOKEN, is_balanced


@dataclass(frozen=True)
class Chunk:
    """A piece of three texts: lists that stand in each other's place.

    ``kind`` is ``same``, ``mine`` (only I changed it), ``theirs`` (only they did) or
    ``conflict``.
    """

    kind: str
    base: list
    mine: list
    theirs: list


def merge_three(base, mine, theirs, key=lambda item: item):
    """Cut three lists in chunks, in the order of reading.

    :param base: list, as it was
    :param mine: list, as I made it
    :param theirs: list, as they made it
    :param key: function of an item to what makes it the same as another
    :return: list of :class:`Chunk`

    >>> [c.kind for c in merge_three("abc", "abXc", "Abc")]
    ['theirs', 'same', 'mine', 'same']
    """
    chunks, (b0, m0, t0) = [], (0, 0, 0)
    keys = [[key(item) for item in items] for items in (base, mine, theirs)]
    for (b1, b2), (m1, m2), (t1, t2) in [*_find_same(*keys), _end(base, mine, theirs)]:
        chunks += _between(base[b0:b1], mine[m0:m1], theirs[t0:t1], key)
        if b2 > b1:
            chunks.append(Chunk("same", base[b1:b2], mine[m1:m2], theirs[t1:t2]))
        b0, m0, t0 = b2, m2, t2
    return chunks


def common_base(mine, theirs, key=lambda item: item):
    """What two texts share, where nobody knows what they come from.

    >>> common_base(list("abc"), list("axc"))
    ['a', 'c']
    """
    pair = [[key(item) for item in items] for items in (mine, theirs)]
    blocks = SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks()
    return [item for i, _j, size in blocks for item in mine[i : i + size]]


def merge_words(base, mine, theirs):
    """Bring both changes of one passage together, where they touch other words.

    :param base: str, HTML of one element, as are the others
    :return: str, or None where both changed the same words

    >>> merge_words("<p>a b c d</p>", "<p>a B c d</p>", "<p>a b c D</p>")
    '<p>a B c D</p>'
    >>> merge_words("<p>a b</p>", "<p>a c</p>", "<p>a d</p>")
    """
    chunks = merge_three(*(TOKEN.findall(text) for text in (base, mine, theirs)))
    if any(chunk.kind == "conflict" for chunk in chunks):
        return None
    merged = "".join(
        "".join(chunk.theirs if chunk.kind == "theirs" else chunk.mine)
        for chunk in chunks
    )
    return merged if is_balanced(merged) else None


def _end(*texts):
    return tuple((len(text), len(text)) for text in texts)


def _find_same(base, mine, theirs):
    """Yield three spans, where all texts say the same."""
    ours = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    others = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(ours) and j < len(others):
        (b1, m1, size1), (b2, t2, size2) = ours[i], others[j]
        begin, end = max(b1, b2), min(b1 + size1, b2 + size2)
        if begin < end:
            yield (
                (begin, end),
                (m1 + begin - b1, m1 + end - b1),
                (t2 + begin - b2, t2 + end - b2),
            )
        if b1 + size1 < b2 + size2:
            i += 1
        else:
            j += 1


def _between(base, mine, theirs, key):
    """The chunks of a piece where not all three say the same."""
    if len(base) == len(mine) == len(theirs) and len(base) > 1:
        return [
            chunk
            for trio in zip(base, mine, theirs, strict=True)
            for chunk in _between(*([item] for item in trio), key)
        ]
    keys = [[key(item) for item in items] for items in (base, mine, theirs)]
    if not any(keys):
        return []
    if len(base) in (len(mine), len(theirs)) and len(mine) != len(theirs):
        # one side changed passages, the other put some before or after them
        other = keys[2] if len(base) == len(mine) else keys[1]
        for begin, rest in ((0, slice(1, None)), (-1, slice(None, -1))):
            if base and other and keys[0][begin] == other[begin]:
                one = _between(*([t[begin]] for t in (base, mine, theirs)), key)
                more = _between(base[rest], mine[rest], theirs[rest], key)
                return [*more, *one] if begin else [*one, *more]
    if keys[1] == keys[2]:
        kind = "same"
    elif keys[0] == keys[1]:
        kind = "theirs"
    elif keys[0] == keys[2]:
        kind = "mine"
    else:
        kind = "conflict"
    return [Chunk(kind, list(base), list(mine), list(theirs))]
