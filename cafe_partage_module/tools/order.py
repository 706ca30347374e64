"""Numbers by which things stand in order."""

STEP = 10  # between two that follow each other


def find_number(numbers, place, step=STEP):
    """A number for one that comes among others, so that nothing else is numbered anew.

    :param numbers: list of int, of the others, in order
    :param place: int, how many of them stand before it
    :return: int, or None where there is no room: number them all

    >>> find_number([10, 20], 2), find_number([10, 20], 1), find_number([10, 20], 0)
    (30, 15, 0)
    >>> find_number([], 0)
    10
    >>> find_number([10, 11], 1) is None
    True
    """
    if place >= len(numbers):
        return numbers[-1] + step if numbers else step
    if not place:
        return numbers[0] - step
    before, after = numbers[place - 1 : place + 1]
    middle = (before + after) // 2
    return middle if before < middle < after else None
