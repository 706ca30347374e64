"""From the bytes of a file to text, or a refusal; never to silent rubbish."""

import codecs
import re

from .model import PastReportError

MAX_CHARS = 2_000_000
MAX_BYTES = 4 * MAX_CHARS  # the most that UTF-8 or UTF-16 can need for them

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Controls that no text has (tab, line ends and form feed are fine), what a failed
# conversion leaves behind, and halves of surrogate pairs.
_BROKEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\ud800-\udfff]"
)


def decode_report(data):
    """Return the text of an uploaded file.

    UTF-8 (with or without its mark), UTF-16 with its mark, else Windows-1252,
    which is what older Dutch and French text files are in.

    :param bytes data: the file
    :rtype: str
    :raises PastReportError: ``too_large``, or ``encoding`` with the line of the first
        byte that is no text: a NUL, a binary file, UTF-8 that is cut or damaged

    >>> decode_report("Café".encode("cp1252"))
    'Café'
    """
    if len(data) > MAX_BYTES:
        raise PastReportError("too_large")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return check_characters(_decode(data, encoding))
    if b"\x00" in data:
        raise PastReportError("encoding", _line_of(data, data.index(b"\x00")))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise PastReportError("encoding", _line_of(data, error.start)) from error
        text = _decode(data, "cp1252")
    return check_characters(text)


def check_characters(text):
    """Return the text, unless a character in it shows a lost or false encoding.

    :raises PastReportError: ``encoding``, with the line of that character
    """
    broken = _BROKEN.search(text)
    if broken:
        raise PastReportError("encoding", text.count("\n", 0, broken.start()) + 1)
    return text


def _decode(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PastReportError("encoding", _line_of(data, error.start)) from error


def _is_damaged_utf8(data):
    """Whether most bytes above ASCII are UTF-8, so that the failing ones are damage.

    In Windows-1252 text such a sequence ("É»") is a rare accident.
    """
    high = len(_HIGH.findall(data))
    in_sequences = sum(len(found) for found in _UTF8_SEQUENCE.findall(data))
    return in_sequences * 2 > high


def _line_of(data, position):
    return data.count(b"\n", 0, position) + 1
