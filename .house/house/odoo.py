"""How Odoo is configured and started: the same way for every command."""

import os
import re
import subprocess

from .addon import NAME
from .checkout import write_whole
from .console import Failure, say
from .process import die_with_parent, run_logged, tail

LANGUAGES = ("en_US", "nl_BE", "fr_BE")  # the first is the default of new partners
CLOSED_PORT = 9  # nothing listens there: no mail ever leaves this machine
ERRORS = ("ERROR", "CRITICAL")
ADVICE = "mend what the log tells; the same command then tries again."
PROGRESS = re.compile(r"odoo\.modules\.loading: Loading module (\w+) \((\d+/\d+)\)")
LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ \d+ (\w+) \S+ ([\w.]+): ")


class Odoo:
    def __init__(self, checkout, source, venv, postgres):
        self.checkout = checkout
        self.source = source
        self.venv = venv
        self.postgres = postgres

    def write_config(self):
        """Writes ``.dev/odoo.conf``; who connects where is in the environment."""
        paths = [*self.source.addons_paths]
        if (self.checkout.root / NAME / "__manifest__.py").is_file():
            paths.append(self.checkout.root)
        options = {
            "addons_path": ",".join(map(str, paths)),
            "data_dir": self.checkout.data_dir,
            "admin_passwd": "admin",
            "http_interface": "127.0.0.1",
            "list_db": False,
            "max_cron_threads": 1,
            "workers": 0,
            "limit_time_real": 3600,
            "limit_memory_soft": 0,
            "smtp_server": "127.0.0.1",
            "smtp_port": CLOSED_PORT,
            "publisher_warranty_url": f"http://127.0.0.1:{CLOSED_PORT}/",
            "screenshots": self.checkout.log_dir / "screenshots",
        }
        lines = [f"{name} = {value}\n" for name, value in options.items()]
        path = self.checkout.path("odoo.conf")
        text = "[options]\n" + "".join(lines)
        if not path.exists() or path.read_text("utf-8") != text:
            write_whole(path, text)
        return path

    def environment(self):
        environment = self.venv.environment()
        for name in ("PGDATABASE", "ODOO_DEV"):
            environment.pop(name, None)
        environment.update(self.postgres.environment())
        environment["ODOO_RC"] = str(self.checkout.path("odoo.conf"))
        environment["PYTHONUNBUFFERED"] = "1"
        # our browser wrapper goes before the machine's
        own = str(self.checkout.path("bin", "chromium").parent)
        environment["PATH"] = os.pathsep.join([own, environment["PATH"]])
        return environment

    def command(self, *arguments):
        start = [self.source.script] if self.source.script else ["-m", "odoo"]
        return [str(part) for part in (self.venv.python, *start, *arguments)]

    def foreground(self, *arguments):
        """Runs Odoo with our input and output; gives its exit code."""
        process = subprocess.Popen(
            self.command(*arguments),
            env=self.environment(),
            preexec_fn=die_with_parent,
        )
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # a terminal has told Odoo as well; a signal to us alone has not
                process.terminate()

    def install(self, database, *arguments, log, title=None, progress=None):
        """Runs Odoo once, to install or update; gives its whole log as text.

        :param log: name of the log file in ``.dev/log``
        :param progress: the step that shows which module is being loaded
        :raises Failure: when Odoo fails, or logs an error, with the log's end
        """

        def on_line(line):
            if progress and (match := PROGRESS.search(line)):
                progress.detail(f"{match[2]} {match[1]}")

        path = self.checkout.log_dir / f"{log}.log"
        text = run_logged(
            self.command(
                *("-d", database, "--no-http", "--stop-after-init", *arguments)
            ),
            path,
            title or "Odoo failed",
            ADVICE,
            on_line,
            last_errors,
            env=self.environment(),
        )
        if records(text, *ERRORS):
            what = title or "Odoo logged an error"
            raise Failure(f"{what} (the whole log: {path})", ADVICE, last_errors(text))
        for record in warnings_of_ours(text):
            say(f"  ! {record}")
        return text

    def module(self, database, action, name, log):
        """``action`` ``install``, ``upgrade`` or ``uninstall``; gives the log."""
        path = self.checkout.log_dir / f"{log}.log"
        return run_logged(
            self.command("module", action, "-d", database, name),
            path,
            f"Odoo could not {action} {name}",
            pick=last_errors,
            env=self.environment(),
        )


def last_errors(log):
    """What matters of a failed run: the last errors, or else the last lines."""
    log = re.sub(r"\n *[~^]+(?=\n)", "", log)
    errors = records(log, *ERRORS)
    return tail("\n".join(errors[-2:])) if errors else tail(log)


def records(log, *levels):
    """The log records of these levels, each with its continuation lines."""
    found, keep = [], False
    for line in log.splitlines():
        if match := LOG_LINE.match(line):
            keep = match[1] in levels
            if keep:
                found.append(line)
        elif keep:
            found[-1] += "\n" + line
    return found


def warnings_of_ours(log, module=NAME):
    """The warnings and errors in a log that name our addon.

    A record is ours when it mentions the addon, one of its models, or a file of it.
    """
    found = records(log, "WARNING", *ERRORS)
    ours = (module, "cafe.", "cafe_", "x_cafe")
    return [
        record
        for record in found
        if any(word in _without_database(record) for word in ours)
    ]


def _without_database(record):
    """A log record without the name of the database, which has our prefix."""
    return " ".join(record.split(" ")[:4] + record.split(" ")[5:])
