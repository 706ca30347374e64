"""``./dev clean``: drops what can be made again."""

import shutil

from .console import Failure, say
from .locks import alone

# What takes no download to make again.
QUICK = ("data", "log", "pytest_cache", "odoo.conf", "ports.json", "bin")


def run(house, everything=False):
    """Drops databases and logs; ``everything``: the whole of ``.dev``."""
    dev = house.checkout.dev
    if not dev.exists():
        return
    with alone(house.checkout, "setup"):
        if house.postgres.is_ours:
            house.postgres.clean()
        else:
            _drop_databases(house)
        house.stamps.forget("demo")
        for name in QUICK:
            path = dev / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if everything:
            shutil.rmtree(dev)
    say("Dropped .dev/." if everything else "Dropped databases, file stores and logs.")


def _drop_databases(house):
    """On a PostgreSQL that is not ours: only the databases that are."""
    try:
        listed = house.postgres.sql("SELECT datname FROM pg_database").splitlines()
    except Failure as failure:
        say(f"  ! The databases at PGHOST stay as they are: {failure.what}")
        return
    for name in listed:
        if name.startswith(house.checkout.prefix):
            house.postgres.sql(f'DROP DATABASE "{name}" WITH (FORCE)')
