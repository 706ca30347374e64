"""What fails says what failed and what to do."""

import sys

import pytest

from house import aptget
from house.aptget import Apt
from house.checkout import Checkout
from house.console import Failure
from house.odoo_source import OdooSource, get_source
from house.process import run_logged
from house.stamps import Stamps


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_a_failed_download_says_what_failed_and_what_to_do(checkout, monkeypatch):
    (checkout.root / "apt-get").write_text("#!/bin/sh\necho 'E: no route'\nexit 100\n")
    (checkout.root / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(checkout.root), prepend=":")
    monkeypatch.setattr(Apt, "mirror", lambda _self: "http://127.0.0.1:9/debian")
    with pytest.raises(Failure) as failed:
        Apt(checkout).update(["sid"])
    text = str(failed.value)
    assert "could not fetch the list of packages" in text
    assert "E: no route" in text
    assert "What to do: look at the network" in text
    assert "apt.log" in text


def test_without_apt_it_points_at_odoo_home(checkout, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Failure) as failed:
        Apt(checkout).mirror()
    assert "ODOO_HOME" in str(failed.value)


def test_the_mirror_is_the_one_that_apt_is_configured_with(checkout, monkeypatch):
    listed = (
        "'http://mirror.example/security/dists/lotus-security/InRelease' a 0\n"
        "'http://elsewhere.example/apt/dists/stable/InRelease' b 0\n"
        "'http://mirror.example/debian/dists/lotus-updates/InRelease' c 0\n"
        "'http://mirror.example/debian/dists/lotus/InRelease' d 0\n"
    )
    monkeypatch.setattr(aptget, "own_suite", lambda: "lotus")
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(
        aptget, "call", lambda _command: type("Done", (), {"stdout": listed})
    )
    assert Apt(checkout).mirror() == "http://mirror.example/debian"


def test_a_folder_without_odoo_is_refused(checkout, monkeypatch):
    monkeypatch.setenv("ODOO_HOME", str(checkout.root))
    with pytest.raises(Failure, match="holds no Odoo"):
        get_source(checkout, Stamps(checkout))


def test_another_version_of_odoo_is_refused(checkout, monkeypatch):
    (checkout.root / "odoo").mkdir()
    release = checkout.root / "odoo" / "release.py"
    release.write_text("version_info = (18, 0, 0, FINAL, 0, '')\n")
    monkeypatch.setenv("ODOO_HOME", str(checkout.root))
    with pytest.raises(Failure, match=r"is Odoo 18\.0, not 19\.0"):
        get_source(checkout, Stamps(checkout))


@pytest.mark.parametrize("inner", ["", "usr/lib/python3/dist-packages"])
def test_odoo_is_found_in_a_checkout_and_in_a_package(tmp_path, inner):
    package = tmp_path / inner / "odoo"
    (package / "addons").mkdir(parents=True)
    (package / "release.py").write_text("version_info = (19, 0, 0, FINAL, 0, '')\n")
    source = OdooSource(tmp_path)
    assert source.version == "19.0"
    assert source.addons_paths == [package / "addons"]


def test_a_failed_program_shows_the_end_of_its_log(checkout):
    script = "print('first'); print('last words'); raise SystemExit(3)"
    log = checkout.root / "program.log"
    with pytest.raises(Failure) as failed:
        run_logged([sys.executable, "-c", script], log, "It failed", "try again")
    assert "last words" in str(failed.value)
    assert str(log) in str(failed.value)
    assert log.read_text() == "first\nlast words\n"
