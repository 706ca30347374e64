"""The line from a question brought to an effect reported, in both directions.

A chain is a graph: ``edges`` are pairs of keys, what came before and what came of it.
"""

# The steps of a chain, in their order.
STAGES = ("question", "insight", "conclusion", "followup", "effect")
STAGE_BY_KIND = {
    "question": "question",
    "concern": "question",
    "introduction": "insight",
    "experience": "insight",
    "tip": "insight",
    "insight": "insight",
    "conclusion": "conclusion",
    "proposal": "conclusion",
}


def reach(starts, edges):
    """What led to ``starts`` and what came of them, with themselves.

    What else came of an earlier step (a sister) is not part of it.

    :param starts: iterable of keys
    :param edges: iterable of pairs of keys; may go round
    :return: set of keys

    >>> sorted(reach("b", ["ab", "bc", "ad"]))
    ['a', 'b', 'c']
    """
    starts, edges = set(starts), list(edges)
    return _follow(starts, edges) | _follow(starts, [edge[::-1] for edge in edges])


def _follow(starts, edges):
    after = {}
    for first, second in edges:
        after.setdefault(first, set()).add(second)
    found, todo = set(starts), list(starts)
    while todo:
        for key in after.get(todo.pop(), ()):
            if key not in found:
                found.add(key)
                todo.append(key)
    return found


def join(keys, edges):
    """Go straight on where something between two keys is left out.

    :param keys: container of the keys that stay
    :param edges: iterable of pairs of keys
    :return: set of pairs of ``keys``

    >>> sorted(join("ac", ["ab", "bc"]))
    [('a', 'c')]
    """
    after = {}
    for first, second in edges:
        after.setdefault(first, set()).add(second)

    def next_kept(key, passed):
        for other in after.get(key, set()) - passed:
            if other in keys:
                yield other
            else:
                yield from next_kept(other, passed | {other})

    return {(key, other) for key in keys for other in next_kept(key, {key})}


def threads(keys, edges):
    """Split into chains that have nothing to do with one another.

    :param keys: list of keys, in the order in which they are told
    :param edges: iterable of pairs of ``keys``
    :return: list of lists of keys; what is linked to nothing is left out

    >>> threads("abcx", ["ab", "cb"])
    [['a', 'b', 'c']]
    """
    near = {}
    for first, second in edges:
        near.setdefault(first, set()).add(second)
        near.setdefault(second, set()).add(first)
    pairs = [(key, other) for key, others in near.items() for other in others]
    found, done = [], set()
    for key in keys:
        if key in near and key not in done:
            together = _follow({key}, pairs)
            done |= together
            found.append([other for other in keys if other in together])
    return found


def arrange(nodes, edges):
    """Put the nodes of a chain under its steps.

    :param nodes: dict of key to dict with ``stage``, in the order in which they are
        told
    :param edges: iterable of pairs of keys
    :return: list of a pair for each step that has any: its name, and a list of its
        nodes, each with ``key``, and ``before`` and ``after`` (lists of keys) added
    """
    edges = [pair for pair in edges if pair[0] in nodes and pair[1] in nodes]
    told = {
        key: {
            **node,
            "key": key,
            "before": sorted(first for first, second in edges if second == key),
            "after": sorted(second for first, second in edges if first == key),
        }
        for key, node in nodes.items()
    }
    steps = (
        (stage, [node for node in told.values() if node["stage"] == stage])
        for stage in STAGES
    )
    return [(stage, found) for stage, found in steps if found]
