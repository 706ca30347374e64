"""Guess what a contribution is by its words: a question, a tip, an insight."""

import re

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
