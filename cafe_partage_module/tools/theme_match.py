"""How alike two themes are, by what they are called and ask. Pure Python."""

import re
from difflib import SequenceMatcher

from .redaction_names import normalise_name

LEAST = 0.45  # below this nobody would call them doubles
STEM = 6  # "netwerken" and "netwerk" begin alike
# Words that say nothing about what a theme is about.
COMMON = frozenset(
    "de het een en of van voor in op met naar over bij aan als dan dat die dit te "
    "er is zijn wordt worden kan kunnen moet moeten wat wie hoe waarom waar "
    "wanneer welke we wij je jij ons onze niet geen ook nog meer zonder tussen la "
    "le les l un une des du d et ou a au aux pour par sur avec sans que qui quoi "
    "comment pourquoi quand nous notre nos vous est sont pas plus the an and or "
    "of for to on with without what who how why when where which our your you it "
    "be are not".split()
)


def stems_of(text):
    """What the words of a text begin with; those that say nothing are left out.

    >>> sorted(stems_of("Hoe delen netwerken hun diensten?"))
    ['delen', 'dienst', 'hun', 'netwer']
    """
    words = re.findall(r"\w+", normalise_name(text or ""))
    telling = [word for word in words if word not in COMMON] or words
    return {word[:STEM] for word in telling}


def score(one, other):
    """How alike two texts are: the words in common, or the letters in order.

    :return: float from 0 to 1

    >>> score("Gedeelde diensten", "Diensten, gedeeld")
    1.0
    >>> score("Jongeren aan tafel", "Jongeren aan de vergadertafel") >= LEAST
    True
    >>> score("Werken zonder subsidie", "Jongeren aan tafel") < LEAST
    True
    """
    mine, theirs = stems_of(one), stems_of(other)
    if not mine or not theirs:
        return 0.0
    words = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    letters = SequenceMatcher(
        None, normalise_name(one or ""), normalise_name(other or "")
    ).ratio()
    # letters alone count only where hardly anything differs
    return max(words, letters if letters > 0.8 else 0.0)


def rank(theme, others, most=5):
    """The themes most like one, best first.

    :param theme: pair of title and question (str, or a false value)
    :param others: dict of any key to such a pair
    :return: list of pairs of key and score, at most ``most``

    >>> rank(("Diensten delen", ""), {1: ("Delen van diensten", ""), 2: ("Soep", "")})
    [(1, 1.0)]
    """
    title, question = theme
    found = []
    for key, (name, asked) in others.items():
        best = max(score(title, name), score(question, asked) if question else 0.0)
        if best >= LEAST:
            found.append((key, best))
    return sorted(found, key=lambda pair: -pair[1])[:most]
