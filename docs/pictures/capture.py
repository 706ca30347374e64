"""The capture desk."""

from .picture import Picture

CAPTURE = [
    Picture(
        "capture-desk",
        "secretary",
        "{action:cafe_session_action}/{id:session_2018}/capture",
        ".o_cafe_capture_line",
    ),
]
