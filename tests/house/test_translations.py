"""Merging keeps every translation, and drops what is no longer a term."""

import polib

from house.translations import is_same, merge


def catalogue(*pairs):
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for source, translation in pairs:
        made.append(polib.POEntry(msgid=source, msgstr=translation))
    return made


def saved(tmp_path, *pairs):
    path = tmp_path / "nl.po"
    catalogue(*pairs).save(str(path))
    return path


def test_translations_are_kept_and_new_terms_added(tmp_path):
    path = saved(tmp_path, ("Network", "Netwerk"))
    merged, dropped = merge(catalogue(("Network", ""), ("Circle", "")), path)
    assert {e.msgid: e.msgstr for e in merged} == {"Network": "Netwerk", "Circle": ""}
    assert dropped == []


def test_what_is_no_term_any_more_goes_and_is_told(tmp_path):
    path = saved(tmp_path, ("Network", "Netwerk"), ("Old", "Oud"))
    merged, dropped = merge(catalogue(("Network", "")), path)
    assert [entry.msgid for entry in merged] == ["Network"]
    assert [entry.msgstr for entry in dropped] == ["Oud"]


def test_a_first_translation_starts_empty(tmp_path):
    merged, _dropped = merge(catalogue(("Network", "")), tmp_path / "fr.po")
    assert merged.metadata["Language"] == "fr"
    assert [entry.msgstr for entry in merged] == [""]


def test_a_changed_translation_makes_a_file_differ(tmp_path):
    path = saved(tmp_path, ("Network", "Netwerk"))
    assert is_same(catalogue(("Network", "Netwerk")), path)
    assert not is_same(catalogue(("Network", "Net")), path)
    assert not is_same(catalogue(("Network", "Netwerk"), ("Circle", "")), path)
