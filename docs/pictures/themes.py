"""Themes: what people propose and support, and what staff make of it."""

from .picture import PHONE, Picture

THEMES = [
    Picture(
        "themes",
        "secretary",
        "{action:cafe_theme_action}",
        ".o_kanban_record",
    ),
    Picture("themes-phone", "", "/themas", ".o_cafe_theme_list", PHONE),
]
