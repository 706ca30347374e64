"""Reads one file in a process of its own, which may use so much and no more.

Started by ``extract_text``: the file comes in on standard input, and one JSON object
goes out: ``text``, or ``code`` and ``detail`` of an ``ExtractError``.
"""

import json
import sys
from pathlib import Path

MEMORY = 768 * 1024 * 1024  # bytes of address space
SECONDS = 40  # of processor time
MAX_CHARS = 2_000_000


def main():
    _limit()
    # beside Odoo, not in it: nothing else is loaded for this
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from extract.errors import ExtractError

    try:
        answer = {"text": _read(sys.argv[1], sys.stdin.buffer.read())}
    except ExtractError as error:
        answer = {"code": error.code, "detail": error.detail}
    except (MemoryError, RecursionError):
        answer = {"code": "too_heavy", "detail": ""}
    sys.stdout.write(json.dumps(answer))


def _limit():
    """Bounds of the system; where it has none (Windows), the clock still counts."""
    try:
        import resource
    except ImportError:
        return
    for name, wanted in (("RLIMIT_AS", MEMORY), ("RLIMIT_CPU", SECONDS)):
        limit = getattr(resource, name)
        _soft, hard = resource.getrlimit(limit)
        least = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(limit, (least, hard))


def _read(kind, data):
    from extract.errors import ExtractError
    from extract.readers import READERS

    text = READERS[kind](data)
    if len(text) > MAX_CHARS:
        raise ExtractError("too_large")
    if not text.strip():
        raise ExtractError("no_text")
    return text


if __name__ == "__main__":
    try:
        main()
    except MemoryError:  # outside the reading: while it loads, or writes its answer
        sys.exit(3)
