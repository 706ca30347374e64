"""The wheel has everything that an Odoo administrator needs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from house.addon import NAME, Addon
from house.checkout import Checkout

ROOT = Path(__file__).resolve().parents[2]
INSIDE = f"odoo/addons/{NAME}/"


@pytest.fixture(scope="module")
def addon():
    return Addon(Checkout(ROOT))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, addon):
    """The names in the wheel, and its metadata."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    # pip builds in the source's own folder: keep ours clean
    shutil.copytree(addon.folder, source / NAME)
    for name in ("setup.py", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "-w", folder, source],
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith("/METADATA"))
        return set(names), archive.read(metadata).decode()


def test_the_wheel_has_every_file_that_the_manifest_names(wheel, addon):
    names, _metadata = wheel
    named = addon.manifest["data"] + addon.manifest["demo"]
    assert named
    assert {INSIDE + name for name in named} <= names


def test_the_wheel_has_what_the_assets_match(wheel, addon):
    names, _metadata = wheel
    patterns = [
        pattern
        for bundle in addon.manifest.get("assets", {}).values()
        for pattern in bundle
        if isinstance(pattern, str) and pattern.startswith(f"{NAME}/")
    ]
    for pattern in patterns:
        found = [path for path in ROOT.glob(pattern) if path.is_file()]
        assert found, f"{pattern} matches nothing"
        for path in found:
            assert f"odoo/addons/{path.relative_to(ROOT)}" in names


def test_the_wheel_has_every_file_of_the_addon_and_no_other(wheel, addon):
    names, _metadata = wheel
    ours = {Path(path).relative_to(ROOT).as_posix() for path in addon.files()}
    packaged = {name.removeprefix("odoo/addons/") for name in names if INSIDE in name}
    assert packaged == ours


def test_nothing_but_the_addon_is_in_the_wheel(wheel):
    names, _metadata = wheel
    strangers = [n for n in names if not n.startswith(INSIDE) and "dist-info" not in n]
    assert strangers == []


def test_name_version_and_licence_are_those_of_the_addon(wheel, addon):
    _names, metadata = wheel
    assert f"Name: odoo-addon-{NAME}\n" in metadata
    assert f"Version: {addon.manifest['version']}\n" in metadata
    assert "License: AGPL-3.0-or-later" in metadata


def test_the_oca_addons_are_asked_for_in_version_19(wheel, addon):
    _names, metadata = wheel
    wanted = (
        "membership",
        "partner_event",
        "event_registration_cancel_reason",
        "mass_mailing_list_dynamic",
    )
    for name in wanted:
        assert name in addon.depends
        assert f"Requires-Dist: odoo-addon-{name}==19.0.*" in metadata
    assert "Requires-Dist: odoo==19.0.*" in metadata
