"""Publishing a report, and what changed between its versions."""

from .picture import SCROLL, Picture

FORM = "{action:cafe_session_report_action}"

REPORT = [
    Picture(
        "report-publish",
        "secretary",
        f"{FORM}/{{id:report_review}}",
        ".o_cafe_publish_early",
        clicks=[(".o_cafe_publish_early", ".modal .o_cafe_publish")],
    ),
    Picture(
        "report-compare",
        "secretary",
        f"{FORM}/{{id:report_2026}}",
        ".o_notebook a[name='versions']",
        clicks=[
            (
                ".o_notebook a[name='versions']",
                ".o_notebook button[name='action_compare']",
            ),
            (
                ".o_notebook button[name='action_compare']",
                ".modal .o_cafe_change",
            ),
        ],
        script=SCROLL,
    ),
]
