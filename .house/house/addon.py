"""The addon: its manifest, its files and their fingerprint."""

import ast
import os

from .stamps import fingerprint

NAME = "cafe_partage_module"
# What an editor or Python leaves behind is no reason to install again.
IGNORED_FOLDERS = ("__pycache__", "node_modules")
IGNORED_ENDINGS = (".pyc", ".swp", "~", ".orig")


class Addon:
    def __init__(self, checkout):
        self.name = NAME
        self.folder = checkout.root / NAME

    @property
    def exists(self):
        return (self.folder / "__manifest__.py").is_file()

    @property
    def manifest(self):
        """The manifest as a dict; empty while there is no addon."""
        if not self.exists:
            return {}
        return ast.literal_eval((self.folder / "__manifest__.py").read_text("utf-8"))

    @property
    def depends(self):
        """The names of the modules that the addon stands on."""
        return sorted(self.manifest.get("depends", ["base"]))

    def files(self):
        """All files that matter, sorted."""
        found = []
        for folder, folders, names in os.walk(self.folder):
            folders[:] = sorted(
                name
                for name in folders
                if name not in IGNORED_FOLDERS and not name.startswith(".")
            )
            found += [
                os.path.join(folder, name)
                for name in sorted(names)
                if not name.endswith(IGNORED_ENDINGS)
            ]
        return found

    def fingerprint(self):
        """Changes with any byte of any file of the addon."""
        parts = []
        for path in self.files():
            with open(path, "rb") as file:
                parts += [os.path.relpath(path, self.folder), file.read()]
        return fingerprint(*parts)
