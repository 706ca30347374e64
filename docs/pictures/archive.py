"""The archive of reports, as members read it."""

from .picture import PHONE, Picture

ARCHIVE = [
    Picture("archive-phone", "", "/nl/verslagen", ".o_cafe_report_list", PHONE),
    Picture(
        "archive-search",
        "",
        "/nl/verslagen?zoek=netwerk",
        ".o_cafe_snippet mark",
    ),
]
