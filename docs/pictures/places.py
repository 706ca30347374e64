"""A place in the room: who registers, waits, comes, and meets whom."""

from .picture import PHONE, Picture

PLACES = [
    Picture("session-page", "", "{url:event.event:session_open}", ".o_cafe_questions"),
    Picture(
        "register-phone",
        "member",
        "{url:event.event:session_open}",
        ".o_cafe_facts",
        size=PHONE,
        clicks=[
            ("[data-bs-target='#modal_ticket_registration']", ".modal.show"),
            (".modal.show button[type='submit']", "#modal_attendees_registration"),
        ],
    ),
    Picture(
        "registering-full",
        "",
        "{url:event.event:session_full}",
        ".o_cafe_full",
        PHONE,
        script="document.querySelector('.o_cafe_full')"
        ".scrollIntoView({block: 'center'})",
    ),
    Picture(
        "registering-form",
        "",
        "{url:event.event:session_full}",
        ".o_cafe_full",
        PHONE,
        clicks=[
            ("[data-bs-target='#modal_ticket_registration']", ".modal.show"),
            (".modal.show button[type='submit']", ".o_cafe_form_waiting"),
        ],
    ),
    Picture(
        "members-only",
        "secretary",
        "{action:cafe_session_action}/{id:session_members}",
        "[name='audience_network_ids']",
    ),
    Picture(
        "members-only-page",
        "",
        "{url:event.event:session_members}",
        ".o_cafe_audience",
        PHONE,
        script="document.querySelector('.o_cafe_audience')"
        ".scrollIntoView({block: 'center'})",
    ),
    Picture(
        "waiting-list",
        "secretary",
        "{action:event_registration_action_waiting}",
        ".o_list_view .o_data_row, .o_list_view .o_group_header",
    ),
    Picture(
        "attendance-phone",
        "secretary",
        "/odoo/take-attendance",
        ".o_cafe_attendance_rows",
        PHONE,
    ),
    Picture(
        "topics",
        "secretary",
        "{action:cafe_topic_action}",
        "th[data-name=brings_count]",
    ),
    Picture(
        "matches",
        "secretary",
        "{action:cafe_match_report_action}",
        "th[data-name=giver_id]",
    ),
    Picture(
        "my-registration-phone", "", "{signed:registration}", ".o_cafe_state", PHONE
    ),
    Picture("my-sessions", "member", "/my/sessions", ".o_cafe_coming"),
    Picture("my-cafe-phone", "member", "/my/cafe", ".o_cafe_my_cafe", PHONE),
]
