"""The commands of ``./dev``, and their help."""

import argparse
import sys

from . import (
    command_clean,
    command_docs,
    command_i18n,
    command_lint,
    command_peers,
    command_run,
    command_test,
)
from .console import Failure, say
from .process import stop_on_signals
from .ready import House

HELP = """\
Café Partagé for Odoo: the one tool of this house.

  ./dev run [--fresh]            Odoo with the demo on 127.0.0.1, until Ctrl-C
                                 (--fresh makes the demo database anew)
  ./dev test [PYTEST ARGUMENTS]  every test, or those chosen: … -k seats
  ./dev lint [--fix]             all linters; prints nothing when all is fine

  ./dev shell [--db NAME]        Odoo's Python shell, or a script: … < script.py
  ./dev odoo ARGUMENTS…          Odoo itself, with our configuration:
                                 ./dev odoo -d mine -i cafe_partage_module
                                            --stop-after-init
  ./dev databases                the databases of this checkout
  ./dev scratch NAME [--from addon|deps|demo|empty]
                                 makes database NAME as a copy of a template
  ./dev drop NAME…               drops databases of this checkout

  ./dev i18n [--check]           exports the .pot, merges nl.po and fr.po, and
                                 reports what is untranslated
  ./dev peers                    Odoo's and OCA's tests, without and with ours
  ./dev bench [NAME]             the benchmarks
  ./dev screenshots              makes the screenshots of the documentation anew
  ./dev setup                    only sets up what is missing
  ./dev clean [--all]            drops databases and logs but no downloads
                                 (--all: the whole of .dev/)

The first command sets up what is missing, in .dev/: Odoo 19, Python packages, a
PostgreSQL. A set-up that was interrupted goes on where it stopped.

NAME of a database is short: “demo” is the demo of this checkout. Databases of
other checkouts, also on one PostgreSQL server, are out of reach.

Variables: PGHOST (and PGPORT, PGUSER, PGPASSWORD) use an existing PostgreSQL;
ODOO_HOME uses an existing checkout of Odoo 19.
"""


def main(root, arguments):
    """Runs one command; gives its exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0 if arguments else 2
    name, *rest = arguments
    command = COMMANDS.get(name)
    if not command:
        say(f"./dev knows no “{name}”. Its commands:\n\n{HELP}")
        return 2
    try:
        with stop_on_signals():
            return command(House(root), rest) or 0
    except (Failure, ValueError) as failure:
        say(f"\n{failure}")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def _parser(name, about):
    return argparse.ArgumentParser(prog=f"./dev {name}", description=about)


def _run(house, arguments):
    parser = _parser("run", "Serves Odoo with the demo on 127.0.0.1 until Ctrl-C.")
    parser.add_argument("--fresh", action="store_true", help="make the demo anew")
    return command_run.run(house, parser.parse_args(arguments).fresh)


def _lint(house, arguments):
    parser = _parser("lint", "Runs every linter; prints nothing when all is well.")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended")
    return command_lint.run(house, parser.parse_args(arguments).fix)


def _i18n(house, arguments):
    parser = _parser("i18n", "Exports the terms and merges the translations.")
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; exit 1 when something is out of date or missing",
    )
    return command_i18n.run(house, parser.parse_args(arguments).check)


def _peers(house, arguments):
    parser = _parser("peers", "Tests of Odoo and OCA, without and with the addon.")
    parser.add_argument(
        "--again", action="store_true", help="run the side without the addon again"
    )
    return command_peers.run(house, parser.parse_args(arguments).again)


def _bench(house, arguments):
    parser = _parser("bench", "Runs one benchmark, or all.")
    parser.add_argument("name", nargs="?")
    return command_docs.bench(house, parser.parse_args(arguments).name)


def _screenshots(house, arguments):
    _parser("screenshots", "Makes the screenshots anew.").parse_args(arguments)
    return command_docs.screenshots(house)


def _clean(house, arguments):
    parser = _parser("clean", "Drops what can be made again.")
    parser.add_argument("--all", action="store_true", help="the whole of .dev/")
    command_clean.run(house, parser.parse_args(arguments).all)


def _setup(house, arguments):
    _parser("setup", "Sets up what is missing.").parse_args(arguments)
    house.get_ready()


def _shell(house, arguments):
    parser = _parser("shell", "Odoo's shell; runs a script from standard input.")
    parser.add_argument("--db", "-d", default="demo", help="database (default: demo)")
    options, rest = parser.parse_known_args(arguments)
    house.get_ready(programs=None)
    with house.postgres.running():
        name = house.checkout.database(options.db)
        if options.db == "demo":
            # as it is: it may be served right now
            house.databases.demo(update=False)
        _must_exist(house, name)
        level = ["--log-level=warn"] if not sys.stdin.isatty() else []
        return house.odoo.foreground(*("shell", "-d", name, "--no-http", *level), *rest)


def _odoo(house, arguments):
    arguments = _with_real_database_names(house, arguments)
    house.get_ready(programs=None)
    with house.postgres.running():
        if not any(a.startswith(("-p", "--http-port")) for a in arguments):
            port = str(house.checkout.port("odoo"))
            if not arguments or arguments[0].startswith("-"):
                arguments += ["--http-port", port]
        return house.odoo.foreground(*arguments)


def _with_real_database_names(house, arguments):
    """``-d mine``, ``--db mine`` and ``--database=mine`` with our prefix."""
    done, is_name = [], False
    for argument in arguments:
        option, equals, value = argument.partition("=")
        if is_name:
            argument = house.checkout.database(argument)
        elif option in ("--db", "--database") and equals:
            argument = f"--database={house.checkout.database(value)}"
        elif argument == "--db":
            argument = "-d"
        is_name = argument in ("-d", "--database")
        done.append(argument)
    return done


def _databases(house, arguments):
    _parser("databases", "Lists this checkout's databases.").parse_args(arguments)
    house.get_ready(programs=None)
    with house.postgres.running():
        for name in house.databases.names():
            print(name.removeprefix(house.checkout.prefix))


def _scratch(house, arguments):
    parser = _parser("scratch", "Makes a database as a copy of a template.")
    parser.add_argument("name")
    sources = ("addon", "deps", "demo", "empty")
    parser.add_argument("--from", dest="source", choices=sources, default="addon")
    options = parser.parse_args(arguments)
    house.get_ready(programs=None)
    with house.postgres.running():
        name = house.checkout.database(options.name)
        if options.source == "empty":
            house.databases.create(name)
        else:
            templates = {
                "addon": house.databases.addon_template,
                "deps": house.databases.deps_template,
                "demo": house.databases.demo,
            }
            house.databases.copy(templates[options.source](), name)
    print(name)


def _drop(house, arguments):
    parser = _parser("drop", "Drops databases of this checkout.")
    parser.add_argument("names", nargs="+")
    options = parser.parse_args(arguments)
    house.get_ready(programs=None)
    with house.postgres.running():
        for name in options.names:
            _must_exist(house, house.checkout.database(name))
            house.databases.drop(house.checkout.database(name))


def _must_exist(house, name):
    if not house.databases.exists(name):
        short = name.removeprefix(house.checkout.prefix)
        raise Failure(
            f"There is no database “{short}” in this checkout.",
            f"./dev databases lists them; ./dev scratch {short} makes it.",
        )


COMMANDS = {
    "run": _run,
    "test": command_test.run,
    "lint": _lint,
    "shell": _shell,
    "odoo": _odoo,
    "databases": _databases,
    "scratch": _scratch,
    "drop": _drop,
    "i18n": _i18n,
    "peers": _peers,
    "bench": _bench,
    "screenshots": _screenshots,
    "setup": _setup,
    "clean": _clean,
}
