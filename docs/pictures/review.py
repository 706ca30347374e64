"""Reading a report before it is published."""

from .picture import DESK, PHONE, SCROLL, Picture

REVIEW = [
    Picture(
        "report-review",
        "",
        "{signed:review}",
        ".o_cafe_own",
        PHONE,
    ),
    Picture(
        "report-suggestions-link",
        "",
        "{signed:reporter}",
        ".o_cafe_suggestion",
        PHONE,
    ),
    Picture(
        "report-suggestions",
        "secretary",
        "/odoo/session-reports/{id:report_review}",
        ".o_notebook a[name='suggestions']",
        DESK,
        [(".o_notebook a[name='suggestions']", ".o_cafe_suggestions .o_kanban_record")],
        SCROLL,
    ),
]
