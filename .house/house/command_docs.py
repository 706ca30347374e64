"""``./dev screenshots`` and ``./dev bench``: what others write, run here."""

import json
import os

from .command_run import Server
from .command_test import environment
from .console import Failure, say
from .process import call, tail

SCREENSHOTS = "docs/screenshots.py"
BENCHES = "tests/bench"
QUIET = ("--no-http", "--log-level=warn")


# The links in mails to members of the demo: the last line that this prints.
SIGNED_LINKS = """
import json
member = env.ref("cafe_partage_module.member_omslag_lamplicht")
person = env.ref("cafe_partage_module.partner_mira")
registration = env.ref("cafe_partage_module.registration_open_leen")
report = env.ref("cafe_partage_module.report_review")
reader = env.ref("cafe_partage_module.reader_review_pieter")
print(json.dumps({
    "CAFE_SIGNED_DRIVERS": env["cafe.driver.confirmation"]._get_url(member, person),
    "CAFE_SIGNED_REGISTRATION": registration._get_my_url(),
    "CAFE_SIGNED_REPORTER": report.reporter_url,
    "CAFE_SIGNED_REVIEW": reader.review_url,
}))
"""


def screenshots(house):
    """Runs the script that makes the pictures, with the demo served.

    It finds the address in ``CAFE_URL``, links as people get them by mail in
    ``CAFE_SIGNED_DRIVERS`` and the others of ``SIGNED_LINKS``, and ``chromium`` in its
    path.
    """
    script = house.checkout.root / SCREENSHOTS
    if not script.is_file():
        raise Failure(f"There is no {SCREENSHOTS} yet.")
    house.get_ready(("chromium",))
    with house.postgres.running():
        with Server(house, house.databases.demo(), log="screenshots") as server:
            server.wait_until_it_answers()
            variables = {
                **environment(house),
                "CAFE_URL": server.url,
                **_signed_links(house),
            }
            command = [house.venv.python, script]
            return call(command, env=variables, capture_output=False).returncode


def _signed_links(house):
    done = call(
        house.odoo.command("shell", "-d", house.databases.demo(update=False), *QUIET),
        env=house.odoo.environment(),
        input=SIGNED_LINKS,
    )
    if done.returncode:
        raise Failure("The demo gives no link for a mail.", detail=tail(done.stderr))
    return json.loads(done.stdout.splitlines()[-1])


def bench(house, name=None):
    """Runs one benchmark, or all, in Odoo's shell on a copy of the template.

    A benchmark is ``tests/bench/<name>.py``; it finds ``env``, and prints.
    """
    folder = house.checkout.root / BENCHES
    found = {path.stem: path for path in sorted(folder.glob("[!_]*.py"))}
    if name and name not in found:
        known = f"There are: {', '.join(found)}." if found else "There is none yet."
        raise Failure(f"There is no benchmark “{name}”. {known}")
    if not found:
        say(f"No benchmark yet: they come in {BENCHES}/.")
        return 0
    house.get_ready(programs=None)
    with house.postgres.running():
        chosen = [found[name]] if name else found.values()
        return max(_bench(house, path) for path in chosen)


def _bench(house, path):
    databases = house.databases
    template = databases.addon_template()
    with databases.temporary(template, f"bench_{os.getpid()}") as database:
        say(f"{path.stem}:")
        with open(path, "rb") as script:
            return call(
                house.odoo.command("shell", "-d", database, *QUIET),
                env=environment(house),
                stdin=script,
                capture_output=False,
            ).returncode
