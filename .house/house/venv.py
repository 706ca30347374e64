"""The virtual environment in ``.dev/venv``: Odoo's Python packages, the OCA
addons and the tools, each from a list in ``.house/pins``.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .aptget import Apt, own_suite
from .checkout import write_whole
from .console import Failure, step
from .process import call, run_logged
from .stamps import fingerprint

PINS = Path(__file__).resolve().parent.parent / "pins"
LISTS = {
    "odoo": "Python packages for Odoo",
    "tools": "database server, test runner and linters",
    "oca": "addons of the Odoo Community Association",
}
PIP_WHEEL = "python3-pip-whl"  # the Debian package that brings pip without root
PIP_ADVICE = (
    "look at the network (pip's settings are the machine's own), then run the same "
    "command again: it goes on where it stopped."
)


class Venv:
    def __init__(self, checkout, stamps):
        self.checkout = checkout
        self.stamps = stamps
        self.folder = checkout.path("venv")
        self.bin = self.folder / "bin"
        self.python = self.bin / "python"

    @property
    def site_packages(self):
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.folder / "lib" / version / "site-packages"

    def get_ready(self, source):
        """Makes the environment and installs what is missing in it."""
        base = self._make()
        self._show_odoo(source)
        key = fingerprint(base, str(source.python_path))
        for name, title in LISTS.items():
            pins = (PINS / f"{name}.txt").read_text("utf-8")
            key = fingerprint(key, pins)
            if not self.stamps.is_fresh(f"venv-{name}", key):
                self._install(name, title)
                self.stamps.write(f"venv-{name}", key)

    def _make(self):
        key = fingerprint(sys.version, sys.base_prefix, str(self.folder))
        if not self.stamps.is_fresh("venv", key) or not self.python.exists():
            with step(f"virtual environment for Python {sys.version.split()[0]}"):
                shutil.rmtree(self.folder, ignore_errors=True)
                self._create()
            self.stamps.write("venv", key)
        return key

    def _create(self):
        log = self.checkout.log_dir / "venv.log"
        command = [sys.executable, "-m", "venv", self.folder]
        if importlib.util.find_spec("ensurepip"):
            run_logged(command, log, "No virtual environment could be made", "")
            return
        # Debian splits pip off: take its wheel from there, without root
        run_logged(
            [*command, "--without-pip"], log, "No virtual environment could be made"
        )
        apt, tree = Apt(self.checkout), self.checkout.path("pip")
        apt.update([own_suite()])
        apt.unpack([PIP_WHEEL], tree)
        wheel = next(tree.glob("usr/share/python-wheels/pip-*.whl"), None)
        if not wheel:
            raise Failure("Debian's package has no pip in it.", "install python3-venv.")
        run_logged(
            [self.python, wheel / "pip", "install", "pip"],
            log,
            "pip could not be installed",
            PIP_ADVICE,
        )

    def _show_odoo(self, source):
        """Lets Python and pip see Odoo, so that OCA wheels find their ``odoo``.

        pip is told of no requirements: those of Debian's Odoo name packages that
        need a compiler, and newer versions than Odoo's own list.
        """
        write_whole(self.site_packages / "odoo19.pth", f"{source.python_path}\n")
        metadata = "Metadata-Version: 2.1\nName: odoo\nVersion: 19.0\n"
        information = self.site_packages / "odoo-19.0.dist-info"
        write_whole(information / "METADATA", metadata)

    def _install(self, name, title):
        with step(f"{title} (pip)") as progress:
            run_logged(
                [
                    *(self.python, "-m", "pip", "install", "--no-input"),
                    *("--disable-pip-version-check", "--no-compile"),
                    *("--prefer-binary", "-r", PINS / f"{name}.txt"),
                ],
                self.checkout.log_dir / f"pip-{name}.log",
                f"pip could not install the {title}",
                PIP_ADVICE,
                on_line=lambda line: progress.detail(line.strip()[:80]),
                env=self.environment(),
            )

    def environment(self):
        """The variables for programs of this environment."""
        environment = dict(os.environ)
        for name in ("PYTHONHOME", "PYTHONPATH"):
            environment.pop(name, None)
        environment["VIRTUAL_ENV"] = str(self.folder)
        paths = [str(self.bin), *environment.get("PATH", os.defpath).split(os.pathsep)]
        environment["PATH"] = os.pathsep.join(paths)
        return environment

    def versions(self, start):
        """The versions of installed packages whose name starts so, as a dict."""
        found = self.site_packages.glob(f"{start.replace('-', '_')}*.dist-info")
        pairs = (path.name[: -len(".dist-info")].rsplit("-", 1) for path in found)
        return dict(sorted(pairs))

    def run(self, *arguments):
        """Runs a Python snippet or module of the environment, output as text."""
        try:
            return call([self.python, *arguments], env=self.environment(), timeout=60)
        except subprocess.TimeoutExpired as error:
            raise Failure(f"{arguments[0]} does not answer.") from error
