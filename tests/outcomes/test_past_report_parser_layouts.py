"""Reports of other writers: titles, headings, bullets, dates and addresses."""

import datetime

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


def read(text):
    """Parse, and hold that no word was lost on the way."""
    report = parse_report(text)
    assert not missing_words(text, report)
    return report


FRENCH = """Compte rendu – Table ouverte n° 4
1er décembre 2018
Quand les bénévoles s'en vont

Une séance de deux heures, organisée par « Maison du Canal ».

Participants :
Léa Dumont – Maison du Canal
Noé Petit (Coopérative Lune)
Zoé Marchal (indépendante)
Excusés :
Luc Roy (Coopérative Lune)
Modératrice : Inès Colas
Rapporteur : Hugo Blanc (Maison du Canal)

Introduction
• La Maison du Canal accueille trente associations.
• Coopérative Lune est jeune. Qui paie le loyer ?

Comment garder les bénévoles ?
• Un conseil : dire merci.
• Chez Coopérative Lune, on change de rôle chaque année.

Que retenons-nous ?
• En bref, personne ne reste pour un logo.

Suites à donner
• Une formation commune → Maison du Canal ?

Merci à toutes et à tous. Écrivez à table@ouverte.example.
"""


def test_french_report():
    report = read(FRENCH)
    assert (report.series, report.number) == ("Table ouverte", 4)
    assert report.date == datetime.date(2018, 12, 1)
    assert report.theme == "Quand les bénévoles s'en vont"
    assert report.duration_hours == 2.0
    assert report.host == "Maison du Canal"
    assert report.contact_emails == ["table@ouverte.example"]
    assert len(report.closing) == 1
    roles = {person.name: person.role for person in report.people}
    assert roles["Inès Colas"] == "moderator"
    assert roles["Hugo Blanc"] == "reporter"
    (zoe,) = (p for p in report.people if p.name == "Zoé Marchal")
    assert (zoe.organisation, zoe.function) == (None, "indépendante")
    assert [p.name for p in report.people if p.excused] == ["Luc Roy"]


def test_french_agenda():
    items = read(FRENCH).agenda
    assert [(item.kind, item.title) for item in items] == [
        ("introduction", "Introduction"),
        ("discussion", "Comment garder les bénévoles ?"),
        ("lessons", "Que retenons-nous ?"),
        ("follow_up", "Suites à donner"),
    ]
    assert [[c.kind for c in item.contributions] for item in items] == [
        ["introduction", "introduction"],
        ["tip", "experience"],
        ["conclusion"],
        ["proposal"],
    ]
    speakers = [c.organisation for item in items for c in item.contributions]
    lune = "Coopérative Lune"
    assert speakers == ["Maison du Canal", lune, None, lune, None, None]
    assert items[3].contributions[0].suggested_owner == "Maison du Canal"


ENGLISH = """OPEN TABLE
The third Open Table: Sharing a roof
November 8, 2018, 14:00 - 16:30

Attendees: Kit Marlow (Canal House), Ada Finch (Moon Coop; minutes)

Welcome and introductions
1. Canal House has thirty groups.
2. Moon Coop is young.

What did we learn?
1. Nobody stays for a logo.

Next steps
1. A training -> Moon Coop?
2. A visit
"""


def test_english_report():
    report = read(ENGLISH)
    assert (report.series, report.number) == ("Open Table", 3)
    assert report.date == datetime.date(2018, 11, 8)
    assert report.theme == "Sharing a roof"
    assert report.duration_hours == 2.5
    assert report.host == "Moon Coop"
    kinds = [(item.kind, len(item.contributions)) for item in report.agenda]
    assert kinds == [("introduction", 2), ("lessons", 1), ("follow_up", 2)]


def test_labelled_lines_above_the_list():
    report = read(
        "Verslag\nReeks: Tafelgesprek\nDatum: 08-11-2018\nThema: Wie wil er besturen?\n"
        "Duur: anderhalf uur\nGastheer: Huis van de Buurt\n"
        f"Aanwezig: Ann Deschryver (Waterkring)\n{AGENDA}"
    )
    assert report.series == "Tafelgesprek"
    assert report.date == datetime.date(2018, 11, 8)
    assert report.theme == "Wie wil er besturen?"
    assert report.duration_hours == 1.5
    assert report.host == "Huis van de Buurt"


DATES = (
    "8/11/2018",
    "08-11-2018",
    "8.11.2018",
    "8 nov. 2018",
    "8 NOVEMBER 2018",
    "2018-11-08",
    "8 novembre 2018",
    "donderdag 8 november 2018",
    "jeudi 8 novembre 2018",
    "November 8, 2018",
    "8th of November 2018",
)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("title", ("Vijfde Tafelgesprek – {}", "Tafelgesprek 5, {}"))
def test_date_in_the_title(title, date):
    report = read(
        f"{title.format(date)}\nSamen besturen\n\nAanwezig: Ann Nys\n{AGENDA}"
    )
    assert report.date == datetime.date(2018, 11, 8)
    assert (report.series, report.number) == ("Tafelgesprek", 5)
    assert report.theme == "Samen besturen"


@pytest.mark.parametrize("date", ("31/02/2018", "31 februari 2018", "2018-13-01"))
def test_impossible_date_is_kept_as_text(date):
    report = read(f"Tafelgesprek – {date}\nSamen\n\nAanwezig: Ann Nys\n{AGENDA}")
    assert report.date is None
    assert [(p.line, date in p.text) for p in report.unplaced] == [(1, True)]


@pytest.mark.parametrize("word", ("5de", "5e", "vijfde", "cinquième", "5ème", "fifth"))
def test_number_from_prose(word):
    report = read(
        f"TAFELGESPREK – 8/11/2018\nSamen\n\nIn deze {word}\nTafelgesprek ging het "
        f"goed.\n\nAanwezig: Ann Nys\n{AGENDA}"
    )
    assert (report.series, report.number) == ("Tafelgesprek", 5)


@pytest.mark.parametrize("mark", ("•", "–", "*", "-", "◦", "▪", "·", "➢", "—"))
@pytest.mark.parametrize("between", ("\n", "\n\n", "\r\n", "\n\t", "\n\u00a0\n"))
def test_bullets_of_any_sort(mark, between):
    lines = ["Tafelgesprek 8/11/2018", "Samen", "Aanwezig: Ann Nys (Waterkring)"]
    lines += ["Wie betaalt de huur van het huis?", f"{mark} Dat weet nog niemand."]
    lines += [f"{mark} Waterkring betaalt", "voorlopig alles.", "Wat leren we?"]
    lines += [f"{mark} Zoek een mecenas."]
    report = read(between.join(lines))
    assert [[c.text for c in item.contributions] for item in report.agenda] == [
        ["Dat weet nog niemand.", "Waterkring betaalt voorlopig alles."],
        ["Zoek een mecenas."],
    ]
    assert report.agenda[0].contributions[1].organisation == "Waterkring"


@pytest.mark.parametrize("style", ("{}.", "{})", "({})"))
@pytest.mark.parametrize("labels", ("123", "abc"))
def test_counted_bullets(style, labels):
    a, b, c = (style.format(label) for label in labels)
    report = read(
        "Tafelgesprek 8/11/2018\nSamen\nAanwezig: Ann Nys\nWie betaalt?\n"
        f"{a} Wij samen.\n{b} Zij in\n2019. En later?\n{c} De stad."
    )
    assert [c.text for c in report.agenda[0].contributions] == [
        "Wij samen.",
        "Zij in 2019. En later?",
        "De stad.",
    ]


def test_counted_headings_above_bullets():
    report = read(
        "Tafelgesprek 8/11/2018\nAanwezig: Ann Nys\n\n1. Inleiding\n- Ann kijkt rond.\n"
        "2. Wie betaalt?\n- De stad.\n- De leden.\n3. Besluit\n- Samen."
    )
    assert [(i.kind, i.title, len(i.contributions)) for i in report.agenda] == [
        ("introduction", "Inleiding", 1),
        ("discussion", "Wie betaalt?", 2),
        ("lessons", "Besluit", 1),
    ]


def test_prose_below_a_heading():
    report = read(
        "Tafelgesprek 8/11/2018\nAanwezig: Ann Nys\n\nInleiding\nWe waren met velen."
        "\n\nWie betaalt?\n- De stad.\n\nBesluit\nWe zien elkaar terug in mei."
    )
    assert [(item.title, item.paragraphs) for item in report.agenda] == [
        ("Inleiding", ["We waren met velen."]),
        ("Wie betaalt?", []),
        ("Besluit", ["We zien elkaar terug in mei."]),
    ]
    assert report.closing == []


def test_page_ends_do_not_break_bullets():
    report = read(
        "Tafelgesprek 8/11/2018\nSamen\nAanwezig: Ann Nys (Kring & Co)\nWie betaalt?\n"
        "- De stad betaalt een deel, en\nhttps://kringenco.example/\n1/2\n\f"
        "Tafelgesprek 8/11/2018\nPagina 2\nde leden de rest.\n- Niemand."
    )
    assert [c.text for c in report.agenda[0].contributions] == [
        "De stad betaalt een deel, en de leden de rest.",
        "Niemand.",
    ]
    assert report.websites == {"Kring & Co": "https://kringenco.example/"}
    assert report.unplaced == []
    assert report.left_out == [
        "1/2",
        "Tafelgesprek 8/11/2018",
        "Pagina 2",
    ]


def test_hyphens_at_line_ends():
    report = read(
        "Tafelgesprek 8/11/2018\nSamen\nAanwezig: Ann Nys\nWie betaalt?\n- De netwerk-"
        "\nen ledenwerking van sociaal-\nculturele vereni\u00ad\ngingen."
    )
    assert report.agenda[0].contributions[0].text == (
        "De netwerk- en ledenwerking van sociaal-culturele verenigingen."
    )


WEBSITES = (
    "Tafelgesprek 8/11/2018\nSamen\nAanwezig: Ann Nys (Kring & Co), Bo Lind (De Vloed),"
    " Cas Moor (Huis Noord)\nInleiding\n- Kring & Co is oud.\n- De Vloed is nieuw.\n"
    "- Huis Noord is klein.\n{}"
)


def test_websites_by_name_then_by_order():
    report = read(
        WEBSITES.format(
            "http://kring-and-co.example/nl\nhttps://abc.example\n"
            "www.huisnoord.example\nhttps://elders.example/"
        )
    )
    assert report.websites == {
        "Kring & Co": "http://kring-and-co.example/nl",
        "De Vloed": "https://abc.example",
        "Huis Noord": "www.huisnoord.example",
    }
    assert [p.text for p in report.unplaced] == ["https://elders.example/"]


def test_websites_with_their_owner():
    report = read(WEBSITES.format("De Vloed: https://abc.example/"))
    assert report.websites == {"De Vloed": "https://abc.example/"}


@pytest.mark.parametrize(
    ("end", "owner"),
    (
        ("-> Waterkring?", "Waterkring"),
        ("→ de Waterkring", "Waterkring"),
        ("=> Stad Noord?", "Stad Noord"),
        ("→ aansluitend: waarom doen we dit?", None),
        ("→ Welke effecten heeft dit?", None),
        ("-> Waterkring zoekt het uit en laat het weten.", None),
    ),
)
def test_owner_of_a_follow_up(end, owner):
    report = read(
        "Tafelgesprek 8/11/2018\nAanwezig: Ann Nys (Waterkring)\nActiepunten\n"
        f"- Een vorming {end}"
    )
    (contribution,) = report.agenda[0].contributions
    assert contribution.suggested_owner == owner
    assert contribution.text == f"Een vorming {end}"
