import json
import os
import subprocess
import sys
from pathlib import Path

from .errors import ExtractError

WORKER = Path(__file__).resolve().parent / "worker.py"
HEAVY = 3  # how the worker ends when its memory was up
TIMEOUT = 60  # seconds; the worker itself stops earlier, by its processor time


def extract_text(data, kind):
    """The text of a file, read in a process of its own.

    :param bytes data: the file
    :param str kind: as ``find_kind`` tells it, but not ``text``
    :rtype: str
    :raises ExtractError: ``too_heavy`` when the process needed more than it may use,
        and all that the reader of this kind raises
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(
            [sys.executable, str(WORKER), kind],
            input=data,
            stdout=subprocess.PIPE,
            # what libraries complain of may be without end: it is not kept
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            env=environment,
            cwd=WORKER.parent,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractError("too_heavy") from error
    if done.returncode == HEAVY:
        raise ExtractError("too_heavy")
    if done.returncode < 0:  # stopped by a signal: its time or memory was up
        raise ExtractError("too_heavy")
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise ExtractError("corrupt") from error
    if "code" in answer:
        raise ExtractError(answer["code"], answer["detail"])
    return answer["text"]
