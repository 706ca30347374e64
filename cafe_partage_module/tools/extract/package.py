"""Files that are an archive of XML: opened within bounds, and without any entity."""

import io
import zipfile
import zlib

from lxml import etree

from .errors import ExtractError
from .kinds import MAX_MEMBERS

MAX_PART_BYTES = 30_000_000  # of the one part that is read, unpacked
MAX_TOTAL_BYTES = 300_000_000  # of all parts, as the archive declares them
MAX_RATIO = 200  # text packs to a tenth; a bomb to a thousandth
_SMALL = 1_000_000  # below this, a high ratio harms nobody
_CHUNK = 65_536


class Package:
    """An archive, of which parts are read one by one.

    :raises ExtractError: ``corrupt``, ``encrypted`` or ``bomb``
    """

    def __init__(self, data):
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise ExtractError("corrupt") from error
        self._members = {info.filename: info for info in self._archive.infolist()}
        if len(self._archive.infolist()) > MAX_MEMBERS:
            raise ExtractError("bomb")
        if sum(info.file_size for info in self._members.values()) > MAX_TOTAL_BYTES:
            raise ExtractError("bomb")

    def __contains__(self, name):
        return name in self._members

    def read_xml(self, name):
        """Parse one part; what it declares, or asks from elsewhere, is refused.

        :rtype: lxml.etree._Element
        """
        return parse_xml(self.unpack(name))

    def unpack(self, name):
        """Unpack one part, and stop as soon as it is too large.

        What the archive says of its sizes is not believed.
        """
        info = self._members.get(name)
        if info is None:
            raise ExtractError("corrupt")
        if info.flag_bits & 0x1:
            raise ExtractError("encrypted")
        parts, size = [], 0
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._check_size(size, info.compress_size)
                    parts.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise ExtractError("corrupt") from error
        return b"".join(parts)

    @staticmethod
    def _check_size(size, packed):
        wide = size > _SMALL and size > MAX_RATIO * max(packed, 1)
        if size > MAX_PART_BYTES or wide:
            raise ExtractError("bomb")


def parse_xml(data):
    """
    :raises ExtractError: ``entities`` for any DTD, ``corrupt``
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        code = "entities" if b"<!DOCTYPE" in data[:5000] else "corrupt"
        raise ExtractError(code) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExtractError("entities")
    return root
