"""Rows as lines of a CSV file that spreadsheet programs open as they should."""

import csv
import io

# tells Excel that the file is UTF-8
MARK = "\ufeff"
# what a spreadsheet would take for a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows):
    """
    :param rows: iterable of lists of str, int, float, bool or None
    :return: bytes of their lines

    >>> to_csv([["Zaad, vzw", 3, None], ["=1+1", -2.5, True]])
    b'"Zaad, vzw",3,\\r\\n\\'=1+1,-2.5,TRUE\\r\\n'
    """
    file = io.StringIO()
    csv.writer(file).writerows([_to_cell(value) for value in row] for row in rows)
    return file.getvalue().encode()


def _to_cell(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
