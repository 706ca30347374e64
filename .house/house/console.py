"""What the user sees: one line per step, and failures that say what to do.

Everything goes to standard error, so that the output of a command such as
``./dev shell`` stays clean on standard output.
"""

import sys
import threading
import time
from contextlib import contextmanager

HEARTBEAT = 30.0  # seconds between two signs of life when there is no terminal
TICK = 0.5  # seconds between two redraws of the line on a terminal


class Failure(Exception):
    """Something that the user can act upon.

    ``what`` says what went wrong in one line, ``todo`` what to do about it,
    ``detail`` is the relevant end of a log, if there is one.
    """

    def __init__(self, what, todo="", detail=""):
        super().__init__(what)
        self.what, self.todo, self.detail = what, todo, detail

    def __str__(self):
        parts = [self.what]
        if self.detail:
            parts.append("\n".join(f"    {line}" for line in self.detail.splitlines()))
        if self.todo:
            parts.append(f"What to do: {self.todo}")
        return "\n".join(parts)


class Step:
    """A piece of work in progress; ``detail()`` changes the text behind it."""

    def __init__(self, title):
        self.title = title
        self.started = time.monotonic()
        self.text = ""

    def detail(self, text):
        self.text = text

    def elapsed(self):
        return f"{time.monotonic() - self.started:.0f} s"

    def line(self):
        text = f" – {self.text}" if self.text else ""
        return f"  … {self.title} ({self.elapsed()}){text}"


def say(text=""):
    print(text, file=sys.stderr, flush=True)


def _redraw(step, done):
    """Shows that a step is alive, until ``done`` is set."""
    terminal = sys.stderr.isatty()
    while not done.wait(TICK if terminal else HEARTBEAT):
        if terminal:
            width = _terminal_width()
            print(f"\r\x1b[K{step.line()[:width]}", end="", file=sys.stderr, flush=True)
        else:
            say(step.line())
    if terminal:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _terminal_width():
    import shutil

    return shutil.get_terminal_size().columns - 1


@contextmanager
def step(title):
    """Announces a longer piece of work, shows progress and how long it took."""
    current = Step(title)
    if not sys.stderr.isatty():
        say(f"  … {title}")
    done = threading.Event()
    thread = threading.Thread(target=_redraw, args=(current, done), daemon=True)
    thread.start()
    try:
        yield current
    except BaseException:
        done.set()
        thread.join()
        say(f"  ✗ {title} ({current.elapsed()})")
        raise
    done.set()
    thread.join()
    say(f"  ✓ {title} ({current.elapsed()})")
