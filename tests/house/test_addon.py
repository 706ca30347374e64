"""A change of the addon is noticed; what an editor leaves behind is not one."""

import pytest

from house.addon import NAME, Addon
from house.checkout import Checkout
from house.odoo import records, warnings_of_ours


@pytest.fixture
def addon(tmp_path):
    folder = tmp_path / NAME
    (folder / "views").mkdir(parents=True)
    (folder / "__manifest__.py").write_text('{"depends": ["portal", "contacts"]}')
    (folder / "views" / "a.xml").write_text("<odoo/>")
    return Addon(Checkout(tmp_path))


def test_the_manifest_is_read(addon):
    assert addon.depends == ["contacts", "portal"]


def test_any_byte_changes_the_fingerprint(addon):
    before = addon.fingerprint()
    assert addon.fingerprint() == before
    (addon.folder / "views" / "a.xml").write_text("<odoo />")
    assert addon.fingerprint() != before


def test_a_moved_file_changes_the_fingerprint(addon):
    before = addon.fingerprint()
    (addon.folder / "views" / "a.xml").rename(addon.folder / "a.xml")
    assert addon.fingerprint() != before


@pytest.mark.parametrize("path", ["__pycache__/a.pyc", "a.py~", ".cache/a"])
def test_left_overs_do_not(addon, path):
    before = addon.fingerprint()
    left = addon.folder / path
    left.parent.mkdir(exist_ok=True)
    left.write_text("")
    assert addon.fingerprint() == before


LOG = """\
2026-01-02 03:04:05,006 7 INFO cafe_1_x odoo.modules.loading: cafe.network
2026-01-02 03:04:05,006 7 WARNING cafe_1_x odoo.addons.base: about Odoo itself
2026-01-02 03:04:05,006 7 WARNING cafe_1_x odoo.fields: no help on cafe.network
2026-01-02 03:04:05,006 7 ERROR cafe_1_x odoo.http: failed
Traceback (most recent call last):
  File "/x/cafe_partage_module/models/networks/network.py", line 1
2026-01-02 03:04:05,006 7 INFO cafe_1_x odoo.http: done
"""


def test_a_record_has_its_traceback():
    (error,) = records(LOG, "ERROR")
    assert error.splitlines()[1] == "Traceback (most recent call last):"
    assert len(error.splitlines()) == 3


def test_only_what_names_the_addon_is_ours():
    warning, error = warnings_of_ours(LOG)
    assert "cafe.network" in warning
    assert "network.py" in error
