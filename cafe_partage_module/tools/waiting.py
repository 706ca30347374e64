"""Places in a waiting line, and the seats that are left. Pure Python."""


def places_of(line):
    """The place of everybody in a line.

    :param line: iterable of hashable values, first in line first
    :return: dict of each value to its place, an int from 1

    >>> places_of(["b", "a"])
    {'b': 1, 'a': 2}
    """
    return {who: place for place, who in enumerate(line, start=1)}


class SeatLedger:
    """The seats that are left while several are given away at once.

    A seat has a limit by its slot, one by its ticket, both or none: each is looked up
    once, and one less with every seat that is taken.

    >>> left = {("am", None): 3, ("am", "child"): 1, ("am", "adult"): None}
    >>> ledger = SeatLedger(lambda slot, ticket: left[slot, ticket])
    >>> ledger.get_room("am", "child"), ledger.get_room("am", "adult")
    (1, 3)
    >>> ledger.take("am", "child")
    >>> ledger.get_room("am", "child"), ledger.get_room("am", "adult")
    (0, 2)
    """

    def __init__(self, look):
        """
        :param look: function of a slot and a ticket (None: of the whole slot) to the
            number of seats left, None for no limit
        """
        self._look = look
        self._left = {}

    def get_room(self, slot, ticket=None):
        """:return: int, seats left; None without a limit"""
        rooms = [self._get(slot, None)]
        if ticket:
            rooms.append(self._get(slot, ticket))
        rooms = [room for room in rooms if room is not None]
        return min(rooms) if rooms else None

    def has_room(self, slot, ticket=None):
        """:return: bool, whether there is a seat for one more"""
        room = self.get_room(slot, ticket)
        return room is None or room > 0

    def take(self, slot, ticket=None):
        """One seat less."""
        for key in {(slot, None), (slot, ticket or None)}:
            if self._get(*key) is not None:
                self._left[key] -= 1

    def _get(self, slot, ticket):
        key = (slot, ticket or None)
        if key not in self._left:
            self._left[key] = self._look(*key)
        return self._left[key]
