"""What changed between two versions of a text, word by word, for people to read.

Paragraphs are kept. A few words that happen to be the same in the middle of a
rewritten passage are not picked out: such a passage reads better as a whole.
"""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

# a word, or one sign of punctuation, with the blanks before it; or a line break
TOKEN = re.compile(r"\n|([^\S\n]*)(\w+(?:[-’'.,]\w+)*|[^\w\s])")
# Beyond this product of lengths a passage is shown as replaced: it is another text.
MOST_WORK = 4_000_000
# Words that may be the same by chance, between two changes that are longer.
CHANCE = 2


def diff_words(old, new):
    """Compare two texts.

    :param old: str or None
    :param new: str or None
    :return: list of pairs (operation, text): ``"equal"``, ``"insert"``, ``"delete"``.
        ``equal`` and ``insert`` together are the new text, blanks at the ends of
        lines apart.

    >>> diff_words("We meet often.", "We rarely meet.")
    [('equal', 'We'), ('insert', ' rarely'), ('equal', ' meet'), \
('delete', ' often'), ('equal', '.')]
    >>> diff_words("One.\\n\\nTwo.", "One.\\n\\nTwo.\\n\\nThree.")
    [('equal', 'One.\\n\\nTwo.'), ('insert', '\\n\\nThree.')]
    >>> diff_words(None, "Here")
    [('insert', 'Here')]
    """
    before, after = _tokens(old), _tokens(new)
    return _merge(_as_whole(list(_operations(before, after))))


def render_diff(parts, removed, added, end):
    """The result of :func:`diff_words` as HTML that needs no colour to be read.

    :param parts: list of pairs (operation, text)
    :param removed: str, said before what was removed by a screen reader
    :param added: str, said before what was added
    :param end: str, said after each of them
    :return: Markup, of escaped text in ``<p>``, ``<ins>`` and ``<del>``
    """
    hidden = Markup('<span class="visually-hidden">{}</span>')
    wrap = {
        "equal": Markup("{}"),
        "insert": Markup("<ins>{}{{}}{}</ins>").format(
            hidden.format(f"[{added}: "), hidden.format(f" {end}]")
        ),
        "delete": Markup("<del>{}{{}}{}</del>").format(
            hidden.format(f"[{removed}: "), hidden.format(f" {end}]")
        ),
    }
    paragraphs = [Markup("")]
    for operation, text in parts:
        for index, line in enumerate(text.split("\n")):
            if index:
                paragraphs.append(Markup(""))
            if line.strip():
                paragraphs[-1] += _render(wrap[operation], line)
    return Markup("").join(
        Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs if paragraph
    )


def _render(wrapper, line):
    """Blanks stay outside of what is marked: no line under or through nothing."""
    text = line.lstrip()
    return Markup("{}{}").format(line[: len(line) - len(text)], wrapper.format(text))


def _tokens(text):
    """Pairs of blanks and word; a line break has no blanks."""
    text = (text or "").replace("\r\n", "\n").strip()
    return [
        ("", "\n") if match[0] == "\n" else (match[1], match[2])
        for match in TOKEN.finditer(text)
    ]


def _operations(before, after):
    """Triples of operation, old tokens and new tokens, in the order of reading."""
    old, new = ([word for _blank, word in tokens] for tokens in (before, after))
    if len(old) * len(new) > MOST_WORK:
        yield "replace", before, after
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tag, before[i1:i2], after[j1:j2]


def _as_whole(operations):
    """Take chance likeness between two longer changes as part of the change."""
    for index in range(1, len(operations) - 1):
        tag, old, new = operations[index]
        words = [word for _blank, word in new if word.isalnum()]
        if tag != "equal" or len(words) > CHANCE or ("", "\n") in new:
            continue
        sizes = [
            max(len(operations[near][1]), len(operations[near][2]))
            for near in (index - 1, index + 1)
        ]
        if min(sizes) > len(new) and len(words) > 0:
            operations[index] = ("replace", old, new)
    return operations


def _merge(operations):
    """Texts of the operations; changes that touch become one of each kind."""
    parts, deleted, inserted = [], [], []

    def close():
        for operation, tokens in (("delete", deleted), ("insert", inserted)):
            if tokens:
                parts.append((operation, _text(tokens)))
            tokens.clear()

    for tag, old, new in operations:
        if tag == "equal":
            close()
            parts.append(("equal", _text(new)))
        else:
            deleted.extend(old)
            inserted.extend(new)
    close()
    return parts


def _text(tokens):
    return "".join(blank + word for blank, word in tokens)
