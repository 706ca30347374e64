"""Read what people filled in on a registration form, before anything is kept.

A posted form is flat: each key starts with the place of a person on the form, as in
``1-question_brought`` or ``2-email-5``; place 0 stands for answers that count for
everybody. Pure Python.
"""

import re

# Most characters that a form takes; the inputs carry the same figures.
LIMITS = {
    "organisation_name": 120,
    "question_brought": 1000,
    "booker_name": 120,
    "booker_email": 254,
}

# Not text: everything below a space but tab and line feed, and "delete".
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean_lines(value):
    """White space around, Windows line ends and control characters go.

    :param value: str, or a false value
    :return: str, with ``\\n`` between lines

    >>> clean_lines("  Hoe\\r\\nverder?\\x00 ")
    'Hoe\\nverder?'
    """
    text = (value or "").replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL_CHARACTERS.sub("", text).strip()


def clean_line(value):
    """As ``clean_lines``, on one line with single spaces.

    >>> clean_line(" Huis\\n van   de Wijk ")
    'Huis van de Wijk'
    """
    return " ".join(clean_lines(value).split())


def split_by_person(posted):
    """Cut a posted form into one form for each person.

    :param posted: dict of keys as above to str; other keys do not count
    :return: list of dicts, in the form's order and numbered from 1 without gaps. The
        key is what follows the number, as in ``question_brought``; an answer for
        everybody is in each of them. Values are clean.

    >>> split_by_person({"2-name-1": "An ", "csrf_token": "x", "0-phone-3": "02"})
    [{'phone-3': '02', 'name-1': 'An'}]
    """
    general, people = {}, {}
    for key, value in posted.items():
        number, dash, name = key.partition("-")
        if not dash or not number.isascii() or not number.isdigit():
            continue
        if isinstance(value, str):
            place = int(number)
            answers = people.setdefault(place, {}) if place else general
            answers[name] = clean_lines(value)
    return [{**general, **people[place]} for place in sorted(people)]
