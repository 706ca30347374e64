"""Give each printed address to the organisation whose it is."""

import re

from .words import fold, without_article

_MOST = 200  # addresses and organisations that are compared; more is no people list
_AND_WORDS = ("en", "et", "and", "")
_SHORTEST = 3  # letters; less is found in any address


def match_websites(urls, names, in_order=()):
    """Return ``(dict of organisation to url, urls that are left)``.

    A name is looked for in host and path, without dots, dashes and accents and with
    "&" written out; a host may also be a part of the name. What is left over is
    matched by order: between two that match, as many addresses as organisations.

    :param list urls: ``(line, label or None, url)``; the label names the owner
    :param names: the organisations
    :param in_order: those in the order in which the text speaks of them

    >>> match_websites([(1, None, "https://kringenco.example/")], ["Kring & Co"])
    ({'Kring & Co': 'https://kringenco.example/'}, [])
    """
    keys = {name: _keys(name) for name in list(names)[:_MOST]}
    owners = [_owner(label, url, keys) for _line, label, url in urls[:_MOST]]
    owners += [None] * (len(urls) - len(owners))
    taken = set()
    for index, owner in enumerate(owners):
        if owner in taken:
            owners[index] = None
        elif owner:
            taken.add(owner)
    repeated = {url for url, owner in zip(urls, owners, strict=True) if owner}
    _match_by_order(urls, owners, [n for n in in_order if n in keys], repeated)
    pairs = list(zip(urls, owners, strict=True))
    sites = {owner: url for (_line, _label, url), owner in pairs if owner}
    ordered = {name: sites[name] for name in names if name in sites}
    return ordered, [url for url, owner in pairs if not owner]


def _owner(label, url, keys):
    best, most = None, 0
    host, whole = _host_and_path(url)
    labelled = _squeeze(label) if label else None
    for name, spellings in keys.items():
        if labelled and labelled in spellings:
            return name
        found = max(
            [len(s) for s in spellings if len(s) >= _SHORTEST and s in whole]
            + [
                len(host) - 0.5
                for s in spellings
                if len(host) > _SHORTEST and host in s
            ],
            default=0,
        )
        if found > most:
            best, most = name, found
    return best


def _match_by_order(urls, owners, in_order, known):
    """Fill the runs of addresses without owner that have just one place to go."""
    index = 0
    while index < len(owners):
        end = index
        while end < len(owners) and owners[end] is None:
            end += 1
        if end > index:
            between = _between(
                in_order,
                owners[index - 1] if index else None,
                owners[end] if end < len(owners) else None,
            )
            free = [name for name in between if name not in owners]
            fresh = all(url not in known for url in urls[index:end])
            if known and fresh and len(free) == end - index == len(between):
                owners[index:end] = free
        index = end + 1


def _between(in_order, first, last):
    start = in_order.index(first) + 1 if first in in_order else 0
    end = in_order.index(last) if last in in_order else len(in_order)
    return in_order[start:end]


def _keys(name):
    short = without_article(name)
    spellings = {name, short}
    if "&" in name:
        for word in _AND_WORDS:
            spellings |= {name.replace("&", word), short.replace("&", word)}
    return {_squeeze(spelling) for spelling in spellings}


def _squeeze(text):
    return re.sub(r"[\W_]", "", fold(text))


def _host_and_path(url):
    """
    >>> _host_and_path("https://www.kring-water.example/wie")
    ('kringwater', 'kringwaterexamplewie')
    """
    rest = re.sub(r"^https?://|^mailto:", "", url.lower())
    rest = re.sub(r"^www\.", "", rest)
    host = rest.split("/", 1)[0].rsplit(":", 1)[0]
    labels = host.split(".")
    name = labels[-2] if len(labels) > 1 else labels[0]
    return _squeeze(name), _squeeze(rest)
