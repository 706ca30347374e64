"""What our own reports print before a contribution or a title: its kind, who said it.

A report prints the kind where the words do not show it ("Tip – Kring: begin klein."),
so that a reader knows, and so that the report can be read back. ``needs_kind`` and
``needs_item_kind`` say where; ``take_lead`` and ``take_item_lead`` read it.
"""

import re

from .contribution_kinds import contribution_kind
from .headings import heading_kind
from .words import fold

DASH = " – "
# in Dutch, French and English, as the kinds are called on the screen, without accents
_KINDS = {
    "introduction": "introductie introduction",
    "question": "vraag question",
    "concern": "bedenking preoccupation concern",
    "experience": "ervaring experience",
    "tip": "tip conseil",
    "insight": "inzicht constat insight",
    "conclusion": "conclusie conclusion",
    "proposal": "voorstel proposition proposal",
}
_ITEM_KINDS = {
    "introduction": "introductie introduction",
    "discussion": "bespreking discussion",
    "lessons": "lessen enseignements lessons",
    "follow_up": "opvolging suivi follow-up",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_ITEM_KIND_OF = {w: kind for kind, words in _ITEM_KINDS.items() for w in words.split()}
_LEAD = re.compile(r"([^\W\d_][\w-]{2,15}) – (?=\S)")
_OWNER = re.compile(r"\s→\s([^→]{1,80})\?$")


def needs_kind(text, kind, item_kind):
    """Whether the report must print the kind of a contribution, for its words alone
    would be read as those of another.

    >>> needs_kind("Wie betaalt dat?", "question", "discussion")
    False
    >>> needs_kind("We zijn te klein.", "concern", "discussion")
    True
    """
    text = " ".join((text or "").split())
    read = read_kind(text)[0] or contribution_kind(text, item_kind)
    return read != kind or bool(read_kind(text)[0])


def needs_item_kind(title, kind):
    """Whether the report must print the kind of a point of the agenda.

    >>> needs_item_kind("Wat leren we?", "lessons"), needs_item_kind("Slot", "lessons")
    (False, True)
    """
    title = " ".join((title or "").split())
    return heading_kind(title) != kind or bool(take_item_lead(title)[0])


def read_kind(text):
    """
    :return: the kind that a contribution is said to be, or None, and the rest

    >>> read_kind("Bedenking – we zijn te klein.")
    ('concern', 'we zijn te klein.')
    """
    return _read(text, _KIND_OF)


def take_item_lead(title):
    """
    :return: the kind that a point is said to be, or None, and its title

    >>> take_item_lead("Lessen – Slot"), take_item_lead("Slot – deel 2")
    (('lessons', 'Slot'), (None, 'Slot – deel 2'))
    """
    return _read(title, _ITEM_KIND_OF)


def take_speaker(text, organisations):
    """
    :param Organisations organisations: who can be meant
    :return: the organisation that a text is said to come from, or None, and the rest
    """
    name = organisations.before_colon(text)
    return (name, text[len(name) + 1 :].lstrip()) if name else (None, text)


def take_owner(text, organisations):
    """Take off "→ Kring?", as our reports print who was thought of for a topic.

    :return: the organisation, or None, and the text without it
    """
    found = _OWNER.search(text)
    name = found and organisations.find(found[1])
    if not name or name != found[1]:
        return None, text
    return name, text[: found.start()]


def _read(text, kinds):
    found = _LEAD.match(text)
    kind = found and kinds.get(fold(found[1]))
    return (kind, text[found.end() :]) if kind else (None, text)
