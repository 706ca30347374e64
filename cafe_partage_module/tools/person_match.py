"""Which of the contacts with one e-mail address is the person who typed it.

A mailbox may be shared, by a household or by an organisation, so that an address alone
names nobody. Pure Python.
"""

import re

from .redaction import normalise_name

__all__ = ["is_same_name", "pick_person", "shares_word"]

# Words that stand in the names of people who have nothing in common.
PARTICLES = frozenset(
    "de den der d des du van von vom zu la le les l di da do dos del della el al ben "
    "bin ibn ten ter te t s op het en et and of mr mw mme dr ir".split()
)
WORD = re.compile(r"\w+")


def _words(name):
    """:return: list of str, the words of a name, sorted: surname first or last"""
    return sorted(WORD.findall(normalise_name(name)))


def is_same_name(typed, known):
    """Whether these are two spellings of one name; an empty one is nobody's.

    >>> is_same_name("  ANNA de Vos", "Anna De Vos")
    True
    >>> is_same_name("De Vos, Zoë", "zoe de vos")
    True
    >>> is_same_name("Anna Vos", "Anna De Vos"), is_same_name("", "")
    (False, False)
    """
    words = _words(typed)
    return bool(words) and words == _words(known)


def shares_word(typed, known):
    """Whether a word that tells people apart stands in both names.

    >>> shares_word("Anna", "Anna De Vos"), shares_word("A. Vos", "Anna De Vos")
    (True, True)
    >>> shares_word("Jan de Smet", "Anna De Vos")
    False
    >>> shares_word("J. Smet", "J. Peeters"), shares_word("", "Anna")
    (False, False)
    """
    common = set(_words(typed)) & set(_words(known)) - PARTICLES
    return any(len(word) > 1 for word in common)


def pick_person(typed, people, preferred=None):
    """Choose who typed her name, among the people with the address that she typed.

    Of several with her name it is ``preferred``, or else the oldest contact. A person
    who is alone with the address may have typed her name shorter, or longer.

    :param typed: str, the name
    :param people: list of pairs ``(id, name)``, oldest first
    :param preferred: id, of who filled in the form
    :return: id, or None where nobody is surely meant

    >>> household = [(3, "Jan Peeters"), (7, "Lies Peeters"), (9, "lies peeters")]
    >>> pick_person("Lies Peeters", household)
    7
    >>> pick_person("Lies Peeters", household, preferred=9)
    9
    >>> pick_person("Peeters", household) is None
    True
    >>> pick_person("Lies", household[1:2])
    7
    >>> pick_person("Bo Smet", household[1:2]) is None
    True
    """
    same = [key for key, name in people if is_same_name(typed, name)]
    if same:
        return preferred if preferred in same else same[0]
    if len(people) == 1 and shares_word(typed, people[0][1]):
        return people[0][0]
    return None
