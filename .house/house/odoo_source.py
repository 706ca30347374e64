"""Where Odoo's source comes from.

``ODOO_HOME`` points at an existing Odoo 19; without it, Debian's package is
unpacked in ``.dev/odoo``, with the few packages that its links lead to.
"""

import os
import re
import shutil
from pathlib import Path

from .aptget import Apt, own_suite
from .console import Failure, step
from .process import run_logged
from .stamps import fingerprint

PACKAGES = (
    "odoo-19",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
)
# Version 7 (sid) breaks Odoo's icons; these suites still have 4.7.
ICONS = "fonts-font-awesome"
ICON_SUITES = ("trixie", "bookworm", "bullseye")
# The package leaves this script out, and without it each backend browser test
# ends in a console error.
SEGMENTATION = "@mediapipe/selfie_segmentation@0.1.1675465747"
SEGMENTATION_FOLDER = "mail/static/lib/selfie_segmentation"


class OdooSource:
    """An Odoo 19 source: ``python_path`` has package ``odoo``."""

    def __init__(self, home):
        self.home = Path(home)
        self.python_path = self._find_python_path()

    def _find_python_path(self):
        for inner in ("", "usr/lib/python3/dist-packages"):
            if (self.home / inner / "odoo" / "release.py").is_file():
                return self.home / inner
        raise Failure(
            f"{self.home} holds no Odoo: odoo/release.py is missing.",
            "let ODOO_HOME point at the top folder of an Odoo 19 checkout, or "
            "leave it empty.",
        )

    @property
    def addons_paths(self):
        paths = (self.home / "addons", self.python_path / "odoo" / "addons")
        return [path for path in paths if path.is_dir()]

    @property
    def script(self):
        """What starts Odoo; several workers need a script, not ``-m odoo``."""
        for name in ("odoo-bin", "usr/bin/odoo"):
            if (self.home / name).is_file():
                return self.home / name
        return None

    @property
    def version(self):
        release = (self.python_path / "odoo" / "release.py").read_text("utf-8")
        match = re.search(r"version_info = \((\d+), (\d+)", release)
        return f"{match[1]}.{match[2]}" if match else "unknown"


def get_source(checkout, stamps):
    """Odoo's source, downloaded first when it is missing.

    :raises Failure: when it can't be had, or is no Odoo 19
    """
    home = os.environ.get("ODOO_HOME")
    if home:
        source = OdooSource(Path(home).expanduser().resolve())
    else:
        source = _unpacked(checkout, stamps)
    if source.version != "19.0":
        raise Failure(
            f"{source.home} is Odoo {source.version}, not 19.0.",
            "point ODOO_HOME at a checkout of branch 19.0.",
        )
    return source


def _unpacked(checkout, stamps):
    tree = checkout.path("odoo", "tree")
    key = fingerprint(PACKAGES, ICONS, icon_suite())
    if not stamps.is_fresh("odoo-source", key):
        _download(checkout, tree)
        stamps.write("odoo-source", key)
    source = OdooSource(tree)
    key = fingerprint(SEGMENTATION, key)
    if not stamps.is_fresh("odoo-segmentation", key):
        _add_segmentation(checkout, source)
        stamps.write("odoo-segmentation", key)
    return source


def icon_suite():
    """The machine's own suite, where its icon font is one that Odoo knows."""
    return own_suite() if own_suite() in ICON_SUITES else ICON_SUITES[0]


def _download(checkout, tree):
    fresh = tree.with_name("tree.new")
    with step("Odoo 19 from Debian (125 MB)") as progress:
        shutil.rmtree(fresh, ignore_errors=True)
        apt = Apt(checkout)
        apt.update(["sid", icon_suite()], progress)
        apt.unpack([*PACKAGES, f"{ICONS}/{icon_suite()}"], fresh, progress)
        shutil.rmtree(tree, ignore_errors=True)
        fresh.rename(tree)


def _add_segmentation(checkout, source):
    """Puts the script that Debian left out in its place, with npm."""
    target = source.addons_paths[-1] / SEGMENTATION_FOLDER
    target.mkdir(parents=True, exist_ok=True)
    if not shutil.which("npm"):
        # An empty script does: it only blurs the background of a video call.
        (target / "selfie_segmentation.js").write_text("// see npm\n")
        return
    with step("a script that Debian's Odoo lacks") as progress:
        folder = checkout.path("npm", "segmentation")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run_logged(
            ["npm", "pack", "--loglevel=error", SEGMENTATION],
            checkout.log_dir / "npm-pack.log",
            f"npm could not download {SEGMENTATION}",
            "look at the network, then run the same command again.",
            on_line=lambda line: progress.detail(line[:80]),
            cwd=folder,
        )
        shutil.unpack_archive(next(folder.glob("*.tgz")), folder)
        shutil.copy(folder / "package" / "selfie_segmentation.js", target)
