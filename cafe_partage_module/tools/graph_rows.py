"""Rows of a graph as columns of numbers, as its readers want them."""

import numpy


def to_columns(names, rows):
    """
    :param names: list of str
    :param rows: iterable of tuples, a value for each name
    :return: dict of name to list

    >>> to_columns(["id", "name"], [(1, "a"), (2, "b")])
    {'id': [1, 2], 'name': ['a', 'b']}
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return dict(zip(names, map(list, columns), strict=True))


def join_periods(rows):
    """Periods of one membership in one circle that follow one another, as one.

    :param rows: iterable of tuples, in order of membership and time: what is the same
        for a seat (a tuple), its first day and the day after its last (int or None)
    :return: list of lists, the same

    >>> join_periods([(("m", 1), None, 5), (("m", 1), 5, 9), (("m", 2), 9, None)])
    [[('m', 1), None, 9], [('m', 2), 9, None]]
    """
    joined = []
    for key, start, end in rows:
        last = joined[-1] if joined else None
        if last and last[0] == key and last[2] is not None and last[2] == start:
            last[2] = end
        else:
            joined.append([key, start, end])
    return joined


def join_pairs(now, ever):
    """What two networks share, by the larger of two counts.

    :param now: three arrays of int: two positions, the lower first, and how many
    :param ever: ``tools.overlap.Pairs`` of positions
    :return: three arrays of int, as ``now``
    """
    two = ever.networks != ever.others
    columns = zip(
        now, (ever.networks[two], ever.others[two], ever.shared[two]), strict=True
    )
    firsts, seconds, shared = (numpy.concatenate(both) for both in columns)
    pairs, which = numpy.unique(
        numpy.stack([firsts, seconds], axis=1), axis=0, return_inverse=True
    )
    most = numpy.zeros(len(pairs), int)
    numpy.maximum.at(most, which.ravel(), shared)
    return pairs[:, 0], pairs[:, 1], most


def keep_nearest(firsts, seconds, counts, most):
    """Of pairs, those in which one is among the nearest of the other.

    :param firsts: array of int
    :param seconds: array of int, the other of each pair
    :param counts: array of int, what they share
    :param most: int, how many each keeps
    :return: array of bool, which pairs stay

    >>> keep_nearest([0, 0, 1], [1, 2, 2], [5, 3, 4], 1).tolist()
    [True, False, True]
    """
    number = numpy.arange(len(firsts))
    ends = numpy.r_[firsts, seconds]
    others = numpy.r_[seconds, firsts]
    order = numpy.lexsort((others, -numpy.r_[counts, counts], ends))
    ends = ends[order]
    begins = numpy.searchsorted(ends, ends, side="left")
    near = numpy.arange(len(ends)) - begins < most
    kept = numpy.zeros(len(number), bool)
    kept[numpy.r_[number, number][order][near].astype(int)] = True
    return kept
