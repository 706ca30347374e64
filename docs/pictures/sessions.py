"""Sessions, as the secretariat prepares and reports them."""

from .picture import SCROLL, Picture

SESSIONS = [
    Picture(
        "sessions",
        "secretary",
        "{action:cafe_session_action}",
        ".o_list_view tbody .o_data_row, .o_kanban_record:not(.o_kanban_ghost)",
    ),
    Picture(
        "session-form",
        "secretary",
        "{action:cafe_session_action}/{id:session_full}",
        ".o_form_view .o_notebook",
    ),
    Picture(
        "session-people",
        "secretary",
        "{action:cafe_session_action}/{id:session_open}",
        "[name='host_id']",
    ),
    Picture(
        "session-questions",
        "secretary",
        "{action:cafe_session_action}/{id:session_open}",
        ".o_form_view .o_notebook",
        clicks=[
            (".nav-link[name='cafe_agenda']", "[name='cafe_questions']"),
            (
                "[name='cafe_questions'] button[name='action_view_questions']",
                ".o_list_view .o_data_row",
            ),
        ],
    ),
    Picture(
        "attendance",
        "secretary",
        "{action:cafe_session_action}/{id:session_full}",
        ".o_form_view .o_notebook",
        clicks=[("[name='cafe_attendance'].nav-link", ".o_notebook .o_data_row")],
        script=SCROLL,
    ),
    Picture(
        "session-agenda",
        "secretary",
        "{action:cafe_session_action}/{id:session_2018}",
        ".o_form_view .o_notebook",
        clicks=[("[name='cafe_agenda'].nav-link", "[name='item_ids'] .o_data_row")],
        script=SCROLL,
    ),
    Picture(
        "conversation",
        "secretary",
        "{action:cafe_session_action}/{id:session_2018}",
        ".o_form_view .o_notebook",
        clicks=[
            (
                "[name='cafe_conversation'].nav-link",
                "[name='contribution_ids'] .o_data_row",
            )
        ],
        script=SCROLL,
    ),
    Picture(
        "report-form",
        "secretary",
        "{action:cafe_session_report_action}/{id:report_2018}",
        ".o_form_view [name='body']",
    ),
    Picture(
        "followups",
        "secretary",
        "{action:cafe_followup_action}",
        ".o_kanban_record:not(.o_kanban_ghost)",
    ),
    Picture(
        "import", "secretary", "{action:cafe_report_import_action}", ".o_form_view"
    ),
    Picture("reports", "", "/verslagen", "main"),
    Picture(
        "report-page", "", "{url:cafe.session.report:report_2018}", "main", (1280, 1000)
    ),
]
