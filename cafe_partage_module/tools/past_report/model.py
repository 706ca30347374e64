"""What a past report says, in plain types that a wizard can show and edit."""

import datetime
from dataclasses import dataclass, field


class PastReportError(ValueError):
    """The text cannot be read as a report; nothing was made of it.

    :param code: ``empty``, ``too_large``, ``not_a_report`` or ``encoding``; the
        caller words the message, in the language of its user
    :param line: the first offending line, counted from 1, or None when it is the
        text as a whole
    """

    CODES = ("empty", "too_large", "not_a_report", "encoding")

    def __init__(self, code, line=None):
        if code not in self.CODES:
            raise ValueError(f"unknown code {code!r}")
        super().__init__(code if line is None else f"{code} (line {line})")
        self.code = code
        self.line = line


@dataclass
class Passage:
    """Text that found no other place, with the line (from 1) where it stands."""

    line: int
    text: str


@dataclass
class Person:
    """Someone of the people list.

    ``role`` is participant, moderator, reporter, host or guest. ``function`` is
    what the list gives in place of, or beside, an organisation ("Consultant").
    """

    name: str
    organisation: str | None = None
    role: str = "participant"
    function: str | None = None
    excused: bool = False


@dataclass
class Contribution:
    """One bullet. ``text`` is whole, its arrow to a suggested owner included.

    What our own reports print around it ("Tip – Kring: …") is in the fields beside it;
    ``printed`` then keeps the words as they stood, and is empty otherwise.
    """

    text: str
    kind: str
    organisation: str | None = None
    suggested_owner: str | None = None
    printed: str = ""


@dataclass
class Item:
    """One agenda point; ``title`` is empty when bullets follow no heading.

    ``printed`` is the title as it stood, where it began with the kind of the point.
    """

    kind: str
    title: str
    printed: str = ""
    contributions: list[Contribution] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class PastReport:
    """All that a report says; each word of the text is in one of the fields.

    ``title_lines`` and ``people_lines`` keep the words as printed from which the
    date, series, theme and people were read. The second names people, who have
    not said that they may be named: never show it in public.

    ``organisations`` are those that the report lists apart from the people.
    ``left_out`` says something of the paper, not of the session: page numbers, running
    heads, which version it was.
    """

    series: str | None = None
    number: int | None = None
    date: datetime.date | None = None
    theme: str | None = None
    duration_hours: float | None = None
    time_start: float | None = None  # local, in hours
    host: str | None = None
    people: list[Person] = field(default_factory=list)
    websites: dict[str, str] = field(default_factory=dict)
    agenda: list[Item] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    contact_emails: list[str] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    title_lines: list[str] = field(default_factory=list)
    people_lines: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
