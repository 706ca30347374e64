"""Lists of people as other writers print them."""

import re

import pytest

from odoo.addons.cafe_partage_module.tools.past_report import (
    missing_words,
    parse_report,
)

AGENDA = """
Introductie: wie brengt wat mee?
- De Waterkring wil meer leden.
- Huis van de Buurt zoekt een nieuwe voorzitter.

Topics ter opvolging
- Een vorming over besturen -> Waterkring?
"""


LABELS = set(
    "aanwezig deelnemers présents attendees participants aanwezigen met wie moderator "
    "verslag verontschuldigd excusés modérateur rapporteur apologies begeleiding door "
    "1 2 en".split()
)


def words_of(texts):
    """What a list says in words; nothing of it may be dropped but its labels."""
    found = (re.findall(r"[^\W_]+", text.lower()) for text in texts if text)
    return {word for words in found for word in words}


def read(text):
    """Parse, and hold that no word was lost on the way."""
    report = parse_report(text)
    assert not missing_words(text, report)
    return report


def people_of(people):
    report = read(f"Tafelgesprek – 8 november 2018\n\nSamen\n\n{people}\n{AGENDA}")
    assert [item.kind for item in report.agenda] == ["introduction", "follow_up"]
    assert report.agenda[-1].contributions[0].suggested_owner == "Waterkring"
    assert words_of(report.people_lines) - LABELS <= words_of(
        [part for p in report.people for part in (p.name, p.organisation, p.function)]
        + [passage.text for passage in report.unplaced]
    )
    return [
        (p.name, p.organisation, "excused" if p.excused else p.role, p.function)
        for p in report.people
    ]


ANN = ("Ann Deschryver", "Waterkring", "participant", None)
BO = ("Bo van den Lind", "Huis van de Buurt", "participant", None)
LISTS = {
    "one to a line, brackets": "Aanwezig:\nAnn Deschryver (Waterkring)\n"
    "Bo van den Lind (Huis van de Buurt)",
    "one to a line, dash": "Deelnemers:\nAnn Deschryver – Waterkring\n"
    "Bo van den Lind - Huis van de Buurt",
    "one to a line, comma": "Présents :\nAnn Deschryver, Waterkring\n"
    "Bo van den Lind, Huis van de Buurt",
    "one to a line, blank lines": "Attendees:\n\nAnn Deschryver (Waterkring)\n\n"
    "Bo van den Lind (Huis van de Buurt)\n",
    "bullets": "Participants :\n• Ann Deschryver (Waterkring)\n"
    "• Bo van den Lind (Huis van de Buurt)",
    "numbered": "Deelnemers (2)\n1. Ann Deschryver (Waterkring)\n"
    "2. Bo van den Lind (Huis van de Buurt)",
    "tabs": "Aanwezigen\nAnn Deschryver\tWaterkring\n"
    "Bo van den Lind\tHuis van de Buurt",
    "organisation first": "Aanwezig:\nWaterkring: Ann Deschryver\n"
    "Huis van de Buurt: Bo van den Lind",
    "running on": "Aanwezig: Ann Deschryver (Waterkring); Bo van den Lind (Huis van "
    "de Buurt).",
    "name parted": "Met wie? Ann Deschryver (Waterkring), Bo van\nden Lind (Huis van "
    "de Buurt)",
    "brackets parted": "Aanwezig: Ann Deschryver (Waterkring), Bo van den Lind (Huis\n"
    "van de Buurt)",
    "before brackets parted": "Aanwezig: Ann Deschryver (Waterkring), Bo van den Lind\n"
    "(Huis van de Buurt)",
}


@pytest.mark.parametrize("layout", LISTS)
def test_people_are_found(layout):
    assert people_of(LISTS[layout]) == [ANN, BO]


def test_several_people_of_one_organisation():
    found = people_of("Aanwezig:\nWaterkring: Ann Deschryver, Cor Maas en Dé Vos")
    assert [(name, organisation) for name, organisation, *_rest in found] == [
        ("Ann Deschryver", "Waterkring"),
        ("Cor Maas", "Waterkring"),
        ("Dé Vos", "Waterkring"),
    ]


def test_names_alone():
    found = people_of("Aanwezig: Ann Deschryver (Waterkring), Cor Maas, Dé Vos")
    assert found[1:] == [
        ("Cor Maas", None, "participant", None),
        ("Dé Vos", None, "participant", None),
    ]


ROLES = {
    "in brackets": "Aanwezig: Ann Deschryver (Waterkring - verslag), Cor Maas "
    "(moderator), Dé Vos (Consultant)\nVerontschuldigd: Eva Nys (Waterkring)",
    "labels": "Aanwezig:\nDé Vos (consultant)\nVerontschuldigd:\nEva Nys (Waterkring)\n"
    "Moderator: Cor Maas\nVerslag: Ann Deschryver (Waterkring)",
    "labels, persons in the list too": "Aanwezig:\nAnn Deschryver (Waterkring)\n"
    "Cor Maas\nDé Vos (zelfstandig consultant)\nExcusés :\nEva Nys – Waterkring\n"
    "Modérateur : Cor Maas\nRapporteur : Ann Deschryver",
    "by whom": "Aanwezig: Dé Vos (Consultant)\nApologies: Eva Nys (Waterkring)\n"
    "Begeleiding: Cor Maas\nVerslag door Ann Deschryver (Waterkring)",
}


@pytest.mark.parametrize("layout", ROLES)
def test_roles_functions_and_excuses_are_found(layout):
    found = {name: rest for name, *rest in people_of(ROLES[layout])}
    assert found["Ann Deschryver"] == ["Waterkring", "reporter", None]
    assert found["Cor Maas"] == [None, "moderator", None]
    assert found["Eva Nys"] == ["Waterkring", "excused", None]
    organisation, role, function = found["Dé Vos"]
    assert (organisation, role) == (None, "participant")
    assert "consultant" in function.lower()


def test_prose_below_a_label_is_nobody():
    report = read(f"Tafelgesprek – 8/11/2018\n\nAanwezig: twaalf mensen\n{AGENDA}")
    assert report.people == []
    assert "Aanwezig: twaalf mensen" in "\n".join(report.title_lines + report.intro)
