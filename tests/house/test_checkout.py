"""Two checkouts on one machine do not collide."""

import socket

import pytest

from house.checkout import SOCKET_PATH_LIMIT, Checkout, port_is_free


@pytest.fixture
def two(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    return Checkout(tmp_path / "one"), Checkout(tmp_path / "two")


def test_two_checkouts_have_different_names(two):
    one, other = two
    assert one.database("demo") != other.database("demo")
    assert one.socket_dir != other.socket_dir
    assert one.port() != other.port()


def test_a_checkout_keeps_its_names(two):
    one, _other = two
    again = Checkout(one.root)
    assert again.database("demo") == one.database("demo")
    assert again.socket_dir == one.socket_dir


def test_a_real_database_name_stays_as_it_is(two):
    one, _other = two
    assert one.database(one.database("demo")) == one.database("demo")


@pytest.mark.parametrize("name", ["", "a b", 'a"b', "../x", "a;b", "x" * 60])
def test_a_bad_database_name_is_refused(two, name):
    with pytest.raises(ValueError, match="no database name"):
        two[0].database(name)


def test_the_socket_path_is_short_however_deep_the_checkout(tmp_path, monkeypatch):
    deep = tmp_path.joinpath(*["a-rather-long-folder-name"] * 6)
    deep.mkdir(parents=True)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(deep))
    path = Checkout(deep).socket_dir / ".s.PGSQL.5432.lock"
    assert len(bytes(path)) < SOCKET_PATH_LIMIT


def test_purposes_have_ports_of_their_own(two):
    one, _other = two
    assert len({one.port("http"), one.port("gevent"), one.port("odoo")}) == 3


def test_a_taken_port_is_left_alone_and_the_new_one_remembered(two):
    one, _other = two
    port = one.port()
    with socket.socket() as server:
        server.bind(("127.0.0.1", port))
        server.listen()
        assert not port_is_free(port)
        moved = one.port()
    assert moved != port
    assert one.port() == Checkout(one.root).port() == moved
