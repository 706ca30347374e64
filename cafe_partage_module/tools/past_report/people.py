"""Read people, with organisation, role and function, from the rows of a list."""

import re

from .lines import join
from .model import Person
from .words import PARTICLES, fold

_ROLE_WORDS = {
    "moderator": "moderator moderatie moderatrice moderateur moderation begeleider "
    "begeleiding gespreksleider gespreksleiding facilitator facilitateur "
    "facilitatrice animateur animatrice animation voorzitter chair",
    "reporter": "verslag verslaggever verslaggeefster verslaggeving verslagnemer "
    "notulist notuliste notulen notities rapporteur rapporteuse rapport reporter "
    "report minutes notes secretaire compte-rendu",
    "host": "gastheer gastvrouw gastorganisatie host hostess hote hotesse "
    "organisator organisatie organisateur organisatrice organiser organizer",
    "guest": "gast gasten spreker spreekster guest guests invite invitee invites "
    "invitees intervenant intervenante speaker gastspreker",
    "participant": "deelnemer deelneemster participant participante",
}
_ROLES = {word: role for role, words in _ROLE_WORDS.items() for word in words.split()}
_FUNCTIONS = frozenset(
    "consultant consultante consulent zelfstandige zelfstandig freelancer freelance "
    "vrijwilliger vrijwilligster coach trainer trainster adviseur student studente "
    "onderzoeker onderzoekster stagiair stagiaire docent docente expert experte "
    "journalist journaliste burger particulier gepensioneerd coordinator "
    "coordinatrice coordinateur directeur directrice medewerker medewerkster "
    "stafmedewerker projectmedewerker bestuurslid voorzitter voorzitster secretaris "
    "independant independante benevole chercheur chercheuse etudiant etudiante "
    "formateur formatrice conseiller conseillere citoyen citoyenne retraite retraitee "
    "charge chargee volunteer researcher independent self-employed trainee intern "
    "adviser advisor citizen retired director manager officer".split()
)
_EXCUSED = re.compile(r"\b(?:verontschuldigd|excusee?s?|excused|afwezig|absente?s?)\b")
_GROUP = re.compile(r"[(\[]([^()\[\]]{0,300})[)\]]?")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*\|\s*")
_GROUP_PART = re.compile(r"\s+[-–—|]\s+|\s*[,;|]\s*|:\s+")
_AND = re.compile(r"\s+(?:en|et|and)\s+")
_NAME_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_NAME_LENGTH = 80


def is_name(text, most=6):
    """Whether the words can be somebody's name.

    >>> is_name("Dirk Van De Poel"), is_name("Pieter van den Broeck")
    (True, True)
    >>> is_name("Binnen het middenveld"), is_name("Wie?")
    (False, False)
    """
    words = text.split()
    if not 1 <= len(words) <= most or len(text) > _NAME_LENGTH:
        return False
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or not all(
        word in capitals or fold(word) in PARTICLES or word[:2] in ("d'", "d’")
        for word in words
    ):
        return False
    return all(_NAME_WORD.fullmatch(word) for word in words)


def merge_rows(texts):
    """Put the pieces of people who were parted by the end of a line together.

    A row goes on in the next line while a bracket is open, after a separator, before
    a bracket, and after a name that in a row of names with brackets has none yet.
    """
    rows = []
    for text in texts:
        if rows and (is_open(rows[-1]) or text[0] in "([,;–—-"):
            rows[-1] = join([rows[-1], text])
        else:
            rows.append(text)
    return rows


def is_open(row):
    """Whether more must follow a row: it ends in a separator, or in half a person."""
    if row.rstrip().endswith((",", ";", " en", " et", " and", "&", " -", "–", "/")):
        return True
    if row.rfind("(") > row.rfind(")"):
        return True
    last = max(row.rfind(","), row.rfind(";"))
    return last > 0 and ")" in row[:last] and "(" not in row[last:]


def read_people(rows, role="participant", excused=False):
    """Return the people of the rows, and the pieces that name nobody.

    :param list rows: texts as ``merge_rows`` gives them
    :returns: ``(list of Person, list of str)``

    >>> read_people(["Ann Poel (Kring - verslag), Bo Lind (Coach)"])[0][1].function
    'Coach'
    """
    pairs = _are_pairs(rows)
    people, rest = [], []
    for row in rows:
        for name, details in _entries(row, pairs, many=len(rows) > 1):
            names = _several(name)
            if not all(is_name(part) for part in names):
                rest.append(" ".join([name, *details]))
                continue
            for part in names:
                person = Person(part, role=role, excused=excused)
                for detail in details:
                    _describe(person, detail)
                people.append(person)
    return people, rest


def _entries(row, pairs, many):
    """Yield ``(name, details)`` for each person of a row."""
    row = row.strip().rstrip(".;,")
    organisation, colon, names = row.partition(":")
    if colon and names.strip() and "(" not in organisation:
        for name in split_outside_brackets(names):
            yield _entry(name, [organisation.strip()])
        return
    parts = split_outside_brackets(row)
    one_person = pairs or (many and len(_DASH.findall(_GROUP.sub("", row))) == 1)
    if len(parts) > 1 and (one_person or _is_lone_pair(parts)):
        name, *details = parts
        yield _entry(name, details)
        return
    for part in parts:
        yield _entry(part, [])


def _entry(text, details):
    """Take apart "Name – A (B, C)"; what comes from outside is said last."""
    groups = _GROUP.findall(text)
    grouped = [part for group in groups for part in _GROUP_PART.split(group)]
    name, *dashed = _DASH.split(_GROUP.sub(" ", text).strip())
    found = [part.strip(" .,;") for part in [*dashed, *grouped, *details]]
    return " ".join(name.split()).strip(" .,;"), [part for part in found if part]


def split_outside_brackets(text):
    """
    >>> split_outside_brackets("An (A, B), Bo; Co")
    ['An (A, B)', 'Bo', 'Co']
    """
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char in ",;" and not depth:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _are_pairs(rows):
    """Whether each row is one "Name, Organisation": several rows, at most one comma."""
    counts = [len(split_outside_brackets(row.rstrip(" ,;"))) for row in rows]
    groups_tell_roles = all(
        role_of(group) for row in rows for group in _GROUP.findall(row)
    )
    return groups_tell_roles and max(counts) == 2 and counts.count(2) >= 2


def _is_lone_pair(parts):
    """Whether "An Poel, Kring" is one person: nobody goes by one word, or by a role."""
    if len(parts) != 2 or "(" in "".join(parts):
        return False
    second = parts[1]
    return len(second.split()) == 1 or not is_name(second) or is_function(second)


def _several(name):
    parts = _AND.split(name)
    return parts if all(len(part.split()) > 1 for part in parts) else [name]


def _describe(person, detail):
    """Note what a detail says of a person: role, absence, function or organisation."""
    role = role_of(detail)
    if role:
        person.role = role
    elif _EXCUSED.fullmatch(fold(detail)):
        person.excused = True
    elif is_function(detail) or person.organisation:
        person.function = ", ".join(filter(None, [person.function, detail]))
    else:
        person.organisation = detail


def role_of(text):
    """The role that a word or two name, "externe moderator" or "verslag", else None."""
    words = fold(text).replace(":", "").split()
    if not 0 < len(words) <= 2:
        return None
    return _ROLES.get(words[-1]) or _ROLES.get(words[0])


def is_function(text):
    """Whether the words say what somebody does, not where."""
    words = fold(text).split()
    return (
        bool(words)
        and len(words) <= 5
        and (words[0] in _FUNCTIONS or (len(words) <= 2 and words[-1] in _FUNCTIONS))
    )
