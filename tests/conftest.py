"""How tests are shared out when several processes run them."""

import pytest


def pytest_collection_modifyitems(items):
    """The tests of a file stay together; so do the updates from one version, which
    share an old database."""
    for item in items:
        case = getattr(item.module, "CASE", None)
        group = getattr(case, "version", item.nodeid.partition("::")[0])
        item.add_marker(pytest.mark.xdist_group(group))
