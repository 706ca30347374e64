"""The commands and their help."""

import pytest

from house import cli
from house.cli import COMMANDS, HELP, main
from house.console import Failure
from house.ready import House


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_tells_every_command(command):
    assert f"  ./dev {command}" in HELP


def test_help_fits_a_terminal():
    assert max(map(len, HELP.splitlines())) <= 80


def test_help_is_printed(tmp_path, capsys):
    assert main(tmp_path, ["--help"]) == 0
    assert capsys.readouterr().out == HELP


def test_an_unknown_command_is_refused_with_the_help(tmp_path, capsys):
    assert main(tmp_path, ["tset"]) == 2
    message = capsys.readouterr().err
    assert "no “tset”" in message
    assert HELP in message


def test_a_failure_ends_with_one_and_its_message(tmp_path, capsys, monkeypatch):
    def fail(_house, _arguments):
        raise Failure("It broke.", "mend it.")

    monkeypatch.setitem(COMMANDS, "setup", fail)
    assert main(tmp_path, ["setup"]) == 1
    assert "It broke.\nWhat to do: mend it." in capsys.readouterr().err


def test_a_commands_exit_code_is_passed_on(tmp_path, monkeypatch):
    monkeypatch.setitem(COMMANDS, "test", lambda _house, _arguments: 5)
    assert main(tmp_path, ["test"]) == 5


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (["-d", "mine", "-u", "x"], ["-d", "{mine}", "-u", "x"]),
        (["--db", "mine"], ["-d", "{mine}"]),
        (["--db=mine"], ["--database={mine}"]),
        (["--database", "mine"], ["--database", "{mine}"]),
        (["-i", "x"], ["-i", "x"]),
    ],
)
def test_database_names_are_those_of_this_checkout(tmp_path, typed, given):
    house = House(tmp_path)
    mine = house.checkout.database("mine")
    expected = [part.format(mine=mine) for part in given]
    assert cli._with_real_database_names(house, typed) == expected
