"""Many records like one that the ORM made, past the ORM."""


def clone(cr, table, row, count, **changes):
    """Copy a row so many times.

    :param cr: cursor
    :param table: str
    :param row: int, its id
    :param count: int
    :param changes: SQL by column; ``n`` is the number of the copy, from 1
    :return: list of int, the ids of the copies, in the order of their numbers
    """
    cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
        "AND column_name != 'id' AND is_generated = 'NEVER'",
        [table],
    )
    columns = {name: f'kept."{name}"' for (name,) in cr.fetchall()} | changes
    names = ", ".join(f'"{name}"' for name in columns)
    cr.execute(
        f"INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} "
        f"FROM {table} AS kept, generate_series(1, %s) AS n WHERE kept.id = %s "
        "ORDER BY n RETURNING id",
        [count, row],
    )
    return sorted(number for (number,) in cr.fetchall())
