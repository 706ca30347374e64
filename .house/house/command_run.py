"""``./dev run``: Odoo with the demo, in the foreground, until Ctrl-C."""

import subprocess
import threading
import time
import urllib.error
import urllib.request

from .console import Failure, say, step
from .odoo import LOG_LINE
from .process import die_with_parent, stop, stop_on_signals, tail

LOGINS = (
    ("administrator", "admin", "admin"),
    ("secretary", "secretary", "secretary"),
    ("coordinator", "coordinator", "coordinator"),
    ("coordinator of another network", "podium", "podium"),
    ("member", "member", "member"),
)
PATIENCE = 180  # seconds for the first answer, with all assets still to be made


def run(house, fresh=False):
    """Serves until it is told to stop; gives the exit code."""
    house.get_ready()
    with stop_on_signals():
        try:
            with house.postgres.running():
                database = house.databases.demo(fresh)
                return _serve(house, database)
        except KeyboardInterrupt:
            say("Stopped.")
            return 0


def _serve(house, database):
    with Server(house, database) as server:
        server.wait_until_it_answers()
        say(_welcome(server, house))
        return server.process.wait()


class Server:
    """Odoo on 127.0.0.1 with one database, as a context manager.

    Warnings and errors of its log are shown, all of it goes to a file.

    :param options: more of Odoo's own, such as ``--workers``
    :param purpose: who listens; each has a port of its own
    """

    def __init__(
        self, house, database, log="run", show=say, options=(), purpose="http"
    ):
        self.house = house
        self.database = database
        self.options = options
        self.port = house.checkout.port(purpose)
        self.evented_port = house.checkout.port("gevent")
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = house.checkout.log_dir / f"{log}.log"
        self.show = show
        self.process = None

    def __enter__(self):
        self.house.postgres.sql(
            f"UPDATE ir_config_parameter SET value = '{self.url}' "
            "WHERE key = 'web.base.url'",
            self.database,
        )
        command = self.house.odoo.command(
            *("-d", self.database, "--db-filter", f"^{self.database}$"),
            *("--http-port", self.port),
            *("--gevent-port", self.evented_port),
            *self.options,
        )
        self.process = subprocess.Popen(
            command,
            env=self.house.odoo.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        threading.Thread(target=self._follow, daemon=True).start()
        return self

    def __exit__(self, *_error):
        stop(self.process)

    def _follow(self):
        shown = False
        with open(self.log, "w", encoding="utf-8") as file:
            for line in self.process.stdout:
                file.write(line)
                file.flush()
                if match := LOG_LINE.match(line):
                    shown = match[1] in ("WARNING", "ERROR", "CRITICAL")
                if shown:
                    self.show(line.rstrip())

    def wait_until_it_answers(self):
        """Waits for the first page.

        :raises Failure: when Odoo stops or stays silent
        """
        with step("starting Odoo"):
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                if self.process.poll() is not None:
                    break
                if self._answers():
                    return
                time.sleep(0.2)
        text = self.log.read_text("utf-8", errors="replace")
        raise Failure("Odoo does not start.", f"read {self.log}", tail(text))

    def _answers(self):
        try:
            with urllib.request.urlopen(self.url + "/web/login", timeout=PATIENCE):
                return True
        except urllib.error.HTTPError as error:
            return error.code < 500
        except OSError:
            return False


def _welcome(server, house):
    width = max(len(who) for who, _login, _password in LOGINS)
    lines = [
        "",
        f"  Café Partagé serves on  {server.url}",
        "",
        *(
            f"    {who:<{width}}  {login} / {password}"
            for who, login, password in LOGINS
        ),
        "",
        f"  Log: {server.log.relative_to(house.checkout.root)}.  Ctrl-C stops it all.",
        "",
    ]
    return "\n".join(lines)
