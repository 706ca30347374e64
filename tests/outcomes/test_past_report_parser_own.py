"""Reports as this software prints them, taken out of their PDF."""

import doctest

import pytest

from odoo.addons.cafe_partage_module.tools.past_report import (
    contribution_kinds,
    leads,
    missing_words,
    numbers,
    organisations,
    parse_report,
    series,
)

OWN = """Tafelronde – sessie 5

# Samen: hoe blijf je dat? Deel 2 – ‘het
# eerste vervolg’

Datum:\tdonderdag 5 maart 2026, 14:00 – 16:30
Plaats: Huis van de Buurt, Lange straat 5 bus 3, 1000
                Brussel
Gastheer: De Brug (Gent)
Moderator: Bart Coördinaat
Verslag:\tAn Poel

Versie 2, 1 januari 2030: sessie 9 verbeterd, en de
naam van De Brug

## Met wie?

Organisaties: Arbeid & Milieu; De Brug (Gent); Kring, vzw; Lasso voor
kunst

An Poel\tArbeid & Milieu, verslaggever
Bart Coördinaat\tLasso voor kunst, moderator
Mo El-Amrani\tKring, vzw, gast
roos van den adams\tDe Brug
                              (Gent)
zoë

2 aanwezigen worden hier niet genoemd.

Welkom bij het verslag.

## Introductie: wie brengt wat mee?

Iedereen stelt zich kort voor

• Lasso voor kunst: Wij zijn met drie.
• Vraag – De Brug (Gent): Wie zijn wij eigenlijk, en waar
   https://lang.example/een/weg
   12
   Conclusies trekken we later.
• Het Netwerk voor Water is jong.

## Bespreking – Wat leren we van de stad?

• Lang is goed.

   Kort ook.
• Moderator: dat ben ik.
• Tip – Tip – niet te veel.

## Pauze

## Lessen – Slot

• 1. Tot later.

## Topics ter opvolging

• Een vorming. → Kring, vzw?
• Een lijst. -> Kring, vzw?

Dank.
"""


@pytest.fixture(scope="module")
def report():
    found = parse_report(OWN)
    assert not missing_words(OWN, found)
    return found


@pytest.mark.parametrize(
    "module", (contribution_kinds, leads, numbers, organisations, series)
)
def test_examples_in_the_documentation(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


def test_facts(report):
    assert (report.series, report.number) == ("Tafelronde", 5)
    assert report.date.isoformat() == "2026-03-05"
    assert (report.time_start, report.duration_hours) == (14, 2.5)
    assert report.theme == "Samen: hoe blijf je dat? Deel 2 – ‘het eerste vervolg’"
    assert report.host == "De Brug (Gent)"
    assert report.intro == ["Welkom bij het verslag."]
    assert report.closing == ["Dank."]
    assert report.unplaced == []
    assert (
        "Plaats: Huis van de Buurt, Lange straat 5 bus 3, 1000 Brussel"
        in report.title_lines
    )


def test_which_version_it_is_is_left_out(report):
    assert report.left_out == [
        "Versie 2, 1 januari 2030: sessie 9 verbeterd, en de",
        "naam van De Brug",
    ]


def test_people(report):
    assert report.organisations == [
        "Arbeid & Milieu",
        "De Brug (Gent)",
        "Kring, vzw",
        "Lasso voor kunst",
    ]
    assert {(p.name, p.organisation, p.role) for p in report.people} == {
        ("An Poel", "Arbeid & Milieu", "reporter"),
        ("Bart Coördinaat", "Lasso voor kunst", "moderator"),
        ("Mo El-Amrani", "Kring, vzw", "guest"),
        ("roos van den adams", "De Brug (Gent)", "participant"),
        ("zoë", None, "participant"),
    }


def test_agenda(report):
    assert [(i.kind, i.title, i.paragraphs) for i in report.agenda] == [
        (
            "introduction",
            "Introductie: wie brengt wat mee?",
            ["Iedereen stelt zich kort voor"],
        ),
        ("discussion", "Wat leren we van de stad?", []),
        ("discussion", "Pauze", []),
        ("lessons", "Slot", []),
        ("follow_up", "Topics ter opvolging", []),
    ]


def test_contributions(report):
    found = [
        [(c.kind, c.text, c.organisation) for c in item.contributions]
        for item in report.agenda
    ]
    assert found == [
        [
            ("introduction", "Wij zijn met drie.", "Lasso voor kunst"),
            (
                "question",
                "Wie zijn wij eigenlijk, en waar https://lang.example/een/weg 12 "
                "Conclusies trekken we later.",
                "De Brug (Gent)",
            ),
            # nobody is guessed where all are listed
            ("introduction", "Het Netwerk voor Water is jong.", None),
        ],
        [
            ("experience", "Lang is goed.\n\nKort ook.", None),
            ("experience", "Moderator: dat ben ik.", None),
            ("tip", "Tip – niet te veel.", None),
        ],
        [],
        [("insight", "1. Tot later.", None)],
        [
            ("proposal", "Een vorming.", None),
            ("proposal", "Een lijst. -> Kring, vzw?", None),
        ],
    ]
    owners = [c.suggested_owner for c in report.agenda[-1].contributions]
    assert owners == ["Kring, vzw", "Kring, vzw"]


@pytest.mark.parametrize(
    ("label", "organisations", "rest"),
    (
        ("Met wie?", "Organisaties:", "Eén aanwezige wordt hier niet genoemd."),
        ("Avec qui ?", "Organisations :", "3 personnes présentes ne sont pas nommées"),
        ("With whom?", "Organisations:", "3 people who were there are not named here."),
    ),
)
def test_when_nobody_may_be_named(label, organisations, rest):
    rest = f"{rest} ici." if rest.endswith("nommées") else rest
    text = (
        f"Tafelronde – 5 maart 2026\n\n# Samen\n\n## {label}\n\n{{}}{rest}\n\n"
        "Welkom.\n\n## Eerst\n\n• Kring: dat kan.\n\n## Dan\n\n• Ja.\n"
    )
    for listed in (f"{organisations} Kring, Vloed\n\n", ""):
        report = parse_report(text.format(listed))
        assert report.people == []
        assert report.intro == ["Welkom."]
        assert [item.title for item in report.agenda] == ["Eerst", "Dan"]
        (contribution,) = report.agenda[0].contributions
        assert contribution.organisation == ("Kring" if listed else None)


def test_bullets_that_repeat_where_pages_end_are_no_running_heads():
    page = "• Wij doen punt {} zo.\n• Meer is er niet.\n\f"
    text = "Tafelronde – 5 maart 2026\n\nWie betaalt?\n" + "".join(
        page.format(number) for number in range(1, 4)
    )
    (item,) = parse_report(text).agenda
    assert len(item.contributions) == 6


def test_lines_that_also_stand_elsewhere_are_no_running_heads():
    text = (
        "Tafelronde – 5 maart 2026\n\nWie betaalt?\n- Een:\nzo gaat het\n"
        "- Twee:\nzo gaat het\n- Drie en nog wat:\nzo gaat het\n- Vier:\n\f"
        "zo gaat het\n- Vijf."
    )
    contributions = parse_report(text).agenda[0].contributions
    assert [c.text.endswith("zo gaat het") for c in contributions] == [True] * 4 + [
        False
    ]


def test_which_session_it_was_is_not_the_theme():
    text = (
        "Tafelronde – sessie 5 – 5 maart 2026\n\nSamen verder\n\n"
        "Aanwezig: An Poel (Kring)\n\nWie betaalt?\n- De stad."
    )
    report = parse_report(text)
    assert (report.series, report.number) == ("Tafelronde", 5)
    assert report.theme == "Samen verder"


@pytest.mark.parametrize("year", ("0001", "1899", "9999"))
def test_a_year_centuries_away_is_a_slip_of_the_pen(year):
    text = f"Tafelronde\n5 maart {year}\n\nWie betaalt?\n- De stad."
    report = parse_report(text)
    assert report.date is None
    assert [year in passage.text for passage in report.unplaced] == [True]
