"""``./dev test``: a fresh copy of the template, pytest on it, nothing left."""

import os
import signal
import subprocess

from .console import say
from .process import die_with_parent, stop_on_signals
from .system import find

HOUSE_VARIABLE = "CAFE_HOUSE"  # tells tests where the checkout is


def run(house, arguments):
    """Gives pytest's exit code."""
    house.get_ready()
    with stop_on_signals(), house.postgres.running():
        template = house.databases.addon_template()
        name = f"test_{os.getpid()}"
        with house.databases.temporary(template, name) as database:
            return _pytest(house, database, arguments)


def _pytest(house, database, arguments):
    if not find("chromium"):
        say("  ! browser tests will be skipped: there is no Chromium.")
    command = [
        *(house.venv.python, "-m", "pytest"),
        *("--odoo-database", database, "--odoo-http", "--odoo-log-level", "warn"),
        *arguments,
    ]
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=house.checkout.root,
        env=environment(house),
        stdin=None,
        preexec_fn=die_with_parent,
    )
    try:
        return process.wait()
    except KeyboardInterrupt:
        return _interrupted(process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _interrupted(process):
    """Lets pytest end its test and close what it opened, such as a browser.

    Ctrl-C has told it already; a signal to ``./dev`` alone has not.
    """
    for patience in (2, 20):
        try:
            return process.wait(patience) or 130
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
    return 130


def environment(house):
    """What tests find in their environment, besides Odoo's configuration."""
    variables = house.odoo.environment()
    variables[HOUSE_VARIABLE] = str(house.checkout.root)
    return variables
