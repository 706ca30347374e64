"""Debian packages without root.

apt works here in a private state folder: own lists, own cache, no installed
packages. The mirror is the one that the machine's apt is configured with; it
is asked for each time and written down nowhere but in that folder.
"""

import os
import re
import shutil
from pathlib import Path

from .checkout import write_whole
from .console import Failure
from .process import call, run_logged

KEYRINGS = ("debian-archive-keyring.gpg", "debian-archive-keyring.pgp")
ADVICE = (
    "look at the network and at the machine's apt sources, then run the same "
    "command again: it goes on where it stopped. With an Odoo 19 checkout at "
    "hand, ODOO_HOME=/path/to/it ./dev … needs no download of Odoo."
)


class Apt:
    """A private apt: ``update()`` with the suites to take from, ``unpack()``."""

    def __init__(self, checkout):
        self.checkout = checkout
        self.folder = checkout.path("apt", "state").parent

    def _options(self):
        folder = self.folder
        options = {
            "Dir::Etc::sourcelist": folder / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State": folder,
            "Dir::State::status": folder / "status",
            "Dir::Cache": folder / "cache",
            "Dir::Log": folder / "log",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "APT::Sandbox::User": "root",
        }
        return [
            part
            for name, value in options.items()
            for part in ("-o", f"{name}={value}")
        ]

    def update(self, suites, step=None):
        """Fetches the package lists of these suites."""
        mirror = self.mirror()
        for name in ("lists/partial", "cache/archives/partial", "log"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").touch()
        signed = next((p for p in map(_keyring, KEYRINGS) if p.exists()), None)
        option = f"[signed-by={signed}] " if signed else ""
        lines = [f"deb {option}{mirror} {suite} main\n" for suite in suites]
        write_whole(self.folder / "sources.list", "".join(lines))
        self._run(["update"], "apt could not fetch the list of packages", step)

    def mirror(self):
        """The address that the machine's apt takes Debian's own packages from.

        :raises Failure: where apt knows none
        """
        if not shutil.which("apt-get"):
            raise Failure(
                "There is no apt on this machine to get Odoo 19 with.",
                "use a Debian machine, or point ODOO_HOME at an Odoo 19 checkout.",
            )
        listed = call(["apt-get", "update", "--print-uris"]).stdout
        found = [
            match.groups()
            for match in re.finditer(r"'(\S+?)/dists/([\w-]+)/InRelease'", listed)
        ]
        for address, suite in sorted(found, key=lambda pair: pair[1] != own_suite()):
            if re.search(r"/debian/?$", address) or suite == own_suite():
                return address
        raise Failure(
            "The machine's apt has no source of Debian packages.",
            "add Debian's own to /etc/apt/sources.list.d, or point ODOO_HOME at an "
            "Odoo 19 checkout.",
        )

    def unpack(self, packages, tree, step=None):
        """Downloads packages and unpacks them together in folder ``tree``."""
        debs = self.folder / "debs"
        debs.mkdir(exist_ok=True)
        self._run(
            ["download", *packages],
            f"apt could not download {' '.join(packages)}",
            step,
            cwd=debs,
        )
        for deb in sorted(debs.glob("*.deb")):
            if step:
                step.detail(f"unpacking {deb.name.split('_')[0]}")
            run_logged(
                ["dpkg", "-x", deb, tree],
                self.checkout.log_dir / "dpkg.log",
                f"{deb.name} could not be unpacked",
                "look whether the disk is full, then run the same command again.",
            )
        shutil.rmtree(debs)

    def _run(self, arguments, what, step, **options):
        run_logged(
            ["apt-get", *self._options(), "-q", *arguments],
            self.checkout.log_dir / "apt.log",
            what,
            ADVICE,
            on_line=step and (lambda line: step.detail(line[:80])),
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            **options,
        )


def _keyring(name):
    return Path("/usr/share/keyrings") / name


def own_suite():
    """The code name of this machine's Debian, such as ``bookworm``."""
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        release = ""
    match = re.search(r'^VERSION_CODENAME="?(\w+)', release, re.MULTILINE)
    return match[1] if match else "stable"
