"""The first page for staff."""

from .picture import Picture

FIRST_PAGE = [
    Picture(
        "first-page",
        "secretary",
        "/odoo/cafe",
        "[data-tile='subsidies_lapsing']",
    ),
]
