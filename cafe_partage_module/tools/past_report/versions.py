"""Which version of a report it is: a line of ours, below the facts of the session."""

import re

from .dates import find_date
from .words import fold

_VERSION = re.compile(r"(?:versie|version) \d{1,3}, ")
_REACH = 15  # lines from the top


def take_version(lines, first_below):
    """Take "Versie 2, 7 maart 2026: namen verbeterd" out of the lines.

    It says something of the text, not of the session: its date and number are no facts.

    :param first_below: number of the first line below the people list, or None
    :returns: ``(lines of the version, other lines)``
    """
    for index, line in enumerate(lines[:_REACH]):
        if first_below is not None and line.number >= first_below:
            break
        found = _VERSION.match(fold(line.text))
        if not found or not find_date(line.text)[1]:
            continue
        end = index + 1
        while end < len(lines) and not _begins_anew(lines[end], first_below):
            end += 1
        if end < len(lines):
            lines[end].apart = True
        return lines[index:end], lines[:index] + lines[end:]
    return [], lines


def _begins_anew(line, first_below):
    is_below = first_below is not None and line.number >= first_below
    return is_below or bool(line.gap or line.page or line.apart or line.heading)
