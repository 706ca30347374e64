"""Take the plain text out of a file: PDF, Word, OpenDocument, a web page.

For others::

    kind = find_kind(data, filename)      # "pdf", "docx", "odt", "html" or "text"
    text = extract_text(data, kind)       # not for "text": that needs no taking out
    ExtractError                          # .code and .detail say what is wrong

Files come from anywhere, so none is trusted: each is read in a process of its own
with a bound on time and memory; archives are unpacked within bounds; XML has no
entities, and nothing is fetched.
"""

from .errors import ExtractError
from .kinds import ENDINGS, MAX_FILE_BYTES, find_kind
from .run import extract_text

__all__ = ["ENDINGS", "MAX_FILE_BYTES", "ExtractError", "extract_text", "find_kind"]
