"""The linters that come from npm, in ``.dev/node``."""

import shutil

from .console import Failure, step
from .process import run_logged
from .stamps import fingerprint
from .venv import PINS


class Node:
    def __init__(self, checkout, stamps):
        self.checkout = checkout
        self.stamps = stamps
        self.folder = checkout.path("node", "package.json").parent

    def get_ready(self):
        """Installs the packages of ``.house/pins/node.json``.

        :raises Failure: without npm, or when npm fails
        """
        pins = (PINS / "node.json").read_text("utf-8")
        key = fingerprint(pins, str(self.folder))
        if self.stamps.is_fresh("node", key):
            return self
        if not shutil.which("npm"):
            raise Failure(
                "There is no npm, which brings prettier and eslint.",
                "as root, type: apt-get install --no-install-recommends npm",
            )
        with step("prettier and eslint (npm)") as progress:
            (self.folder / "package.json").write_text(pins, "utf-8")
            run_logged(
                ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
                self.checkout.log_dir / "npm.log",
                "npm could not install prettier and eslint",
                "look at the network, then run the same command again.",
                on_line=lambda line: progress.detail(line[:80]),
                cwd=self.folder,
            )
        self.stamps.write("node", key)
        return self

    def module(self, *parts):
        return self.folder.joinpath("node_modules", *parts)
