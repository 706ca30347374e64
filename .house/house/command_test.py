"""``./dev test``: a fresh copy of the template, pytest on it, nothing left.

The whole suite runs in two goes: all but the rushes by several processes at a time,
each on a database of its own, and then the rushes, which measure time and need quiet.
"""

import os
import signal
import subprocess

from .console import say
from .process import die_with_parent, stop_on_signals
from .system import find

HOUSE_VARIABLE = "CAFE_HOUSE"  # tells tests where the checkout is
RUSHES = "tests/rush"
MOST_PROCESSES = 4


def run(house, arguments):
    """Gives pytest's exit code: of two goes, the first that is no success."""
    house.get_ready()
    with stop_on_signals(), house.postgres.running():
        template = house.databases.addon_template()
        codes = [
            _go(house, template, chosen)
            for chosen in ([arguments] if arguments else _everything())
        ]
    return next((code for code in codes if code), 0)


def _everything():
    """:return: list of lists of arguments for pytest, one for each go"""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    shared = ["-n", processes, "--dist", "loadgroup"] if processes > 1 else []
    return [[f"--ignore={RUSHES}", *shared], [RUSHES]]


def _go(house, template, arguments):
    name = f"test_{os.getpid()}"
    try:
        with house.databases.temporary(template, name) as database:
            return _pytest(house, database, arguments)
    finally:
        # those of processes that were killed
        for left in house.databases.names(name):
            house.databases.drop(left)


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
