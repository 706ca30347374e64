"""Running other programs, and stopping what we started."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import contextmanager

from .console import Failure

TAIL = 25  # lines of a log that are shown when something fails
PR_SET_PDEATHSIG = 1


def die_with_parent():
    """In a child: be told to stop when the process that started us is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def tail(text, lines=TAIL):
    return "\n".join(text.rstrip().splitlines()[-lines:])


def call(command, **options):
    """Runs a program and gives the finished process with its output as text."""
    options = {"text": True, "errors": "replace", "capture_output": True, **options}
    return subprocess.run([str(part) for part in command], check=False, **options)


def run_logged(command, log, what, todo="", on_line=None, pick=tail, **options):
    """Runs a program with its output in file ``log``.

    :param on_line: called with each line of output, for progress
    :param pick: takes from all output what to show when it fails
    :returns: all output as text
    :raises Failure: ``what`` with the end of the output, when it fails
    """
    lines = []
    options.setdefault("stdin", subprocess.DEVNULL)
    with open(log, "w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=die_with_parent,
            **options,
        )
        try:
            for line in process.stdout:
                file.write(line)
                lines.append(line)
                if on_line:
                    on_line(line.rstrip())
            process.wait()
        except BaseException:
            stop(process)
            raise
    output = "".join(lines)
    if process.returncode:
        raise Failure(f"{what} (the whole log: {log})", todo, pick(output))
    return output


def stop(process, patience=10):
    """Ends a process that leads its own session, with all its children."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        if number == signal.SIGTERM:
            # the leader is gone; what it left behind goes at once
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        break
    process.wait()


@contextmanager
def stop_on_signals():
    """Turns SIGTERM and SIGHUP into the KeyboardInterrupt of Ctrl-C."""

    def interrupt(_number, _frame):
        raise KeyboardInterrupt

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
