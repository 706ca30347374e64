"""Read what a member typed on a form of the website. Pure Python."""

from datetime import date

# Years that a person can mean.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def read_number(text):
    """A number as people write it, with a comma or a point.

    :param text: str, clean
    :return: float, or None where it is no number

    >>> read_number("12,5"), read_number("8"), read_number("acht"), read_number("1e9")
    (12.5, 8.0, None, None)
    """
    digits = text.replace(",", ".", 1)
    if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        return None
    return float(digits)


def read_date(text):
    """A day as a browser sends it.

    :param text: str, as in ``2026-11-24``
    :return: date, or None where it is no day

    >>> read_date("2028-02-29"), read_date("2027-02-29"), read_date("0026-01-01")
    (datetime.date(2028, 2, 29), None, None)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_id(text):
    """The number of a record.

    :param text: str, or a false value
    :return: int, or None where it is none

    >>> read_id("12"), read_id(""), read_id("-1"), read_id("9" * 30)
    (12, None, None, None)
    """
    text = text or ""
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    return int(text)
