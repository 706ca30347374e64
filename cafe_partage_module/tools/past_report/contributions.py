"""Guess what a bullet is: a question, a tip, an insight; staff can change it."""

import re

from .model import Contribution
from .words import fold, is_question, sentences

_TIP = re.compile(
    r"\b(?:tips?|vuistregels?|aanraders?|conseils?|astuces?|regles? d'or|"
    r"rules? of thumb|advice)\b"
)
_CONCERN = re.compile(
    r"\b(?:bezorgd\w*|zorgen|bang|vrees|vrezen|bedenking\w*|gevaar|risico\w*|crain\w+|"
    r"inquiet\w*|danger\w*|worr(?:y|ies|ied)|concerns?|concerned|risks?)\b"
)
_CONCLUSION = re.compile(
    r"(?:conclusie|besluit|samengevat|kortom|besloten|afgesproken|en conclusion|"
    r"conclusion|en resume|en bref|in short|to sum up|in conclusion|decided|agreed)\b"
)
_ARROW = re.compile(r"(?:-+>|=+>|[→➔➜⇒»])\s*([^→➔➜⇒>»]{1,80})$")
_OWNER_WORDS = 6
_PROPER_WORD = re.compile(r"[^\W\d_][\w&.'’-]*|&")


def read_contribution(text, item_kind, organisations):
    """Return the contribution of one bullet.

    :param str item_kind: the kind of the item that it stands in
    :param Organisations organisations: who can be meant
    """
    contribution = Contribution(text, contribution_kind(text, item_kind))
    contribution.organisation = organisations.at_start(text)
    if item_kind == "follow_up":
        contribution.suggested_owner = suggested_owner(text, organisations)
    return contribution


def contribution_kind(text, item_kind):
    """
    >>> contribution_kind("Wie betaalt dat?", "discussion")
    'question'
    >>> contribution_kind("Een tip: begin klein.", "discussion")
    'tip'
    """
    if item_kind in ("introduction", "follow_up"):
        return "introduction" if item_kind == "introduction" else "proposal"
    folded = fold(text)
    if item_kind == "lessons":
        return "conclusion" if _CONCLUSION.match(folded) else "insight"
    if is_question(text) and len(sentences(text)) == 1:
        return "question"
    if _TIP.search(folded):
        return "tip"
    if _CONCERN.search(folded):
        return "concern"
    return "experience"


def suggested_owner(text, organisations):
    """Return the organisation after an arrow that ends the text, or None.

    An arrow that the text goes on after ("→ aansluitend: …") suggests nobody. One
    that is not in the people list must be written as a name is.

    >>> from .organisations import Organisations
    >>> suggested_owner("Een vorming. -> Kring?", Organisations(["Kring"]))
    'Kring'
    """
    found = _ARROW.search(text)
    if not found:
        return None
    name = found[1].strip(" .?!()[]")
    known = organisations.find(name)
    if known:
        return known
    words = name.split()
    proper = all(
        _PROPER_WORD.fullmatch(word) and (word[0].isupper() or word == "&")
        for word in words
    )
    return name if words and proper and len(words) <= _OWNER_WORDS else None
