"""How tests are shared out when several processes run them."""

import inspect
import os
import re
import shutil
from unittest import mock

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


@pytest.fixture(scope="session", autouse=True)
def own_filestore(load_registry):
    """Files of its own for each process.

    pytest-odoo gives each a database of its own and lets them share the files: one then
    throws away what is no longer in its database, and another still reads it.
    """
    process = os.environ.get("PYTEST_XDIST_WORKER")
    if not process:
        yield
        return
    import odoo

    shared = odoo.tools.config.filestore(odoo.tools.config["db_name"])
    own = f"{shared}-{process}"
    if os.path.isdir(shared):
        # files are never changed, so that they can be shared one by one
        shutil.copytree(shared, own, copy_function=os.link)
    with mock.patch.object(odoo.tools.config, "filestore", return_value=own):
        yield
    shutil.rmtree(own, ignore_errors=True)
