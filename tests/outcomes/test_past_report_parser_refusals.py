"""What is no report is refused: with a reason, a line, and at once."""

import doctest
import importlib
import pkgutil
import random
import time

import pytest

from odoo.addons.cafe_partage_module.tools import past_report
from odoo.addons.cafe_partage_module.tools.past_report import (
    PastReportError,
    decode_report,
    parse_report,
)

REPORT = "Tafelgesprek 8/11/2018\nAanwezig: Ann Nys\nWie betaalt?\n- De stad."


def refusal(function, value):
    with pytest.raises(PastReportError) as caught:
        function(value)
    return caught.value.code, caught.value.line


@pytest.mark.parametrize("text", ("", "  \n\t\r\n", "\ufeff", "\u200b\n\u00a0\f"))
def test_empty_text(text):
    assert refusal(parse_report, text) == ("empty", None)


NO_REPORTS = {
    "prose": "Beste buren,\n\nKomen jullie ook?\n\nGroeten",
    "a date and prose": "Brief van 8/11/2018\n\nKomen jullie ook?\n\nGroeten, Ann",
    "a list under a date": "Boodschappen 8/11/2018\n- melk\n- brood",
    "bullets without a date": "Boodschappen\nWat nog?\n- melk\n- brood",
    "people alone": "Met wie? Ann Nys (Kring), Bo Lind (Vloed)",
    "figures": "1;2;3\n4;5;6",
    "marks": "-----\n=====\n",
    "source code": "import os\n\ndef main():\n    return [1, 2]\n",
}


@pytest.mark.parametrize("sort", NO_REPORTS)
def test_text_that_is_no_report(sort):
    assert refusal(parse_report, NO_REPORTS[sort])[0] == "not_a_report"


def test_least_report():
    assert parse_report(REPORT).agenda[0].contributions[0].text == "De stad."


@pytest.mark.parametrize(
    ("text", "line"),
    ((f"{REPORT}\n\x00", 5), ("a\n\ufffd", 2), ("Caf\x83", 1), ("\ud800", 1)),
)
def test_broken_characters_in_text(text, line):
    assert refusal(parse_report, text) == ("encoding", line)


BROKEN = {
    "NUL": (b"Verslag\nCaf\x00", 2),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00", 3),
    "controls": (b"\x01\x02\x03", 1),
    "cut UTF-8": ("Verslag\nbeëindigd café".encode()[:-1], 2),
    "damaged UTF-8": ("één\nbeëindigd caf".encode() + b"\xe9 en \xc3\xab", 2),
    "odd UTF-16": ("Verslag".encode("utf-16") + b"\x00", 1),
    "not in Windows-1252": (b"Verslag\n\nCaf\x81", 3),
}


@pytest.mark.parametrize("sort", BROKEN)
def test_broken_bytes(sort):
    data, line = BROKEN[sort]
    assert refusal(decode_report, data) == ("encoding", line)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_of_text_files(encoding):
    text = "Café « Vloed » – ‘één’\nmeer" if encoding != "latin-1" else "Café «É»"
    assert decode_report(text.encode(encoding)) == text


def within_a_second(function, value):
    start = time.process_time()
    try:
        return function(value)
    finally:
        assert time.process_time() - start < 1


@pytest.mark.parametrize("size", (10_000_000, 3_000_000))
def test_too_much_text(size):
    noise = "netwerk " * (size // 8)
    assert within_a_second(lambda t: refusal(parse_report, t), noise)[0] == "too_large"


def test_ten_megabytes_of_bytes():
    noise = random.Random(1).randbytes(10_000_000)
    assert within_a_second(lambda d: refusal(decode_report, d), noise)[0] in (
        "too_large",
        "encoding",
    )


HEAD = "Verslag Tafelgesprek 8/11/2018\nSamen\n\n"
NOISE = {
    "brackets": "(" * 1_000_000,
    "brackets in lines": "((((((((((\n" * 9_500,
    "one line": "x" * 1_999_000,
    "words": "netwerk en " * 180_000,
    "bullets": "- \n" * 9_500,
    "many bullets": "- \n" * 600_000,
    "arrows": "- -> -> -> -> ->\n" * 9_500,
    "labels": "Aanwezig:\n" * 9_500,
    "people without end": "Aanwezig: Ann Nys,\n" + "Bo Lind (Vloed),\n" * 9_500,
    "open people": "Aanwezig: Ann Nys (\n" + "Bo (Lind, (\n" * 9_500,
    "long people": ("Aanwezig: " + "Ann Nys (Kring), " * 1_000 + "\n") * 100,
    "small letters": "en dan weer verder met het verhaal zonder eind\n" * 9_500,
    "capitals": "WIE BETAALT DE HUUR VAN HET HUIS?\n" * 9_500,
    "questions": "- Wie?\nWie betaalt dat?\n" * 4_700,
    "dates": "1/1/" * 4_000 + "\n",
    "figures": ("9" * 10_000 + "\n") * 100,
    "addresses": "".join(f"https://a{n}.example\n" for n in range(9_500)),
    "mail": ("a." * 5_000 + "@" + "b." * 4_000 + "\n") * 100,
    "quotes": ("‘" * 10_000 + "\n") * 100,
    "spaces": ("a" + " " * 9_000 + "b\n") * 200,
    "tabs": ("a" + " \t" * 5_000 + "\n") * 100,
    "page numbers": "1/2\nTafelgesprek\n" * 4_700,
}


@pytest.mark.parametrize("head", ("", HEAD), ids=("bare", "titled"))
@pytest.mark.parametrize("sort", NOISE)
def test_noise_takes_no_time(sort, head):
    def outcome(text):
        try:
            return parse_report(text)
        except PastReportError as error:
            return error.code

    found = within_a_second(outcome, head + NOISE[sort])
    if not head:
        assert found in ("not_a_report", "too_large")


def test_refusals_do_not_depend_on_what_was_read_before():
    first = parse_report(REPORT)
    refusal(parse_report, NO_REPORTS["prose"])
    assert parse_report(REPORT) == first


@pytest.mark.parametrize(
    "name", [module.name for module in pkgutil.iter_modules(past_report.__path__)]
)
def test_examples_in_docstrings(name):
    module = importlib.import_module(f"{past_report.__name__}.{name}")
    assert doctest.testmod(module).failed == 0


def test_package_does_not_know_odoo():
    for path in past_report.__path__:
        for module in pkgutil.iter_modules([path]):
            with open(f"{path}/{module.name}.py", encoding="utf-8") as source:
                assert "import odoo" not in (text := source.read())
                assert "from odoo" not in text
