"""The real report: each item that a careful reader finds in it, in any layout."""

import json
import re
import textwrap
from pathlib import Path

import pytest

from odoo.addons.cafe_partage_module.tools.past_report import (
    decode_report,
    missing_words,
    parse_report,
)

NAME = "000_75cd6a56c70058ce"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no ../shared")


def seed_text():
    return decode_report((SEEDS / f"{NAME}.txt").read_bytes())


def expected_facts():
    return json.loads((SEEDS / f"{NAME}.expected.json").read_text("utf-8"))


def found_person(person):
    facts = {"name": person.name, "organisation": person.organisation}
    facts["role"] = person.role
    return facts | ({"function": person.function} if person.function else {})


def found_item(item):
    facts = {"kind": item.kind, "title": item.title}
    facts["contributions"] = len(item.contributions)
    if item.kind == "introduction":
        facts["organisations"] = [c.organisation for c in item.contributions]
    if item.kind == "follow_up":
        facts["follow_ups"] = len(item.contributions)
    return facts


def found_owners(report):
    """The suggested owners by the place of their topic, counted from 1."""
    (item,) = (item for item in report.agenda if item.kind == "follow_up")
    return {
        place: contribution.suggested_owner
        for place, contribution in enumerate(item.contributions, 1)
        if contribution.suggested_owner
    }


def found_facts(report):
    facts = {
        name: getattr(report, name)
        for name in ("series", "number", "theme", "duration_hours", "host", "websites")
    }
    return facts | {
        "date": report.date and report.date.isoformat(),
        "participants": [found_person(person) for person in report.people],
        "agenda": [found_item(item) for item in report.agenda],
        "owners": found_owners(report),
        "contact_emails": report.contact_emails,
    }


def wanted_facts():
    wanted = expected_facts()
    del wanted["about"]
    owner = wanted.pop("follow_up_owner_suggestion")
    wanted["owners"] = {owner["index"]: owner["organisation"]}
    for item in wanted["agenda"]:
        item.pop("title_is_a_prefix", None)
    return wanted


@pytest.fixture(scope="module")
def report():
    return parse_report(seed_text())


def test_every_expected_item_is_compared():
    assert set(wanted_facts()) == set(ITEMS)


ITEMS = (
    "series",
    "number",
    "date",
    "theme",
    "duration_hours",
    "host",
    "participants",
    "websites",
    "agenda",
    "owners",
    "contact_emails",
)


@pytest.mark.parametrize("item", ITEMS)
def test_item_is_as_expected(report, item):
    assert found_facts(report)[item] == wanted_facts()[item]


@pytest.mark.parametrize("place", range(6))
def test_agenda_item_is_as_expected(report, place):
    wanted = expected_facts()["agenda"][place]
    found = found_item(report.agenda[place])
    if wanted.pop("title_is_a_prefix", False):
        assert found.pop("title").startswith(wanted.pop("title"))
    assert found == wanted


def test_owner_is_suggested_where_the_arrow_is_printed(report):
    suggestion = expected_facts()["follow_up_owner_suggestion"]
    topic = report.agenda[-1].contributions[suggestion["index"] - 1]
    assert topic.text.endswith(suggestion["printed_as"])
    assert topic.suggested_owner == suggestion["organisation"]


def test_title_and_prose_below_it_are_told_apart(report):
    (prose,) = report.agenda[2].paragraphs
    assert prose.startswith("Want impact is per definitie ad hoc")
    assert prose.endswith("meer fluïd?")


def test_bullet_over_a_page_end_stays_whole(report):
    text = report.agenda[0].contributions[7].text
    assert "rek op die term zit. Hoe kunnen we zelf als netwerk" in text
    assert "http" not in text


def test_text_around_the_agenda_is_kept(report):
    assert len(report.intro) == 5
    assert report.intro[0].startswith("Café Partagé is een lerend netwerk")
    (closing,) = report.closing
    assert closing.startswith("Zelf suggesties")
    assert report.unplaced == []


def test_organisation_that_a_bullet_speaks_of(report):
    found = [c.organisation for item in report.agenda[1:3] for c in item.contributions]
    assert [name for name in found if name] == [
        "Pulse",
        "Lasso",
        "Netwerk Bewust Verbruiken",
        "Netwerk Bewust Verbruiken",  # printed as NBV
        "Pronet",
    ]


def test_no_word_of_the_text_is_lost(report):
    assert not missing_words(seed_text(), report)


def test_a_lost_bullet_would_be_noticed(report):
    shorter = parse_report(seed_text())
    lost = shorter.agenda[3].contributions.pop()
    assert missing_words(seed_text(), shorter)["vuistregels"] == 1
    assert "vuistregels" in lost.text


# -- the same facts in another layout


def without_blank_lines(text):
    return re.sub(r"\n\s*\n+", "\n", text)


def with_bullets(mark):
    return lambda text: re.sub(r"(?m)^ ?- ", f"{mark} ", text)


def numbered(text):
    """Number the bullets of each item anew."""
    lines, count = [], 0
    for line in text.split("\n"):
        if line.lstrip().startswith("- "):
            count += 1
            line = line.replace("- ", f"{count}. ", 1)
        elif any(line.startswith(title[:25]) for title in heading_titles()):
            count = 0
        lines.append(line)
    return "\n".join(lines)


def heading_titles():
    return [item["title"] for item in expected_facts()["agenda"]]


def paragraphs_of(text):
    """The paragraphs as a reader sees them, told by bullets and known titles."""
    starts = ["- ", "Met wie?", "Zelf suggesties", "http", "mailto:", "Binnen het"]
    starts += ["De mazen", "INTEGRAAL", "In die netwerken stellen", "In onze vijfde"]
    starts += ["Café Partagé is", "Vanuit organisaties binnen één"]
    starts += [title[:40] for title in heading_titles()]
    paragraphs, aside = [], []
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith(("http", "mailto:")):
            aside.append(line)
        elif line.startswith(tuple(starts)) or not paragraphs:
            paragraphs.append(line)
        elif line:
            paragraphs[-1] += " " + line
    return [" ".join(p.split()) for p in paragraphs], aside


def wrapped_at(width, between="\n", indent=""):
    def change(text):
        paragraphs, aside = paragraphs_of(text)
        wrapped = [
            textwrap.fill(p, width, break_on_hyphens=False, subsequent_indent=indent)
            for p in paragraphs
        ]
        return between.join(wrapped + aside)

    return change


LAYOUTS = {
    "bullets •": with_bullets("•"),
    "bullets –": with_bullets("–"),
    "bullets *": with_bullets("*"),
    "bullets ▪": with_bullets("▪"),
    "bullets ◦ and tab": with_bullets("◦\t"),
    "bullets of Symbol": with_bullets("\uf0b7"),
    "numbered": numbered,
    "no blank lines": without_blank_lines,
    "one line to a paragraph": wrapped_at(10_000),
    "one line, blank line between": wrapped_at(10_000, "\n\n"),
    "wrapped at 72, blank line between": wrapped_at(72, "\n\n"),
    "wrapped at 60, indented": wrapped_at(60, "\n", "  "),
    "wrapped at 76, indented, blank lines": wrapped_at(76, "\n\n", "  "),
    "wrapped at 90": wrapped_at(90),
    "wrapped at 120": wrapped_at(120),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "tabs before lines": lambda text: re.sub(r"(?m)^(?=\S)", "\t", text),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "form feeds for addresses": lambda text: re.sub(r"(?m)^ -", "\f-", text),
    "split accents": lambda text: text.replace("é", "e\u0301").replace("ï", "i\u0308"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_seed_in_another_layout_gives_the_same_facts(layout):
    text = LAYOUTS[layout](seed_text())
    assert text != seed_text()
    report = parse_report(text)
    assert found_facts(report) == wanted_facts()
    assert not missing_words(text, report)


@pytest.mark.parametrize(
    "encoding", ("utf-8", "utf-8-sig", "utf-16", "cp1252"), ids=str
)
def test_seed_in_another_encoding_gives_the_same_facts(encoding):
    data = seed_text().replace("\uf0e0", "->").encode(encoding)
    assert found_facts(parse_report(decode_report(data))) == wanted_facts()
