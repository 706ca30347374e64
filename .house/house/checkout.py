"""Names, folders and ports of this one checkout.

Two checkouts on one machine must not collide, also when they share one
PostgreSQL server: every name is derived from the path of the checkout.
"""

import getpass
import hashlib
import json
import os
import re
import socket
import tempfile
from pathlib import Path

SOCKET_PATH_LIMIT = 107  # bytes, of a Unix socket's path on Linux
FIRST_PORT, PORTS = 8100, 1800  # Odoo's port is looked for from here


class Checkout:
    """The folder that holds ``dev``, and the state in its ``.dev`` folder."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.dev = self.root / ".dev"

    # names ------------------------------------------------------------------

    @property
    def id(self):
        """Six hexadecimal digits, the same at each call from this folder."""
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:6]

    @property
    def prefix(self):
        """How the name of each of our databases starts."""
        return f"cafe_{self.id}_"

    def database(self, name):
        """The real name of database ``name``: ours start with our prefix.

        :raises ValueError: for a name that PostgreSQL or Odoo won't take
        """
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,48}", name):
            raise ValueError(
                f"“{name}” is no database name: use letters, digits, _ . and -"
            )
        return name if name.startswith(self.prefix) else self.prefix + name

    # folders ----------------------------------------------------------------

    def path(self, *parts):
        """A path inside ``.dev``; its parent folder is made when missing."""
        path = self.dev.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def log_dir(self):
        path = self.dev / "log"
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def data_dir(self):
        """Odoo's data folder: file stores and sessions."""
        path = self.dev / "data"
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def socket_dir(self):
        """Where our PostgreSQL listens: short, whatever the checkout's path."""
        name = f"cafe-{self.id}-{getpass.getuser()[:16]}"
        for base in (tempfile.gettempdir(), "/tmp"):
            path = Path(base) / name
            if len(os.fsencode(path / ".s.PGSQL.5432.lock")) < SOCKET_PATH_LIMIT:
                return path
        raise AssertionError("/tmp is never too long")

    # ports ------------------------------------------------------------------

    def port(self, purpose="http"):
        """A free port on 127.0.0.1, the same as last time when it still is."""
        store = self.path("ports.json")
        ports = _read_json(store)
        if not port_is_free(ports.get(purpose, 0)):
            taken = {port for key, port in ports.items() if key != purpose}
            ports[purpose] = self._free_port(taken)
            write_whole(store, json.dumps(ports, indent=2) + "\n")
        return ports[purpose]

    def _free_port(self, taken):
        start = int(self.id, 16)
        for number in range(PORTS):
            port = FIRST_PORT + (start + number) % PORTS
            if port not in taken and port_is_free(port):
                return port
        raise OSError(f"no free port from {FIRST_PORT} on 127.0.0.1")


def port_is_free(port):
    """Whether a server could listen on this port of 127.0.0.1 (0: never)."""
    if not port:
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def write_whole(path, text):
    """Writes a file so that nobody ever sees half of it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
