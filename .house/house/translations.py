"""Merges exported terms into the files of translators.

Runs in the virtual environment (polib)::

    python -m house.translations [--check] exported.pot addon.pot nl.po fr.po …
"""

import argparse
import sys
from pathlib import Path

import polib

# What changes at each export without a change of any term.
MOMENTS = ("POT-Creation-Date", "PO-Revision-Date")
WIDTH = 78
SHOWN = 15  # untranslated terms that are shown of each file


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("exported", type=Path)
    parser.add_argument("template", type=Path)
    parser.add_argument("translations", type=Path, nargs="+")
    options = parser.parse_args()
    exported = polib.pofile(str(options.exported), wrapwidth=WIDTH)
    for moment in MOMENTS:
        exported.metadata.pop(moment, None)
    outdated = [] if is_same(exported, options.template) else [options.template.name]
    missing = 0
    for path in options.translations:
        merged, dropped = merge(exported, path)
        if not is_same(merged, path):
            outdated.append(path.name)
        missing += report(path.name, merged, dropped)
        if not options.check:
            merged.save(str(path))
    if not options.check:
        exported.save(str(options.template))
        return 0
    if outdated:
        print(f"Out of date: {', '.join(outdated)}. Type: ./dev i18n")
    return 1 if outdated or missing else 0


def is_same(catalogue, path):
    """Whether the file has these terms and translations already."""
    if not path.exists():
        return False
    return content(catalogue) == content(polib.pofile(str(path), wrapwidth=WIDTH))


def content(catalogue):
    return sorted(
        (
            entry.msgctxt or "",
            entry.msgid,
            entry.msgstr,
            entry.comment,
            sorted(entry.occurrences),
            sorted(entry.flags),
        )
        for entry in catalogue
        if not entry.obsolete
    )


def merge(exported, path):
    """The exported terms with the translations of file ``path``.

    :returns: the merged catalogue, and the translated entries that it lost
    """
    merged = polib.POFile(wrapwidth=WIDTH)
    merged.metadata = dict(exported.metadata)
    known = {}
    if path.exists():
        old = polib.pofile(str(path), wrapwidth=WIDTH)
        merged.metadata = dict(old.metadata)
        merged.header = old.header
        known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    else:
        merged.metadata["Language"] = path.stem
    for moment in MOMENTS:
        merged.metadata.pop(moment, None)
    for term in exported:
        entry = polib.POEntry(
            msgctxt=term.msgctxt,
            msgid=term.msgid,
            comment=term.comment,
            occurrences=term.occurrences,
            flags=list(term.flags),
        )
        if translated := known.pop((term.msgctxt, term.msgid), None):
            entry.msgstr = translated.msgstr
            entry.tcomment = translated.tcomment
            entry.flags += [f for f in translated.flags if f not in entry.flags]
        merged.append(entry)
    return merged, [entry for entry in known.values() if entry.msgstr]


def report(name, merged, dropped):
    """Prints what is untranslated; gives how many terms are."""
    missing = [entry for entry in merged if not entry.msgstr or entry.fuzzy]
    print(f"{name}: {len(merged)} terms, {len(missing)} untranslated")
    for entry in missing[:SHOWN]:
        print(f"    {_short(entry.msgid)}")
    if len(missing) > SHOWN:
        print(f"    … and {len(missing) - SHOWN} more")
    for entry in dropped:
        print(f"    gone: {_short(entry.msgid)} → {_short(entry.msgstr)}")
    return len(missing)


def _short(text):
    line = " ".join(text.split())
    return line if len(line) < 70 else line[:68] + "…"


if __name__ == "__main__":
    sys.exit(main())
