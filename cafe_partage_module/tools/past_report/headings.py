"""Headings: what kind of agenda item they open, and where their title ends."""

import re

from .words import fold, is_question, sentences

# Each kind's words in Dutch, French and English, without accents. The kind whose
# word stands first in a title wins: "Wat leren we? Welke opvolging?" is about lessons.
_KINDS = {
    "introduction": (
        r"^(?:introducti(?:e|on)|inleiding|intro\b|kennismaking|voorstelling(?:sronde)?|"
        r"rondje|wie is (?:wie|waarmee)|welkom|tour de table|presentations?\b|"
        r"qui est qui|accueil|who is who|welcome|getting to know|round of)"
    ),
    "lessons": (
        r"\b(?:wat (?:leren|leerden|onthouden|nemen) we|wat hebben we geleerd|"
        r"(?:geleerde )?lessen\b|conclusi(?:es?|ons?)\b|besluit(?:en)?\b|inzichten\b|"
        r"(?:ce )?que (?:nous )?reten(?:ons|ir)|qu.(?:avons-nous|est-ce que nous) |"
        r"(?:ce )?que nous (?:retenons|apprenons)|lecons\b|enseignements\b|"
        r"what (?:do|did|have) we (?:learn|take)|lessons\b|take-?aways\b|insights\b|"
        r"key learnings)"
    ),
    "follow_up": (
        r"\b(?:(?:ter|voor|en) opvolging\b|opvolging(?:en)?\b|opvolgpunten|vervolg\b|"
        r"actie(?:s|punten)\b|afspraken\b|to ?do\b|suites\b|(?:sujets? (?:de|a) )?"
        r"suiv(?:i|re)\b|actions?\b|follow[- ]?ups?\b|next steps|volgende stappen|"
        r"prochaines etapes|points? d.action)"
    ),
}
_KIND_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_QUESTION_START = 15  # where in a question a kind's word must begin to be its subject
_TITLE_LENGTH = 100
_HEADING_LENGTH = 600
_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?|[a-zA-Z]|[IVX]{1,4})[.)]\s+")


def heading_kind(title):
    """Return the kind of item that a heading opens; ``discussion`` without a sign.

    >>> heading_kind("Que retenons-nous ?"), heading_kind("Topics ter opvolging")
    ('lessons', 'follow_up')
    >>> heading_kind("Hoe verzorgt een netwerk de opvolging van zijn leden?")
    'discussion'
    """
    return _known_kind(title) or "discussion"


def is_known_heading(text):
    """Whether a line alone shows that it is a heading: short, with a kind's words.

    >>> is_known_heading("Suites à donner"), is_known_heading("Acties kosten tijd.")
    (True, False)
    """
    text = _MARK.sub("", text)
    if len(text) > _TITLE_LENGTH or not text[:1].isupper():
        return False
    ends_as_sentence = text.endswith((".", ",", ";", "!"))
    wordy = len(text.split()) > 6 and not text.endswith(("?", ":"))
    if ends_as_sentence or wordy:
        return False
    found = _find_kind(text)
    return bool(found) and (found[0] <= _QUESTION_START or len(text.split()) <= 5)


def looks_like_heading(text):
    """Whether a paragraph right above a bullet can be its heading."""
    if not text or len(text) > _HEADING_LENGTH or text[0].islower():
        return False
    if is_question(text) or text.endswith(":") or is_question(sentences(text)[0]):
        return True
    return len(text) <= _TITLE_LENGTH and not text.endswith((".", ";", ","))


def split_title(text):
    """Split a heading into its title and the prose that is run on below it.

    The title is the questions that it opens with, or the whole of it.

    >>> split_title("Wie zijn we? En waarom? Want dat telt. Of niet?")
    ('Wie zijn we? En waarom?', 'Want dat telt. Of niet?')
    """
    parts = sentences(text)
    count = 0
    while count < len(parts) and is_question(parts[count]):
        count += 1
    if not count:
        return text, ""
    return " ".join(parts[:count]), " ".join(parts[count:])


def _known_kind(title):
    found = _find_kind(title)
    if not found or (is_question(title) and found[0] > _QUESTION_START):
        return None
    return found[1]


def _find_kind(title):
    folded = fold(_MARK.sub("", title[:_HEADING_LENGTH]))
    found = [
        (match.start(), kind)
        for kind, pattern in _KIND_PATTERNS.items()
        if (match := pattern.search(folded))
    ]
    return min(found) if found else None
