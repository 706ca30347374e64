"""Read the contribution of a bullet; what it is, is a guess that staff can change."""

import re

from .contribution_kinds import contribution_kind
from .leads import read_kind, take_owner, take_speaker
from .model import Contribution

_ARROW = re.compile(r"(?:-+>|=+>|[→➔➜⇒»])\s*([^→➔➜⇒>»]{1,80})$")
_OWNER_WORDS = 6
_PROPER_WORD = re.compile(r"[^\W\d_][\w&.'’-]*|&")


def read_contribution(text, item_kind, organisations):
    """Return the contribution of one bullet.

    :param str item_kind: the kind of the item that it stands in
    :param Organisations organisations: who can be meant
    """
    kind, rest = read_kind(text)
    speaker, rest = take_speaker(rest, organisations)
    owner = None
    if item_kind == "follow_up":
        owner, rest = take_owner(rest, organisations)
        owner = owner or suggested_owner(rest, organisations)
    return Contribution(
        rest,
        kind or contribution_kind(rest, item_kind),
        organisation=speaker or organisations.at_start(rest),
        suggested_owner=owner,
        printed="" if rest == text else text,
    )


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
