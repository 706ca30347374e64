"""Who hosted the session."""

import re

from .words import fold

_QUOTED = re.compile(r"[‘“«\"']([^‘’“”«»\"'\n]{2,80})[’”»\"']")
_ORGANISED_BY = re.compile(
    r"\b(?:georganiseerd door|gastheer (?:is|was)|organise[es]* par|"
    r"accueilli[es]* (?:par|chez)|organi[sz]ed by|hosted by)\s+"
)


def find_host(labelled, intro, people, organisations):
    """Return the name of the host, or None.

    In this order: the line that says so; who the introduction says organises; an
    organisation of the people list that the introduction puts in quotes (as the
    one that carries the conversation on); the organisation of the host, else of the
    reporter.

    :param labelled: ``(line, value)`` of a "Gastheer: …" line, or None
    :param list intro: the paragraphs above the people list
    """
    if labelled:
        name = labelled[1].rstrip(".")
        known = (p.organisation for p in people if fold(p.name) == fold(name))
        return organisations.find(name) or next(filter(None, known), name)
    return (
        _organiser(intro, organisations)
        or _quoted(intro, organisations)
        or _organisation_of("host", people)
        or _organisation_of("reporter", people)
    )


def _organiser(intro, organisations):
    for text in intro:
        for found in _ORGANISED_BY.finditer(fold(text)):
            name = organisations.at_start(text[found.end() :].lstrip("‘“«\"' "))
            if name:
                return name
    return None


def _quoted(intro, organisations):
    quotes = (found[1] for text in intro for found in _QUOTED.finditer(text))
    return next(filter(None, map(organisations.find, quotes)), None)


def _organisation_of(role, people):
    names = (person.organisation for person in people if person.role == role)
    return next(filter(None, names), None)
