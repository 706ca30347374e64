"""Text as it is searched: no accents, no case, few endings; and snippets of it.

PostgreSQL stems the words of a language. Its stemmers want accents here and none
there, and ``unaccent`` may not be installed. So both sides, what is searched and what
is asked, are brought together here first.
"""

import re

from .redaction_names import fold

CONFIGS = {"nl": "dutch", "fr": "french", "en": "english"}
# Words as people type them, with an apostrophe inside: "foto's", "l'école".
WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu)'(?=\w)")
# The plural that the Dutch stemmer leaves alone: methodes, organisaties, cafés.
VOWEL_S = re.compile(r"(?<=\w{3}[aeiouy])s$")
# The feminine and the plural of what was written with an accent: financée(s).
FEMININE = re.compile(r"(?<=\w{2})ees?$")
EXCLUDED = re.compile(r'-(?:"[^"]*"|\S+)')


def get_config(lang):
    """The text search configuration for a language.

    >>> get_config("nl_BE"), get_config("de_DE")
    ('dutch', 'simple')
    """
    return CONFIGS.get((lang or "")[:2], "simple")


def fold_word(word, config):
    """One word as it is searched.

    >>> {fold_word(word, "dutch") for word in ("café's", "Cafés", "CAFES", "cafe")}
    {'cafe'}
    >>> fold_word("l’École", "french"), fold_word("financées", "french")
    ('ecole', 'finance')
    """
    word = fold(word)[0]
    if config == "french":
        return FEMININE.sub("e", ELISION.sub("", word)).replace("'", " ")
    word = re.sub(r"'s$", "", word).replace("'", "")
    return VOWEL_S.sub("", word) if config == "dutch" else word


def fold_text(text, config):
    """A text, or what somebody asks, with each word as it is searched.

    All between the words stays, so that quotes and minus signs keep their meaning.

    >>> fold_text("Onze café's: “méér”!", "dutch")
    'onze cafe: "meer"!'
    """
    text = re.sub("[“”„«»]", '"', text or "")
    return WORD.sub(lambda match: fold_word(match.group(), config), text).lower()


def get_asked_words(asked, config):
    """The words that must be found, each as it is searched.

    >>> get_asked_words('Cafés "van ons" -subsidie', "dutch")
    ['cafe', 'van', 'ons']
    """
    words = WORD.findall(EXCLUDED.sub(" ", asked or ""))
    return [fold_word(word, config) for word in words]


def get_candidates(text, asked, config):
    """The words of ``text`` that may be forms of one that is asked.

    A stem keeps how a word begins: the others need no stemming to know.

    :param asked: as of :func:`get_asked_words`
    :return: set of str

    >>> sorted(get_candidates("Netwerken leren van een net", ["netwerk"], "dutch"))
    ['net', 'netwerken']
    """
    begins = {word[:2] for word in asked}
    folded = (fold_word(word, config) for word in WORD.findall(text))
    return {word for word in folded if word[:2] in begins}


def make_snippet(text, found, config, length=220):
    """The place in ``text`` where the most of ``found`` stands together.

    :param text: str, plain text as it was written
    :param found: set of str, words as they are searched
    :param length: int, about how many characters
    :return: list of tuples of a str and whether it is to be marked; nothing is
        escaped: whoever shows it does so

    >>> make_snippet("Een netwerk leert <b>.", {"netwerk"}, "dutch")
    [('Een ', False), ('netwerk', True), (' leert <b>.', False)]
    """
    text = " ".join((text or "").split())
    hits = [m for m in WORD.finditer(text) if fold_word(m.group(), config) in found]
    start = _find_densest([match.start() for match in hits], length)
    begin = _to_word(text, max(start - length // 4, 0))
    end = _to_word(text, begin + length)
    pieces, position = [("…", False)] if begin else [], begin
    for match in hits:
        if begin <= match.start() and match.end() <= end:
            pieces += [(text[position : match.start()], False), (match.group(), True)]
            position = match.end()
    tail = text[position:end] + ("…" if end < len(text) else "")
    return [piece for piece in [*pieces, (tail, False)] if piece[0]]


def _find_densest(places, length):
    """:return: int, where the window of ``length`` begins that holds most places"""
    best, most, last = 0, 0, 0
    for first, place in enumerate(places):
        while last < len(places) and places[last] < place + length:
            last += 1
        if last - first > most:
            best, most = place, last - first
    return best


def _to_word(text, place):
    """The beginning of the word at ``place``, or the end of the text."""
    if place >= len(text):
        return len(text)
    return text.rfind(" ", 0, place + 1) + 1 if place else 0
