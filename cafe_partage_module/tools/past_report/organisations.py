"""Recognise the organisations of the people list where the text speaks of them."""

import re

from .words import (
    ARTICLES,
    CONNECTIVES,
    OPENING_QUOTES,
    fold,
    key,
    tokens,
    without_article,
)

_COLON = re.compile(": ")
_MOST_LETTERS = 300  # in the name of an organisation, and what follows it
_MOST_WORDS = 10  # in the name of an organisation
# "Bij Lasso …", "Volgens Lasso …": words before the one who speaks.
_LEADING = ARTICLES | frozenset("bij volgens voor ook chez selon pour at for".split())
_ABBREVIATION = re.compile(r"\(([A-Z][A-Z&.]{1,8})\)")
_PROPER = re.compile(r"[^\W\d_][\w&.'’-]*|&")
_SUBJECT_VERBS = frozenset(
    "is zijn was heeft hebben werkt werken biedt bieden wil willen ontstond doet "
    "brengt ondersteunt begeleidt verenigt bundelt organiseert bestaat groeit "
    "est sont a ont propose travaille veut existe accompagne soutient regroupe "
    "has have offers works wants supports brings does".split()
)


class Organisations:
    """The names that are known, under each way in which the text writes them.

    :param names: in the order of the people list; the first spelling counts
    :param text: searched for the abbreviations that it introduces, "Name (ABC)"
    :param are_listed: whether the report lists all that were there
    """

    def __init__(self, names, text="", are_listed=False):
        self.names = []
        self.are_listed = are_listed
        self._printed = set()
        self._by_key = {}
        self._by_abbreviation = {}
        for name in names:
            self.add(name)
        self._learn_abbreviations(text)
        self._learn_initials()

    def add(self, name):
        self._printed.add(name)
        if key(name) and self.find(name) is None:
            self.names.append(name)
            self._by_key[key(name)] = name
            self._by_key.setdefault(key(without_article(name)), name)

    def find(self, text):
        """Return the organisation whose name or abbreviation is all of the text."""
        words = tokens(text)
        while words:
            found = self._by_key.get(key(" ".join(words)))
            if not found and len(words) == 1:
                found = self._by_abbreviation.get(words[0])
            if found:
                return found
            if fold(words[0]) not in ARTICLES:
                return None
            words = words[1:]
        return None

    def before_colon(self, text):
        """The name that a passage opens with, as it is listed, before a colon; or None.

        >>> names = Organisations(["Lasso", "Lasso: Brussel"])
        >>> names.before_colon("Lasso: Brussel: dat kan."), names.before_colon("Lasso")
        ('Lasso: Brussel', None)
        """
        known = None
        for colon in _COLON.finditer(text[:_MOST_LETTERS]):
            name = text[: colon.start()]
            known = name if name in self._printed else known
        return known

    def at_start(self, text):
        """Return the organisation that a passage opens with, or None.

        >>> names = Organisations(["Lasso", "Arbeid & Milieu"])
        >>> names.at_start("Bij Lasso is er"), names.at_start("Arbeid & Milieu werkt")
        ('Lasso', 'Arbeid & Milieu')
        """
        words = tokens(text[:300])[: _MOST_WORDS + 2]
        for skipped in range(3):
            if skipped and (
                skipped > len(words) or fold(words[skipped - 1]) not in _LEADING
            ):
                return None
            found = self._longest(words[skipped:])
            if found:
                return found
        return None

    def _longest(self, words):
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            found = self._by_key.get(key(" ".join(words[:count])))
            if found:
                return found
        return self._by_abbreviation.get(words[0]) if words else None

    def _learn_abbreviations(self, text):
        for found in _ABBREVIATION.finditer(text):
            words = tokens(text[max(0, found.start() - 120) : found.start()])
            for count in range(min(_MOST_WORDS, len(words)), 0, -1):
                name = self._by_key.get(key(" ".join(words[-count:])))
                if name:
                    self._by_abbreviation.setdefault(found[1], name)
                    break

    def _learn_initials(self):
        """ "Netwerk Bewust Verbruiken" may be called NBV without a word on it."""
        initials = {}
        for name in self.names:
            words = [word for word in tokens(without_article(name)) if word != "&"]
            if len(words) >= 3:
                letters = "".join(word[0] for word in words).upper()
                initials.setdefault(letters, []).append(name)
        for letters, names in initials.items():
            if len(names) == 1:
                self._by_abbreviation.setdefault(letters, names[0])


def subject_of(text):
    """Return the proper name that a sentence is about, or None.

    Only when the name is followed by what organisations do, or was put in quotes.

    >>> subject_of("Het Netwerk voor Water is jong"), subject_of("Vaak is er niets")
    ('Netwerk voor Water', None)
    """
    if text[:1] and text[0] in OPENING_QUOTES:
        quoted = re.match(r".([^‘’“”\"'«»]{2,80})[’”\"'»]", text)
        return quoted[1].strip() if quoted else None
    words = text[:300].split()
    if words and fold(words[0]) in ARTICLES:
        words = words[1:]
    count = 0
    while count < min(len(words), _MOST_WORDS) and _in_name(words[count]):
        count += 1
    after = [word for word in words[count : count + 3] if not word.startswith("(")]
    if not count or not after or after[0] not in _SUBJECT_VERBS:
        return None
    name = " ".join(words[:count])
    return None if fold(name) in _COMMON_SUBJECTS else name


def _in_name(word):
    if not _PROPER.fullmatch(word):
        return False
    return word[0].isupper() or fold(word) in CONNECTIVES and word not in _SUBJECT_VERBS


_COMMON_SUBJECTS = frozenset(
    "er dit dat het vaak wat wie we ze zij wij hij men soms ook hier daar iedereen "
    "niemand alles il elle on nous ils elles ce cela ceci qui tout personne chacun "
    "it this that there they we who what everyone nobody one i ik je jij u ja nee "
    "vandaag nu toen waarom hoe waar wanneer comment pourquoi quand aujourd".split()
)
