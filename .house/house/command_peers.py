"""``./dev peers``: do the tests of Odoo and OCA still pass with our addon?

Runs their tests with Odoo's own runner, on all modules that the addon stands
on, without it and with it, and prints what fails only with it.
"""

import json
import os
import re
from dataclasses import asdict, dataclass, field

from .checkout import write_whole
from .console import say, step
from .process import run_logged
from .stamps import fingerprint

MODULES = (
    "event",
    "website_event",
    "mass_mailing",
    "mass_mailing_event",
    "portal",
    "membership",
    "partner_event",
)
STARTED = re.compile(r" odoo\.addons\.([\w.]+): Starting (\w+)\.(\w+) \.\.\.")
FAILED = re.compile(
    r" odoo\.addons\.([\w.]+): (?:FAIL|ERROR): (?:Subtest )?(\w+)\.(\w+)"
)
# All modules are loaded before the first test, so that ours is there for each.
SCRIPT = """
from odoo.tests.shell import run_tests
env["ir.qweb"]._pregenerate_assets_bundles()
env.cr.commit()
run_tests(env, {tags!r}, {modules!r})
"""


@dataclass
class Outcome:
    started: list = field(default_factory=list)
    failed: list = field(default_factory=list)


def run(house, again=False):
    """Gives 1 when something fails with the addon that passes without it."""
    house.get_ready(("chromium",))
    databases = house.databases
    with house.postgres.running():
        without = _without(house, again)
        template = databases.addon_template()
        with_addon = _side(house, template, "with the addon")
        fresh = sorted(set(with_addon.failed) - set(without.failed))
        if fresh:
            # browser tests fail by chance now and then: what counts fails twice
            again = _side(house, template, "once more", fresh)
            with_addon.failed = [
                name
                for name in with_addon.failed
                if name not in fresh or name in again.failed
            ]
            for name in sorted(set(fresh) - set(again.failed)):
                say(f"  ! failed once, then passed: {name}")
    return _compare(without, with_addon)


def _without(house, again):
    """The side without the addon: the same until a version changes."""
    key = fingerprint(house.databases.deps_key(), MODULES, SCRIPT)
    store = house.checkout.path("peers", "without.json")
    if not again and house.stamps.is_fresh("peers", key) and store.exists():
        return Outcome(**json.loads(store.read_text("utf-8")))
    template = house.databases.deps_template()
    outcome = _side(house, template, "without the addon")
    write_whole(store, json.dumps(asdict(outcome), indent=1))
    house.stamps.write("peers", key)
    return outcome


def _side(house, template, title, names=()):
    """Runs their tests, all or those of these names, on a copy of ``template``."""
    log = house.checkout.log_dir / f"peers-{title.replace(' ', '-')}.log"
    outcome = Outcome()
    with (
        house.databases.temporary(template, f"peers_{os.getpid()}") as database,
        step(f"tests of Odoo and OCA, {title}") as progress,
    ):

        def follow(line):
            if match := STARTED.search(line):
                outcome.started.append(_name(match))
                progress.detail(f"{len(outcome.started)}: {outcome.started[-1]}")
            elif (match := FAILED.search(line)) and _name(match) not in outcome.failed:
                outcome.failed.append(_name(match))

        script = house.checkout.path("peers", "script.py")
        tags = ",".join(map(_tag, names or MODULES))
        script.write_text(SCRIPT.format(tags=tags, modules=list(MODULES)))
        _run_shell(house, database, script, log, follow)
    return outcome


def _run_shell(house, database, script, log, follow):
    port = str(house.checkout.port("peers"))
    command = house.odoo.command(
        *("shell", "-d", database, "--db-filter", f"^{database}$"),
        *("--http-port", port, "--max-cron-threads", "0"),
    )
    with open(script, "rb") as source:
        run_logged(
            command,
            log,
            "The tests could not be run",
            on_line=follow,
            env=house.odoo.environment(),
            stdin=source,
        )


def _name(match):
    module, case, method = match.groups()
    return f"{module.split('.')[0]}: {case}.{method}"


def _tag(name):
    """What chooses a module, or one test of it, in Odoo's runner."""
    module, _, test = name.partition(": ")
    return f"/{module}:{test}" if test else f"/{module}"


def _compare(without, with_addon):
    for title, side in (("without", without), ("with", with_addon)):
        say(f"{title:>8}: {len(side.started)} tests, {len(side.failed)} fail")
    fresh = sorted(set(with_addon.failed) - set(without.failed))
    mended = sorted(set(without.failed) - set(with_addon.failed))
    lost = sorted(set(without.started) - set(with_addon.started))
    for title, names in (
        ("fail only with the addon", fresh),
        ("did not run with the addon", lost),
        ("fail only without the addon", mended),
    ):
        if names:
            print(f"{len(names)} {title}:")
            print("".join(f"    {name}\n" for name in names), end="")
    if not fresh and not lost:
        print(f"No new failures in {len(with_addon.started)} tests.")
    return 1 if fresh or lost else 0
