"""How a bench measures: warmed up, repeated, and told with all that a figure needs."""

import json
import os
import statistics
import time
from pathlib import Path

REPEAT = int(os.environ.get("REPEAT", "5"))
MEGABYTE = 1024  # of the kilobytes that Linux counts in


def measure(env, action, repeat=REPEAT, undo=False):
    """Run ``action`` once to warm up, then ``repeat`` times.

    :param env: ``odoo.api.Environment`` whose queries are counted
    :param action: function without arguments
    :param undo: bool, take back in the database what each run changed
    :return: dict of ``seconds`` and ``cpu`` (of this process), each ``min``, ``median``
        and ``max``; ``queries`` (int, the most); ``peak_mb`` (int, memory that a run
        took at its peak beyond what was there)
    """
    runs = [_run(env, action, undo) for _turn in range(repeat + 1)][1:]
    return {
        "seconds": _spread([run["seconds"] for run in runs]),
        "cpu": _spread([run["cpu"] for run in runs]),
        "queries": max(run["queries"] for run in runs),
        "peak_mb": max(run["peak"] for run in runs) // MEGABYTE,
    }


def _run(env, action, undo):
    env.flush_all()
    env.invalidate_all()
    savepoint = env.cr.savepoint() if undo else None
    queries = env.cr.sql_log_count
    # Linux forgets the peak of this process so far
    Path("/proc/self/clear_refs").write_text("5")
    memory = _read_memory("VmRSS")
    cpu, begin = time.process_time(), time.perf_counter()
    action()
    env.flush_all()
    run = {
        "seconds": time.perf_counter() - begin,
        "cpu": time.process_time() - cpu,
        "queries": env.cr.sql_log_count - queries,
        "peak": _read_memory("VmHWM") - memory,
    }
    if savepoint:
        savepoint.close(rollback=True)
        env.invalidate_all()
    return run


def _read_memory(name):
    """:return: int, kilobytes"""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(name)


def _spread(figures):
    return {
        "min": round(min(figures), 4),
        "median": round(statistics.median(figures), 4),
        "max": round(max(figures), 4),
    }


def ratio(ours, other):
    """:return: float, median seconds of one figure ÷ those of the other"""
    return round(ours["seconds"]["median"] / other["seconds"]["median"], 2)


def tell(name, figures):
    """Print the figures, and write them to ``.dev/bench/<name>.json``."""
    text = json.dumps(figures, indent=2)
    print(text)
    folder = Path(os.environ["CAFE_HOUSE"]) / ".dev" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(text + "\n")
