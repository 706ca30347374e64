"""How alike the names of two organisations are. Pure Python."""

import re
from collections import Counter
from difflib import SequenceMatcher

from .redaction import normalise_name

# Words that say what kind of organisation it is, not which.
COMMON_WORDS = frozenset(
    "vzw asbl npo ngo ivzw aisbl cv bv fv the de het een van voor en le la les l d du "
    "des et pour of and for in stichting vereniging fondation association foundation "
    "organisatie organisation network netwerk reseau centrum centre".split()
)
LEAST = 0.55  # below this a name is not worth showing


def words_of(name):
    """The words of a name, without accents, case and punctuation.

    >>> words_of("V.Z.W. L'Atelier – Réseau")
    ['vzw', 'l', 'atelier', 'reseau']
    """
    dotless = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", normalise_name(name))
    return re.findall(r"\w+", dotless)


def telling_words_of(name):
    """The words that say which organisation it is; all of them where none does.

    >>> telling_words_of("Stichting Zaad vzw"), telling_words_of("Het Netwerk")
    (['zaad'], ['het', 'netwerk'])
    """
    words = words_of(name)
    return [word for word in words if word not in COMMON_WORDS] or words


def search_terms(name):
    """Beginnings of words by which to look for candidates, typing errors allowed.

    >>> search_terms("Stichting Buurtwerk Noord")
    ['buur', 'noor']
    """
    return [word[:4] for word in telling_words_of(name) if len(word) > 1]


def score(typed, name):
    """How alike two names are: words in common, letters in order, initials.

    :return: float from 0 to 1; 1 only when nothing but spelling differs

    >>> score("zaad VZW", "Zaad vzw")
    1.0
    >>> score("Buurtwek Noord", "Buurtwerk Noord") > 0.9
    True
    >>> score("Buurtwerk Zuid", "Buurtwerk Noord") < score("Buurtwerk", "Buurtwerk X")
    True
    >>> score("KWB", "Kring Wijk Bloei") > LEAST > score("Zaad", "Eigen Huis")
    True
    """
    one, other = words_of(typed), words_of(name)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    one, other = telling_words_of(typed), telling_words_of(name)
    for short, long in ((one, other), (other, one)):
        if len(short) == 1 and short[0] == "".join(word[0] for word in long):
            return 0.8 if len(long) > 1 else 0.0
    letters = SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()
    common = sum((Counter(one) & Counter(other)).values())
    words = 2 * common / (len(one) + len(other))
    return min(0.99, max(letters, (letters + words) / 2))


def rank(typed, names, most=3):
    """The names most like the one that was typed, best first.

    :param typed: str
    :param names: dict of any key to a name
    :return: list of pairs of key and score, at most ``most``

    >>> rank("zaad", {1: "Zaad vzw", 2: "Eigen Huis", 3: "Zaad"})
    [(3, 1.0), (1, 0.99)]
    """
    scored = [(key, score(typed, name)) for key, name in names.items()]
    scored = [pair for pair in scored if pair[1] >= LEAST]
    return sorted(scored, key=lambda pair: (-pair[1], str(pair[0])))[:most]
