"""How tests are shared out when several processes run them."""

import inspect
import re

import pytest

# what drives a browser
ALONE = re.compile(r"\b(?:start_tour|browser_js)\(")


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "alone: needs the machine for itself (given by tests/conftest.py)"
    )


def pytest_collection_modifyitems(items):
    """The tests of a file stay together; so do the updates from one version, which
    share an old database."""
    marks = {}
    for item in items:
        module = item.module
        if module not in marks:
            marks[module] = list(_mark(module))
        for mark in marks[module]:
            item.add_marker(mark)


def _mark(module):
    version = getattr(getattr(module, "CASE", None), "version", None)
    yield pytest.mark.xdist_group(version or module.__name__)
    if ".rush." in module.__name__ or ALONE.search(inspect.getsource(module)):
        yield pytest.mark.alone
