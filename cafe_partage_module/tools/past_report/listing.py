"""Who was there, as our own reports print it: the organisations, then a table of those
who may be named, and how many may not."""

import re
from dataclasses import dataclass, field

from .model import Person
from .people import is_function, is_name, role_of
from .words import fold

_ORGANISATIONS = re.compile(r"(?:organisaties|organisations|organizations) ?: ?")
_UNNAMED = re.compile(
    r"(?:een|\d{1,4}) aanwezigen? (?:wordt|worden) hier niet genoemd"
    r"|une personne presente n.est pas nommee ici"
    r"|\d{1,4} personnes presentes ne sont pas nommees ici"
    r"|one person who was there is not named here"
    r"|\d{1,4} people who were there are not named here"
)
_MOST_LETTERS = 10_000  # of the names of all organisations
_REACH = 60  # lines from the top
_COLUMN = 8  # of a table, at least so wide
_MOST_WORDS = 8  # of one name


def has_listing(lines):
    """Whether there is such a list among the lines."""
    folded = (fold(line.text[:60]) for line in lines[:_REACH])
    return any(_ORGANISATIONS.match(text) or _UNNAMED.match(text) for text in folded)


@dataclass
class Listing:
    """The organisations of a list, and whether it tells how many are not named."""

    organisations: list[str] = field(default_factory=list)
    is_counted: bool = False
    _text: str = ""

    def __bool__(self):
        return bool(self.organisations) or self.is_counted

    def takes(self, lines, position, texts):
        """Whether a line belongs to such a list; it is noted.

        :param list texts: the rows of people so far, which grow
        """
        line = lines[position]
        if self._takes_words(line, bool(texts)):
            return True
        if not self.organisations or self.is_counted or line.heading:
            return False
        is_row = " | " in line.columns or (
            (not texts or not line.gap) and _may_be_name(line.columns)
        )
        if texts and not line.gap and line.indent >= _COLUMN:
            texts[-1] += " " + line.text
        elif is_row:
            texts.append(line.columns)
        else:
            return False
        return True

    def _takes_words(self, line, has_people):
        if self.is_counted or line.heading:
            return False
        if _UNNAMED.match(fold(line.text)):
            self.is_counted = True
            return True
        label = not self._text and _ORGANISATIONS.match(fold(line.text))
        goes_on = self._text and not line.gap and " | " not in line.columns
        if has_people or not (label or goes_on):
            return False
        if len(self._text) > _MOST_LETTERS:
            return False
        text = line.text[label.end() :] if label else line.text
        self._text = f"{self._text} {text}".strip()
        sign = ";" if ";" in self._text else ","
        self.organisations = [n.strip() for n in self._text.split(sign) if n.strip()]
        return True

    def read_people(self, texts, role):
        """
        :return: the people of the rows, and rows that name nobody
        """
        known = sorted(self.organisations, key=len, reverse=True)
        return [self._read_row(text, known, role) for text in texts], []

    @staticmethod
    def _read_row(text, known, role):
        name, _column, rest = text.partition(" | ")
        person = Person(name.strip(), role=role)
        for organisation in known:
            if rest == organisation or rest.startswith(f"{organisation}, "):
                person.organisation = organisation
                rest = rest[len(organisation) :].lstrip(", ")
                break
        for part in filter(None, (part.strip() for part in rest.split(", "))):
            found = role_of(part)
            if found:
                person.role = found
            elif person.organisation or is_function(part):
                person.function = ", ".join(filter(None, [person.function, part]))
            else:
                person.organisation = part
        return person


def _may_be_name(text):
    if is_name(text):
        return True
    words = text.split()
    return len(words) <= _MOST_WORDS and not re.search(r"[.:;?!]$|\d|\|", text)
