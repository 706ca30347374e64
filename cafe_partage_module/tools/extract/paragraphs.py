"""Paragraphs on their way to plain text, whatever kind of file they stood in."""

import re
import unicodedata

# Controls that XML and PDF may carry and no text has; line ends and tabs stay.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_BULLET = "- "


def clean(text):
    """Text without characters that mean nothing; accents composed.

    >>> clean("Cafe\\u0301\\x00")
    'Café'
    """
    text = _SURROGATES.sub("", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text)


class Paragraphs:
    """Collects paragraphs and bullets; a blank line stands between each two."""

    def __init__(self):
        self._blocks = []

    def add(self, text, bullet=False, level=0, heading=0):
        """
        :param text: str; line ends in it are kept
        :param bullet: whether it opens with the sign of a list
        :param level: int, how deep in lists it stands
        :param heading: int, 1 for the highest; 0 for what is none
        """
        lines = [line.strip() for line in text.split("\n")]
        lines = [line for line in lines if line]
        if not lines:
            return
        if heading:
            self._blocks.append(heading_sign(heading) + " ".join(lines))
            return
        indent = "  " * min(level, 8)
        sign = _BULLET if bullet else ""
        self._blocks.append(
            "\n".join(
                f"{indent}{sign if not i else ' ' * len(sign)}{line}"
                for i, line in enumerate(lines)
            )
        )

    def text(self):
        return clean("\n\n".join(self._blocks)) + "\n"


def heading_sign(level):
    """What stands before a heading, as in Markdown; the parser takes it off again.

    >>> heading_sign(2)
    '## '
    """
    return "#" * min(max(level, 1), 6) + " "


def squeeze(text):
    """One space for each run of white space, as HTML shows it.

    >>> squeeze("een  \\n twee")
    'een twee'
    """
    return _SPACES.sub(" ", text.replace("\n", " "))
