"""A finished step is not done again; an interrupted one is."""

import pytest

from house.checkout import Checkout
from house.console import Failure
from house.node import Node
from house.odoo_source import get_source
from house.stamps import Stamps, fingerprint


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.fixture
def stamps(checkout):
    return Stamps(checkout)


@pytest.mark.parametrize(
    "other", [("a", "c"), ("ab",), ("a", "b", ""), (b"a", "b"), (["a", "b"],)]
)
def test_a_fingerprint_tells_inputs_apart(other):
    assert fingerprint("a", "b") != fingerprint(*other)


def test_a_fingerprint_tells_where_one_file_ends_and_the_next_starts():
    assert fingerprint(b"ab", b"c") != fingerprint(b"a", b"bc")


def test_a_fingerprint_does_not_depend_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


def test_a_stamp_is_fresh_for_its_own_key_only(stamps):
    stamps.write("step", "one")
    assert stamps.is_fresh("step", "one")
    assert not stamps.is_fresh("step", "two")
    assert not stamps.is_fresh("other step", "one")
    stamps.forget("step")
    assert not stamps.is_fresh("step", "one")


class Steps:
    """Stands in for npm: fails as often as it is told to, counts its calls."""

    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    def __call__(self, *_arguments, **_options):
        self.calls += 1
        if self.calls <= self.failures:
            raise Failure("no network")


def test_an_interrupted_step_is_done_again_and_then_no_more(
    checkout, stamps, monkeypatch
):
    install = Steps(failures=1)
    monkeypatch.setattr("house.node.run_logged", install)
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/npm")
    with pytest.raises(Failure):
        Node(checkout, stamps).get_ready()
    Node(checkout, stamps).get_ready()
    Node(checkout, stamps).get_ready()
    assert install.calls == 2


def test_odoo_is_not_used_when_its_download_broke_off(checkout, stamps, monkeypatch):
    monkeypatch.delenv("ODOO_HOME", raising=False)
    half = checkout.path("odoo", "tree.new", "odoo", "release.py")
    half.write_text("version_info = (19, 0")

    def broken(_self, _suites, _step=None):
        assert not half.exists(), "the half download was kept"
        raise Failure("apt could not fetch the list of packages")

    monkeypatch.setattr("house.aptget.Apt.update", broken)
    with pytest.raises(Failure, match="could not fetch"):
        get_source(checkout, stamps)
    assert not (checkout.dev / "odoo" / "tree").exists()
    assert stamps.read("odoo-source") is None
