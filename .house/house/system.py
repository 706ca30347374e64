"""The two programs that come from Debian itself: browser and PDF engine."""

import os
import shutil
import subprocess
import sys

from .console import Failure, say, step
from .process import call, run_logged

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "wkhtmltopdf": ("wkhtmltopdf",),
}
# A sandboxed or offline machine refuses what a fresh browser asks of the
# network; Odoo itself passes the rest of what a test browser needs.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=DialMediaRouteProvider,OptimizationHints,Translate",
)


def find(package):
    """The path of the program that Debian's ``package`` installs, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS[package])), None)


def get_programs(checkout, needed=()):
    """Installs what is missing, where we may; else says what to type.

    :param needed: packages that the command can't do without
    :raises Failure: when one of those is missing
    """
    missing = [package for package in PROGRAMS if not find(package)]
    if missing:
        _install(checkout, missing)
        missing = [package for package in PROGRAMS if not find(package)]
    if "chromium" not in missing:
        _wrap_browser(checkout)
    line = "apt-get install --no-install-recommends " + " ".join(missing)
    if lacking := [package for package in needed if package in missing]:
        raise Failure(f"{' and '.join(lacking)} missing.", f"as root, type: {line}")
    if missing:
        say(f"  ! {' and '.join(missing)} missing. To get it, type as root: {line}")


def _install(checkout, packages):
    root = _root_command()
    if root is None or not shutil.which("apt-get"):
        return
    log = checkout.log_dir / "apt-install.log"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with step(f"{' and '.join(packages)} from Debian") as progress:
        for arguments in (
            ["update", "-q"],
            ["install", "-q", "-y", "--no-install-recommends", *packages],
        ):
            try:
                run_logged(
                    [*root, "apt-get", *arguments],
                    log,
                    "apt-get failed",
                    on_line=lambda line: progress.detail(line[:80]),
                    env=environment,
                )
            except Failure as failure:
                # what is needed is asked for by the caller; the rest works without
                say(f"  ! {failure}")
                return


def _root_command():
    """What to put before a command to be root: nothing, sudo, or None."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if call(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    if sys.stdin.isatty():
        say("  Chromium and wkhtmltopdf come from Debian: sudo may ask your password.")
        if subprocess.call(["sudo", "-v"]) == 0:
            return ["sudo"]
    return None


def _wrap_browser(checkout):
    """A ``chromium`` that Odoo finds first, with the flags needed here."""
    wrapper = checkout.path("bin", "chromium")
    flags = " ".join(BROWSER_FLAGS)
    text = f'#!/bin/sh\nexec {find("chromium")} {flags} "$@"\n'
    if not wrapper.exists() or wrapper.read_text() != text:
        wrapper.write_text(text)
        wrapper.chmod(0o755)
    for name in ("google-chrome", "chrome"):
        # Odoo asks for these names before it asks for chromium
        link = wrapper.with_name(name)
        if not link.is_symlink():
            link.symlink_to(wrapper.name)
