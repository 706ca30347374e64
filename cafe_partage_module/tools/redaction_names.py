"""The spellings of a name, and where they stand in a text.

Text is folded before it is searched: compatible and decomposed characters, lower case,
no accents, nothing invisible. Each folded character knows which one it came from, so
that what is found can be taken out of the text as it was typed.
"""

import re
import unicodedata
from collections import defaultdict

# The look behind keeps a long word without "@" from being tried at every letter.
EMAIL_PATTERN = re.compile(r"(?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
WORD_PATTERN = re.compile(r"\w+")
# Shorter ones are left to the whole-name search: "an" is in every second address.
SHORTEST_HANDLE = 6

INLINE_IMAGE = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)

SAME = str.maketrans(dict.fromkeys("‘’‚‛ʼʻ´`′", "'") | dict.fromkeys("‐‑‒–—−", "-"))
# Between the parts of a name; "_" as in the name of a file.
GAP = r"[\s_]+"
INVISIBLE = frozenset(("Mn", "Me", "Cf"))


def fold(text):
    """Bring the spellings of one text together.

    :param text: str
    :return: the folded str, and a list with the place in ``text`` of each character

    >>> fold("Zoë\\u00adÉ")
    ('zoee', [0, 1, 2, 4])
    """
    if text.isascii():
        return text.lower().translate(SAME), range(len(text))
    folded, places = [], []
    for place, character in enumerate(text):
        if character.isascii():
            plain = character.lower()
        else:
            decomposed = unicodedata.normalize("NFKD", character).casefold()
            plain = "".join(
                c
                for c in unicodedata.normalize("NFKD", decomposed)
                if unicodedata.category(c) not in INVISIBLE
            )
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded).translate(SAME), places


def normalise_name(name):
    """Bring the spellings of one name together, to compare and to sort them.

    :param name: str, or a false value
    :return: str: lower case, no accents, single spaces

    >>> normalise_name(" Zoë\\u00a0 DE VOS ") == normalise_name("zoe\\u0308 de vos")
    True
    """
    return " ".join(fold(name or "")[0].split())


class NameFinder:
    """Finds names, and e-mail addresses, in text.

    :param names: iterable of str; empty ones and single letters do not count
    :param emails: also find every e-mail address, not only those made of a name
    """

    def __init__(self, names, emails=False):
        normal = {normalise_name(name) for name in names}
        self.names = [name.split() for name in normal if _letters(name)[1:]]
        self.emails = emails
        # apart, since in "Jan Peeters, An Smet" they overlap: both must be found
        self.patterns = [
            pattern
            for spellings in (_spellings, _reversed_spellings)
            if (pattern := _name_pattern(self.names, spellings))
        ]
        self.handles = _handle_pattern(self.names)

    def find(self, text):
        """Where something stands that must go.

        :param text: str
        :return: ascending list of ``(start, end)`` that do not overlap
        """
        if not text or not (self.patterns or self.emails):
            return []
        folded, places = fold(text)
        found = [
            match.span()
            for pattern in self.patterns
            for match in pattern.finditer(folded)
        ]
        if "@" in folded:
            found += [
                match.span()
                for match in EMAIL_PATTERN.finditer(folded)
                if self.emails or self.is_in_address(match.group())
            ]
        return _merge(
            (places[start], _end(places, end, len(text))) for start, end in found
        )

    def is_in_address(self, address):
        """Whether a web or e-mail address is made of a name, as ``anna.devos@…``."""
        if INLINE_IMAGE.match(address):
            return False
        if self.emails and "@" in address:
            return True
        letters = _letters(fold(address)[0])
        return bool(self.handles and self.handles.search(letters))


def _letters(text):
    return "".join(WORD_PATTERN.findall(text)).replace("_", "")


def _end(places, end, length):
    """The end in the text of what ends before ``places[end]``, with its accents."""
    if end >= len(places):
        return length
    if places[end - 1] == places[end]:
        return places[end] + 1
    return places[end]


def _merge(spans):
    merged = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spellings(words):
    """How people write a name of these words, as patterns.

    >>> _spellings(["an", "smet"])
    ['an[\\\\s_]+smet', 'a\\\\.\\\\s*smet']
    """
    first, *last = map(_word_pattern, words)
    if not last:
        return [first]
    surname = GAP.join(last)
    return [f"{first}{GAP}{surname}", rf"{re.escape(words[0][0])}\.\s*{surname}"]


def _reversed_spellings(words):
    """
    >>> _reversed_spellings(["an", "smet"])
    ['smet,?[\\\\s_]+an']
    """
    first, *last = map(_word_pattern, words)
    surname = GAP.join(last)
    return [f"{surname},?{GAP}{first}"] if last else []


def _word_pattern(word):
    return r"\s*-\s*".join(map(re.escape, word.split("-")))


def _name_pattern(names, spellings):
    """One pattern for all names, or None.

    Alternatives share their first letter, so that hundreds of names cost little more
    than one.
    """
    by_letter = defaultdict(set)
    for words in names:
        for spelling in spellings(words):
            letter = re.match(r"\\?.", spelling).group()
            by_letter[letter].add(spelling[len(letter) :])
    if not by_letter:
        return None
    branches = [
        f"{letter}(?:{'|'.join(sorted(rests, key=lambda r: (-len(r), r)))})"
        for letter, rests in sorted(by_letter.items())
    ]
    # behind it: a genitive, or the rest of a longer hyphenated name
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(branches)})s?(?:-\w+)*(?![^\W_])")


def _handle_pattern(names):
    """Names without anything between their letters, as they stand in addresses."""
    handles = set()
    for first, *last in names:
        surname = _letters("".join(last))
        handles |= {_letters(first) + surname, surname + _letters(first)}
        if len(surname) >= SHORTEST_HANDLE - 1:
            handles.add(first[0] + surname)
    wanted = sorted(h for h in handles if len(h) >= SHORTEST_HANDLE)
    return re.compile("|".join(wanted)) if wanted else None
