"""Find what a session did not get round to, in what the reporter wrote. Pure Python."""

import re

# What a reporter writes before the topic; the topic is what follows.
LABELS = (
    r"(?:aspect|punt|thema) dat niet aan bod kwam",
    r"(?:aspecten|punten|thema[’']s) die niet aan bod kwamen",
    r"wat niet aan bod kwam",
    r"niet aan bod (?:gekomen|kwam(?:en)?)",
    r"(?:nog )?niet besproken",
    r"(?:aspects?|points?|th[èe]mes?) (?:non|pas) abord[ée]s?",
    r"(?:non|pas) abord[ée]s?",
    r"(?:aspects?|topics?|points?) (?:that (?:was|were) )?not covered",
    r"not (?:covered|discussed)",
)
LABEL = re.compile(
    rf"^\s*[-–•*]?\s*(?:{'|'.join(LABELS)})\s*[:：–-]\s*(?P<topic>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def read_topic(text):
    """The topic that there was no time for.

    :param text: str, or a false value
    :return: str that begins with a capital, or None where the text says no such thing

    >>> read_topic("- Aspect dat niet aan bod kwam: gedeelde diensten.")
    'Gedeelde diensten'
    >>> read_topic("Niet aan bod gekomen: wie betaalt?")
    'Wie betaalt?'
    >>> read_topic("Pas abordé : les bénévoles")
    'Les bénévoles'
    >>> read_topic("Het kwam aan bod: gedeelde diensten")
    """
    found = LABEL.match(text or "")
    if not found:
        return None
    topic = " ".join(found["topic"].split()).rstrip(".")
    return topic[:1].upper() + topic[1:] or None
