"""``./dev i18n``: the list of terms (.pot) and its translations (.po).

Odoo exports the terms of the installed addon; ``translations`` merges them, in
the virtual environment, where the library for these files is.
"""

import os
import shutil

from .addon import NAME
from .console import Failure, step
from .process import call, run_logged

TRANSLATIONS = ("nl.po", "fr.po")


def run(house, check=False):
    """Gives 1 when ``check`` finds the .pot out of date or terms untranslated."""
    house.get_ready(programs=None)
    exported = house.checkout.path("i18n", f"{NAME}.pot")
    with house.postgres.running():
        _export(house, exported)
    folder = house.addon.folder / "i18n"
    folder.mkdir(exist_ok=True)
    done = call(
        [
            *(house.venv.python, "-m", "house.translations"),
            *(["--check"] if check else []),
            *(exported, folder / exported.name),
            *(folder / name for name in TRANSLATIONS),
        ],
        env={**house.venv.environment(), "PYTHONPATH": os.fspath(house.tool_folder)},
        capture_output=False,
    )
    return done.returncode


def _export(house, target):
    if not house.addon.exists:
        raise Failure("There is no addon to take terms from.")
    template = house.databases.addon_template()
    with (
        house.databases.temporary(template, f"i18n_{os.getpid()}") as database,
        step("terms of the addon"),
    ):
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir(parents=True)
        run_logged(
            house.odoo.command(
                *("i18n", "export", "-d", database, "-l", "pot"),
                *("-o", target, NAME),
            ),
            house.checkout.log_dir / "i18n.log",
            "Odoo could not export the terms",
            env=house.odoo.environment(),
        )
