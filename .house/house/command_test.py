"""``./dev test``: a fresh copy of the template, pytest on it, nothing left.

The whole suite runs in two goes: most tests by several processes at a time, each on
a database of its own, and then those that need the machine for themselves: browsers,
which wait for a page no longer than so long, and rushes, which measure time.
"""

import os
import signal
import subprocess

from .console import Failure, say
from .process import call, die_with_parent, stop_on_signals, tail
from .system import find

HOUSE_VARIABLE = "CAFE_HOUSE"  # tells tests where the checkout is
ALONE = "alone"  # the mark that tests/conftest.py gives
MOST_PROCESSES = 4
# Else each browser test makes all scripts and styles anew, and takes them back.
MAKE_ASSETS = """
for website in [env["website"], *env["website"].search([])]:
    env["ir.qweb"].with_context(website_id=website.id)._pregenerate_assets_bundles()
env.cr.commit()
"""


def run(house, arguments):
    """Gives pytest's exit code: of two goes, the first that is no success."""
    house.get_ready()
    with stop_on_signals(), house.postgres.running():
        template = house.databases.addon_template()
        if arguments:
            return _go(house, template, arguments)
        codes = [
            _go(house, template, _share_out(f"not {ALONE}")),
            _go(house, template, ["-m", ALONE], MAKE_ASSETS),
        ]
    return next((code for code in codes if code), 0)


def _share_out(marks):
    """:return: list of arguments for pytest, to run these by several processes"""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    shared = ["-n", processes, "--dist", "loadgroup"] if processes > 1 else []
    return ["-m", marks, *shared]


def _go(house, template, arguments, script=None):
    """Run pytest on a copy of the template, in which Odoo ran ``script`` before."""
    name = f"test_{os.getpid()}"
    try:
        with house.databases.temporary(template, name) as database:
            if script:
                _prepare(house, database, script)
            return _pytest(house, database, arguments)
    finally:
        # those of processes that were killed
        for left in house.databases.names(name):
            house.databases.drop(left)


def _prepare(house, database, script):
    odoo = house.odoo
    done = call(
        odoo.command("shell", "-d", database, "--no-http", "--log-level=warn"),
        env=odoo.environment(),
        input=script,
    )
    if done.returncode:
        raise Failure("The database is not ready for tests.", detail=tail(done.stderr))


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
    # each process copies its database with PostgreSQL's own programs
    programs = str(house.postgres.programs)
    variables["PATH"] = os.pathsep.join([variables["PATH"], programs])
    return variables
