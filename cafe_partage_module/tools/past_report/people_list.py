"""Find the lists of people in a report: their labels, and where each list ends."""

import re
from dataclasses import dataclass, field

from .bullets import split_mark
from .headings import is_known_heading
from .lines import Line
from .listing import Listing, has_listing
from .model import Passage, Person
from .people import is_name, is_open, merge_rows, read_people
from .words import fold

_GENDERS = r"(?:[·.(]?e[·.)]?)?s?"  # présentes, participant·e·s
_LABELS = {
    ("participant", False): (
        r"met wie|aanwezig(?:en)?|waren aanwezig|aanwezig waren|deelnemers(?:lijst)?|"
        rf"avec(?: qui)?|(?:etaient )?present{_GENDERS}|participant{_GENDERS}|"
        r"(?:participant|attendance) list|liste des participants|personnes presentes|"
        r"attendees|those present|attendance|with whom|who was there"
    ),
    ("participant", True): (
        rf"verontschuldigd(?:en)?|afwezig(?:en)?|(?:absents? et )?excuse{_GENDERS}|"
        rf"absent{_GENDERS}|apologies(?: from)?|excused"
    ),
    ("moderator", False): (
        r"(?:externe )?moderator|moderatie(?: door)?|moderat(?:eur|rice|ion)|"
        r"begeleid(?:er|ing)|gespreksleid(?:er|ing)|facilitator|animat(?:eur|rice|ion)|"
        r"moderated by|anime par"
    ),
    ("reporter", False): (
        r"verslag(?: door)?|verslagge(?:ver|efster|ving)|verslagnemer|notulist|"
        r"rapporteu(?:r|se)|rapport(?: de| par)?|reporter|report(?: by)?|"
        r"compte[ -]rendu(?: de| par)?|minutes(?: by)?|notes(?: by)?|prise de notes"
    ),
    ("host", False): r"gast(?:heer|vrouw)|host(?:ed by)?|hote(?:sse)?",
    ("guest", False): (
        r"gast(?:en)?|(?:gast)?sprekers?|guests?|invite(?:e)?s?|speakers?"
    ),
}
_LABEL = re.compile(
    "|".join(
        rf"(?P<{role}_{int(excused)}>(?:{words}))(?![\w-])"
        for (role, excused), words in _LABELS.items()
    )
)
_COUNT = r"\s*(?:\(\d{1,3}\))?"
_END = re.compile(rf"{_COUNT}\s*([:?|])\s*|{_COUNT}$|\s+(?=[A-Z\[(])")
_OPEN_LABELS = ("door", "by", "par")  # "Verslag door An Poel": a name without a colon
_AFTER_NAME = re.compile(r"\s*[(,;|:]|\s+[-–—]\s|\s(?:en|et|and)\s")
_MOST_WORDS = 12  # of one person, with organisation and function
_MOST_LINES = 500  # of one list; a longer one is something else
_MOST_PEOPLE = 2_000


@dataclass
class Section:
    """A label and the lines that belong to it."""

    role: str
    excused: bool
    label: Line
    first: str
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    listing: Listing = field(default_factory=Listing)

    def is_open(self):
        """Whether its last line ends in the middle of a list or of a person."""
        if self.listing.organisations:
            return False  # a table, as our own reports print it
        rows = merge_rows([t for t in [self.first, *self.texts[-3:]] if t])
        return bool(rows) and is_open(rows[-1])


@dataclass
class PeopleFound:
    """What the lists of people say.

    :param people: who was found, each once
    :param printed: the lines of the lists, as they stood
    :param unplaced: passages in them that name nobody
    :param organisations: those that are listed apart from the people
    :param end: the index in the other lines of the first one below the (first) list of
        participants, or None without such a list
    """

    people: list[Person] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    end: int | None = None

    def add(self, section, people, rest, place):
        """
        :param place: int, how many other lines stand above the section
        """
        self.people += people
        self.unplaced += [Passage(section.label.number, text) for text in rest]
        self.printed += [line.text for line in (section.label, *section.lines)]
        self.organisations += section.listing.organisations
        if self.end is None and section.role == "participant" and not section.excused:
            self.end = place


def take_people(lines):
    """Take the lists of people out of the lines.

    :returns: ``PeopleFound``, and the lines that are left
    """
    result, others, index = PeopleFound(), [], 0
    ours = has_listing(lines)
    while index < len(lines):
        is_body = result.end is not None and lines[index].heading
        if is_body or len(result.people) >= _MOST_PEOPLE:
            others += lines[index:]
            break
        section = _read_section(lines, index)
        if section and section.role == "host" and ours:
            section = None  # an organisation, whatever its name looks like
        found, rest = _people_of(section) if section else ([], [])
        if not found and not (section and section.listing):
            others.append(lines[index])
            index += 1
            continue
        result.add(section, found, rest, len(others))
        index += 1 + len(section.lines)
        if index < len(lines):
            lines[index].apart = True
    result.people = _merge(result.people)
    return result, others


def _people_of(section):
    if section.listing.organisations:
        return section.listing.read_people(section.texts, section.role)
    texts = [text for text in [section.first, *section.texts] if text]
    if not texts:
        return [], []
    return read_people(merge_rows(texts), section.role, section.excused)


def _read_section(lines, index):
    """Return the section that begins at this line, or None."""
    line = lines[index]
    label = _read_label(split_mark(line.columns)[1])
    if not label or index == 0:  # the first line is the title: "Verslag: …"
        return None
    role, excused, first = label
    section = Section(role, excused, line, first)
    if first and not looks_like_people(first):
        return None
    if role == "host" and not re.search(r"\(| [-–—|] ", first):
        return None  # an organisation, more likely than a person
    for position in range(index + 1, min(len(lines), index + _MOST_LINES)):
        if not first and section.listing.takes(lines, position, section.texts):
            section.lines.append(lines[position])
            continue
        if section.listing or not _belongs(section, lines, position):
            break
        text = lines[position].columns
        section.lines.append(lines[position])
        section.texts.append(text if section.is_open() else split_mark(text)[1])
    return section if section.first or section.texts or section.listing else None


def _read_label(text):
    """Return ``(role, excused, rest of the line)`` when a line opens with a label."""
    folded = fold(text[:60])
    found = _LABEL.match(folded) if text[:1].isupper() else None
    if not found:
        return None
    end = _END.match(text, found.end())
    if not end:
        return None
    rest = text[end.end() :].strip(" |")
    role, _underscore, excused = found.lastgroup.partition("_")
    if not end[1] and rest and not found.group().endswith(_OPEN_LABELS):
        return None
    if not end[1] and not rest and role != "participant":
        return None  # "Verslag" alone is a title
    return role, excused == "1", rest


def _belongs(section, lines, position):
    """Whether a line still belongs to the section above it."""
    goes_on = section.is_open()
    text = lines[position].columns
    text = text if goes_on else split_mark(text)[1]
    above = section.texts[-1] if section.texts else section.first
    if not text or _read_label(text) or is_known_heading(text):
        return False
    if goes_on or text[0] in "([,;":
        return looks_like_people(text, goes_on=True)
    if section.first or (section.role != "participant" and section.texts):
        # A list on the line of its label, which only its own style carries on.
        return "(" in text and "(" in above and looks_like_people(text)
    return looks_like_people(text) and not _is_heading_of_bullets(lines, position)


def _is_heading_of_bullets(lines, position):
    text = lines[position].text
    if split_mark(text)[0] or any(char in text for char in "(,;–|"):
        return False
    below = lines[position + 1].text if position + 1 < len(lines) else ""
    return bool(split_mark(below)[0])


def looks_like_people(text, goes_on=False):
    """Whether a line can be (part of) a list of people.

    :param goes_on: it may begin in the middle of a name or of brackets

    >>> looks_like_people("An Poel (Kring), Bo Lind – netwerk voor water")
    True
    >>> looks_like_people("Binnen het middenveld (en daarbuiten) is er veel.")
    False
    """
    pieces = 1 + text.count(",") + text.count(";")
    if len(text.split()) > _MOST_WORDS * pieces or text.endswith(("?", "!", ":")):
        return False
    if goes_on:
        text = re.sub(r"^[^()]{0,300}\)|^\([^()]{0,300}\)?|^[,;]", "", text, count=1)
        text = text.strip(" ,;.")
        if not text:
            return True
    first = _AFTER_NAME.split(text.strip(), maxsplit=1)[0]
    organisation_first = ":" in text[len(first) : len(first) + 2]
    if organisation_first:
        rest = text.partition(":")[2].strip()
        return len(first.split()) <= 8 and looks_like_people(rest)
    if not is_name(first):
        return False
    return len(first.split()) > 1 or goes_on or first != text or len(text) < 30


def _merge(people):
    """One person for each name: a list and "Moderator: …" may both give it."""
    found = {}
    for person in people:
        known = found.setdefault(fold(person.name), person)
        if known is person:
            continue
        if known.role == "participant":
            known.role = person.role
        known.organisation = known.organisation or person.organisation
        known.function = known.function or person.function
        known.excused = known.excused and person.excused
    return list(found.values())
