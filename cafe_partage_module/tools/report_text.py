"""Plain text as the paragraphs of a report, with whose words they are in bold.

Pure Python; the HTML is what a rich text editor makes itself.
"""

import re

from markupsafe import Markup, escape

BLANK_LINE = re.compile(r"\n\s*\n")
LINE_END = re.compile(r"[^\S\n]*\n[^\S\n]*")
# Words that may come before an organisation that a sentence begins with:
# "Bij het Netwerk", "De meeste".
LEAD_WORDS = 2


def paragraphs(text, organisation=None, suffix=None, kind=None):
    """Cut plain text at its blank lines, and keep its line breaks.

    :param text: str, or a false value
    :param organisation: str, who said it: in bold where the text begins with it,
        else in front of the text
    :param suffix: Markup, or a false value, that closes the last paragraph
    :param kind: str, or a false value: what it is, in front of all
    :return: list of Markup, one for each paragraph

    >>> paragraphs("Een.\\nTwee.\\n\\nDrie.")
    [Markup('Een.<br/>Twee.'), Markup('Drie.')]
    >>> paragraphs("Bij Lasso kan dat.", "Lasso")
    [Markup('Bij <strong>Lasso</strong> kan dat.')]
    >>> paragraphs("Dat kan.", "Lasso", Markup(" → Socius?"))
    [Markup('<strong>Lasso:</strong> Dat kan. → Socius?')]
    >>> paragraphs("Dat kan.", kind="Tip")
    [Markup('<em>Tip</em> – Dat kan.')]
    """
    blocks = [block.strip() for block in BLANK_LINE.split(text or "")]
    blocks = [block for block in blocks if block]
    if not blocks:
        return []
    done = [_lines(block) for block in blocks]
    if organisation:
        done[0] = _attribute(blocks[0], organisation)
    if kind:
        done[0] = Markup("<em>{}</em> – {}").format(kind, done[0])
    if suffix:
        done[-1] += suffix
    return done


def _lines(text):
    return escape(LINE_END.sub("\n", text)).replace("\n", Markup("<br/>"))


def _attribute(text, organisation):
    name = r"\s+".join(map(re.escape, organisation.split()))
    begin = rf"(?P<lead>\W*(?:\w+\s+){{0,{LEAD_WORDS}}}\W?)(?P<name>{name})(?!\w)"
    found = re.match(begin, text, re.IGNORECASE)
    if not found:
        return Markup("<strong>{}:</strong> ").format(organisation) + _lines(text)
    return (
        escape(found["lead"])
        + Markup("<strong>{}</strong>").format(found["name"])
        + _lines(text[found.end() :])
    )
