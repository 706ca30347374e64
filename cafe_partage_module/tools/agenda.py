"""The shape of an agenda: what its points are, and in which order they stand."""

# What a point of an agenda can be, in the order of a session.
KINDS = [
    ("introduction", "Introduction"),
    ("discussion", "Discussion"),
    ("lessons", "Lessons"),
    ("follow_up", "Follow-up"),
]


def place_before(items, added, is_last):
    """Put new points before the last part of an agenda.

    :param items: list of points, in order
    :param added: list of points that are not among them
    :param is_last: function of a point; whether it belongs to the last part
    :return: list of all points, in their new order

    >>> place_before(["a", "z"], ["n"], lambda item: item == "z")
    ['a', 'n', 'z']
    >>> place_before(["a"], ["n"], lambda item: False)
    ['a', 'n']
    """
    at = next((i for i, item in enumerate(items) if is_last(item)), len(items))
    return [*items[:at], *added, *items[at:]]
