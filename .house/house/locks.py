"""Who may work at the same time.

The kernel drops these locks when a process ends, however it ends, so none can
be left behind.
"""

import fcntl
from contextlib import contextmanager

from .console import say


@contextmanager
def alone(checkout, name, waiting="another ./dev is at work here: waiting for it"):
    """Holds lock ``name`` of this checkout; waits for who has it."""
    with open(checkout.path("locks", name), "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"  … {waiting}")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Crowd:
    """Counts the processes that use something together.

    ``join()`` when starting to use it; ``leave()`` tells whether nobody else
    is left, ``close()`` ends it. Call them only while holding ``alone()``.
    """

    def __init__(self, checkout, name):
        self.path = checkout.path("locks", name)
        self.file = None

    def join(self):
        self.file = open(self.path, "a")
        fcntl.flock(self.file, fcntl.LOCK_SH)

    def leave(self):
        """True for the last one out, who keeps the others out until ``close()``."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self):
        self.file.close()
        self.file = None
