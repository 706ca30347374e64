"""Throw-away databases, for tests that install, update or uninstall.

For use inside ``./dev test``::

    from house.scratch import scratch_database, change_addon, warnings_of_ours

    with scratch_database("deps") as database:
        log = change_addon(database, "init")  # or "update", "uninstall"
        assert not warnings_of_ours(log)
        answer = run_script(database, "print(env['event.event'].search_count([]))")

Each call runs Odoo in a process of its own, so it takes seconds: share one
database between the assertions of one story.
"""

import itertools
import os
from contextlib import contextmanager
from functools import cache

from .addon import NAME
from .command_test import HOUSE_VARIABLE
from .console import Failure
from .odoo import warnings_of_ours
from .process import call, tail
from .ready import House

COUNTER = itertools.count(1)
PROCESS = [name] if (name := os.environ.get("PYTEST_XDIST_WORKER")) else []
__all__ = ["change_addon", "run_script", "scratch_database", "warnings_of_ours"]
MODES = {"init": "install", "update": "upgrade", "uninstall": "uninstall"}


@cache
def house():
    """The house that runs these tests.

    :raises Failure: outside ``./dev test``
    """
    if HOUSE_VARIABLE not in os.environ:
        raise Failure("Scratch databases exist inside ./dev test only.")
    return House(os.environ[HOUSE_VARIABLE]).get_ready(programs=None, quiet=True)


@contextmanager
def scratch_database(template="addon"):
    """The real name of a new database, dropped at the end.

    :param template: ``addon`` (with the addon installed, no demo data), ``deps``
        (the modules that it stands on), ``demo`` (as ``./dev run`` shows it, made
        anew) or ``empty`` (not even Odoo's base)
    """
    databases = house().databases
    name = house().checkout.database(f"scratch_{os.getpid()}_{next(COUNTER)}")
    try:
        if template == "empty":
            databases.create(name)
        elif template == "demo":
            databases.fill_demo(name)
        elif template == "deps":
            databases.copy(databases.deps_template(), name)
        else:
            databases.copy(databases.addon_template(), name)
        yield name
    finally:
        databases.drop(name)


def change_addon(database, mode, module=NAME, options=()):
    """Installs (``init``), updates or uninstalls a module; gives Odoo's log.

    :param options: more of Odoo's own, for ``init`` and ``update``
    :raises Failure: when Odoo fails or, but for uninstalling, logs an error
    """
    odoo = house().odoo
    # processes that test at the same time write logs of their own
    log = "-".join(["scratch", mode, *PROCESS])
    if mode == "uninstall":
        return odoo.module(database, MODES[mode], module, log)
    option = {"init": "-i", "update": "-u"}[mode]
    return odoo.install(database, option, module, *options, log=log)


def run_script(database, script, options=()):
    """Runs Python text in Odoo's shell (with ``env``); gives what it prints.

    :param options: more of Odoo's own
    :raises Failure: when it ends with an error
    """
    odoo = house().odoo
    done = call(
        odoo.command(
            *("shell", "-d", database, "--no-http", "--log-level=warn"), *options
        ),
        env=odoo.environment(),
        input=script,
    )
    if done.returncode:
        raise Failure("The script failed.", detail=tail(done.stderr))
    return done.stdout
