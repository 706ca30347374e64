"""What is done already.

A finished step leaves a stamp: a small file with the fingerprint of all that
went into it. A step whose stamp has the same fingerprint is not done again; an
interrupted one left no stamp and is.
"""

import hashlib
import json

from .checkout import write_whole


def fingerprint(*parts):
    """Sixteen hexadecimal digits over strings, bytes, lists and dicts."""
    digest = hashlib.sha256()
    for part in parts:
        if not isinstance(part, bytes):
            part = json.dumps(part, sort_keys=True, default=str).encode()
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


class Stamps:
    def __init__(self, checkout):
        self.checkout = checkout

    def _path(self, name):
        return self.checkout.path("stamps", name)

    def read(self, name):
        """The fingerprint that step ``name`` was last finished with, or None."""
        try:
            return self._path(name).read_text(encoding="utf-8").strip() or None
        except OSError:
            return None

    def is_fresh(self, name, key):
        return self.read(name) == key

    def write(self, name, key):
        write_whole(self._path(name), key + "\n")

    def forget(self, name):
        self._path(name).unlink(missing_ok=True)
