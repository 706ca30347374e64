"""What to tell people of an error."""


def root_cause(error):
    """The error that others were raised from, on one line.

    :param error: an exception
    :return: str

    >>> try:
    ...     try:
    ...         1 // 0
    ...     except ZeroDivisionError as inner:
    ...         raise ValueError("a long story") from inner
    ... except ValueError as outer:
    ...     root_cause(outer)
    'integer division or modulo by zero'
    """
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
