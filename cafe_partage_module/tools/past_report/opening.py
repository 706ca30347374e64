"""Read what stands above the agenda: series, number, date, theme, length, host."""

import re
from dataclasses import dataclass, field, replace

from .dates import find_date
from .model import Passage
from .numbers import find_duration, find_length, find_time_range, find_times
from .series import choose_series, is_series, is_session_number, read_series
from .words import fold, is_finished

_FIELDS = {
    "date": r"datum|date",
    "theme": r"thema|theme|onderwerp|sujet|subject|topic",
    "duration": r"duur|duree|duration|tijdstip|uur|horaire|heure|time|tijd",
    "host": r"gastorganisatie|organisat(?:ie|or|eur|rice)|organisator|organise par|"
    r"georganiseerd door|organi[sz]ed by|hosted by|gastheer|gastvrouw|host|hote",
    "series": r"reeks|serie|series",
    "place": r"plaats|locatie|lieu|place|location|adres|adresse|zaal|salle",
}
_FIELD = re.compile(
    "(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + r")(?: ?:| \|)(?: \|)? ?"
)
# What titles say of themselves, in either order: "Integraal verslag van de sessie".
_REPORT_WORD = (
    r"verslag|sessieverslag|compte[- ]rendu|proces[- ]verbal|rapport|report|minutes"
)
_REPORT_MARK = re.compile(
    rf"\b(?:(?:integraal|volledig|beknopt|kort|full|session) )?(?:{_REPORT_WORD})\b"
    r"(?: (?:integral|complet|de seance))?(?: (?:van|over|de|du|of|sur)\b)?"
    r"(?: (?:het|de|la|le|the)\b| l['’])?"
)
REPORT_WORD = re.compile(rf"\b\w{{0,20}}(?:{_REPORT_WORD})\b")
_PARTS = re.compile(r"\s+[-–—|•]\s+|\s*[|:;]\s+|\n")
_DATE_REST = re.compile(
    r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)\b|\b(?:op|le|on|du|van|of)$"
)
_TITLE_LENGTH = 150
_COLUMN = 8  # of a table, at least so wide
_TITLE_BLOCKS = 6


@dataclass
class Opening:
    """What the lines above the agenda say; ``fields`` are the lines with a label."""

    series: str | None = None
    number: int | None = None
    date: object = None
    theme: str | None = None
    has_date: bool = False
    has_report_word: bool = False
    title_lines: list[str] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)


def take_fields(lines, before):
    """Take "Datum: …" and the like out of the first ``before`` lines.

    :returns: ``(dict of field to (line, value), other lines)``
    """
    fields, others = {}, []
    last = None
    for index, line in enumerate(lines):
        found = _FIELD.match(fold(line.columns)) if index < before else None
        value = line.columns[found.end() :].strip() if found else ""
        if not found and last and _goes_on(line, fields[last][0]):
            fields[last] = _join_field(*fields[last], line)
            continue
        last = None
        if not value or found.lastgroup in fields or len(line.text) > _TITLE_LENGTH:
            others.append(line)
            continue
        last = found.lastgroup
        fields[last] = (line, value)
        if index + 1 < len(lines):
            lines[index + 1].apart = True
    return fields, others


def _goes_on(line, label):
    """Whether a line is the rest of the value beside a label, in a table of two."""
    return not line.gap and not line.page and line.indent - label.indent >= _COLUMN


def _join_field(label, value, line):
    joined = replace(label, text=f"{label.text} {line.text}")
    return joined, f"{value} {line.text}"


def count_title_blocks(blocks):
    """How many blocks the title has: short, and not ending as prose does."""
    count = 0
    for block in blocks[:_TITLE_BLOCKS]:
        if block.is_title:
            count += 1
            continue
        prose = is_finished(block.text) and not block.text.endswith("?")
        if block.mark or len(block.text) > _TITLE_LENGTH or (prose and count):
            break
        count += 1
    return count


def read_opening(title, fields, prose, body):
    """Read the title and the labelled lines.

    :param list title: the blocks of the title
    :param dict fields: from ``take_fields``
    :param str prose: the paragraphs below the title
    :param str body: the whole text, for how the series is spelt and which session
        it is ("our fifth …")
    :rtype: Opening
    """
    opening = Opening()
    lines = [line for line, _value in fields.values()]
    stated = _stated_theme(title)
    texts = [(block.line, block.text) for block in title]
    opening.title_lines = [text for _line, text in texts]
    opening.title_lines += [line.text for line in lines]
    opening.has_report_word = any(REPORT_WORD.search(fold(text)) for _l, text in texts)
    _read_date(opening, texts, fields, prose)
    parts = [
        part
        for _line, text in texts
        for part in _parts(text)
        if text != stated and not is_session_number(part)
    ]
    dated = [p for _l, text in texts if find_date(text)[1] for p in _parts(text)]
    named = fields.get("series")
    series = named[1] if named else choose_series(parts, dated, body)
    if series:
        opening.series, opening.number = read_series(series, texts, body)
    if "theme" in fields:
        opening.theme = fields["theme"][1]
    elif stated:
        opening.theme = stated
    else:
        others = [p for p in parts if p != series and not is_series(p, opening.series)]
        opening.theme = others[0] if others else None
    return opening


def _stated_theme(title):
    """The block that is marked as the title, below the name of the series; or None."""
    above = []
    for block in title:
        if block.is_title and above:
            known = find_date(block.text)[1] or REPORT_WORD.search(fold(block.text))
            return None if known else block.text
        above += _parts(block.text)
    return None


def read_times(texts, fields):
    """Return when the session began and ended, or None.

    :param list texts: the blocks of the title, as text
    """
    labelled = [fields[name][1] for name in ("duration", "date") if name in fields]
    return next(filter(None, map(find_times, [*labelled, *texts])), None)


def read_duration(texts, fields, prose):
    """Return the hours that the session lasted, or lasts in general, or None."""
    labelled = fields.get("duration") or (None, "")
    found = find_time_range(labelled[1]) or find_length(labelled[1])
    if found:
        return found
    for text in [value for _line, value in fields.values()] + texts:
        found = find_time_range(text)
        if found:
            return found
    return find_duration("\n".join([*texts, prose]))


def _read_date(opening, texts, fields, prose):
    """Take the first date of the label, the title or the prose; keep a false one."""
    places = [(line.number, value) for line, value in fields.values()]
    if "date" in fields:
        places.insert(0, (fields["date"][0].number, fields["date"][1]))
    for line, text in [*places, *texts, (None, prose)]:
        date, span = find_date(text)
        if span:
            opening.date, opening.has_date = date, True
            if date is None and line:
                opening.unplaced.append(Passage(line, text))
            return


def _parts(text):
    """The parts of a title line without its date and what says that it is a report."""
    _date, span = find_date(text)
    while span:
        text = f"{text[: span[0]]}\n{text[span[1] :]}"
        _date, span = find_date(text)
    parts = []
    for part in _PARTS.split(text):
        part = _cut(_REPORT_MARK, _cut(_DATE_REST, part)).strip(" ,.;:-–—()")
        if part and not find_time_range(part):
            parts.append(part)
    return parts


def _cut(pattern, text):
    found = pattern.search(fold(text))
    if not found:
        return text
    return f"{text[: found.start()]} {text[found.end() :]}".strip()
