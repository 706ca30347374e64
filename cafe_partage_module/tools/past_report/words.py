"""Words as they are compared: without case or accents."""

import re
import unicodedata

ARTICLES = frozenset("de het een 't le la les l un une the a an".split())
PARTICLES = frozenset(
    "van de der den het 't ter ten te von zu du des la le les el al bin ben d l da "
    "dos di y".split()
)
# What stands inside a name of an organisation without a capital.
CONNECTIVES = PARTICLES | frozenset(
    "& en et and of ou or voor pour for tegen contre against in op of sur aux a "
    "door par zonder sans".split()
)
OPENING_QUOTES = "‘“\"'«‹„"
CLOSING_QUOTES = "’”\"'»›“"

_TOKEN = re.compile(r"[\w&]+(?:['’.-][\w&]+)*")
_SENTENCE_END = re.compile(r"(?<=[.?!…])[’”»\")]?\s+(?=[^\sa-zà-öø-ÿ])")


class _Folding(dict):
    """Each character's small letter without accent, worked out when first met."""

    def __missing__(self, code):
        folded = unicodedata.normalize("NFD", chr(code).lower())[0]
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text):
    """Small letters without accents, character for character, so that places agree.

    >>> fold("CAFÉ Suites à donner")
    'cafe suites a donner'
    """
    return text.translate(_FOLDING)


def tokens(text):
    """The words of a text, "A&M" and "sociaal-cultureel" being one each."""
    return _TOKEN.findall(text)


def key(text):
    """What two spellings of one name have in common.

    >>> key("Arbeid  &  Milieu") == key("arbeid & milieu")
    True
    """
    return " ".join(tokens(fold(text)))


def without_article(text):
    """
    >>> without_article("Het Netwerk tegen Armoede")
    'Netwerk tegen Armoede'
    """
    first, _space, rest = text.partition(" ")
    if rest and fold(first) in ARTICLES:
        return rest
    head, quote, rest = text.partition("’" if "’" in text[:3] else "'")
    return rest if quote and rest and fold(head) == "l" else text


def sentences(text):
    """Split after . ? ! where a new sentence seems to begin; loses no word.

    >>> sentences("Wie zijn we, wat doen we e.d.? Want ja. En nu?")
    ['Wie zijn we, wat doen we e.d.?', 'Want ja.', 'En nu?']
    """
    result, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        result.append(text[start : end.end()].strip())
        start = end.end()
    result.append(text[start:].strip())
    return [sentence for sentence in result if sentence]


def is_question(text):
    return text.rstrip(CLOSING_QUOTES + ") ").endswith("?")


def is_finished(text):
    """Whether a line ends as a sentence does."""
    return text.rstrip(CLOSING_QUOTES + ") ").endswith((".", "?", "!", "…", ":"))
