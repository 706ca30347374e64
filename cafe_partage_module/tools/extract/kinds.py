"""What kind of file some bytes are: told by their content, never by a name."""

import io
import struct
import zipfile
import zlib

from .errors import ExtractError

# The kinds that are read, and the endings that their names may have.
ENDINGS = {
    "pdf": ("pdf",),
    "docx": ("docx",),
    "odt": ("odt",),
    "html": ("html", "htm", "xhtml"),
    "text": ("txt", "text", "md"),
}
MAX_MEMBERS = 5_000  # of an archive
MAX_FILE_BYTES = 25_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and Word with a password
_HEAD = 2048
_ODT = b"application/vnd.oasis.opendocument.text"
_ZIP_MEMBER = b"PK\x01\x02"  # before each name in the list of an archive
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
)
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<body")
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)


def find_kind(data, filename=""):
    """Return the kind of a file, a key of ``ENDINGS``.

    :param bytes data: the file
    :param str filename: told to be wrong when its ending is that of another kind
    :raises ExtractError: ``too_large``; ``unsupported``, with what it is where that
        is known; ``encrypted``; ``corrupt``; ``mismatch``, with the real kind
    """
    if len(data) > MAX_FILE_BYTES:
        raise ExtractError("too_large", f"{MAX_FILE_BYTES // 1_000_000} MB")
    kind = _by_content(data)
    named = _by_name(filename)
    if filename and named is None:
        raise ExtractError("unsupported", filename.rpartition(".")[2][:10])
    # a text may be anything that is no other kind; so may HTML without its frame
    if named == "html" and kind == "text":
        return "html"
    if named and named != kind:
        if kind == "text" and named != "text":
            raise ExtractError("corrupt")
        raise ExtractError("mismatch", kind.upper())
    return kind


def _by_name(filename):
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    return next((kind for kind, names in ENDINGS.items() if ending in names), None)


def _by_content(data):
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        # a Word file with a password is wrapped in the old format
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise ExtractError("encrypted" if locked else "unsupported", "DOC")
    for sign, name in _OTHERS:
        if head.startswith(sign):
            raise ExtractError("unsupported", name)
    lowered = head.lower()
    if any(sign in lowered for sign in _HTML_SIGNS):
        return "html"
    return "text"


def _kind_of_zip(data):
    # counted before it is opened: each name costs the server memory
    if data.count(_ZIP_MEMBER) > MAX_MEMBERS:
        raise ExtractError("bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            first = archive.infolist()[0] if names else None
            if first and _is_small(first) and archive.read(first).strip() == _ODT:
                return "odt"
    except _ZIP_ERRORS as error:
        raise ExtractError("corrupt") from error
    raise ExtractError("unsupported", "ZIP")


def _is_small(member):
    """Whether a member can be unpacked in this process: packed in a way that is
    unpacked bit by bit, and short."""
    packed = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return packed and member.filename == "mimetype" and member.file_size < 100
