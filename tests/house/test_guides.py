"""The guides name buttons, fields and menus as they stand on a Dutch screen."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest

from house.scratch import house

MODULE = "cafe_partage_module"
ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))
# Odoo's own screens that the guides lead to
THEIRS = ("web", "event", "website", "website_event", "mass_mailing_event", "account")
NO_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)")  # code, and where links lead
LABEL = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")
STEP = re.compile("[›→‣]")  # between the menus of "Sessions › Themes"


def plain(text):
    """:return: str, without markup, spaces in a row, capitals, and what ends a label"""
    text = re.sub(r"<[^>]+>|\*\*", "", text)
    return " ".join(text.split()).strip(" .…:(").casefold()


def read_labels(guide):
    """:return: set of the labels in italics, each menu of a path apart"""
    found = LABEL.findall(NO_PROSE.sub("", guide))
    return {step.strip() for label in found for step in STEP.split(label)}


@cache
def read_terms():
    """:return: set of all Dutch texts of ours, and of Odoo's that the guides name"""
    files = [ROOT / MODULE / "i18n" / "nl.po"]
    for folder in house().source.addons_paths:
        files += [Path(folder) / addon / "i18n" / "nl.po" for addon in THEIRS]
    return {
        plain(entry.msgstr)
        for file in files
        if file.is_file()
        for entry in polib.pofile(str(file))
    }


def test_labels_are_read_from_a_guide():
    guide = "Open **Sessions** (_Sessies ›\nThema’s_), `a_b_c`, [x](y_z_.md), _Nieuw_."
    assert read_labels(guide) == {"Sessies", "Thema’s", "Nieuw"}


def test_the_guides_are_there():
    assert any(read_labels(guide.read_text()) for guide in GUIDES)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_names_what_stands_on_the_screen(guide):
    labels = read_labels(guide.read_text())
    assert not {label for label in labels if plain(label) not in read_terms()}
