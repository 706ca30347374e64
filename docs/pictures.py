"""The pictures of the documentation: who looks, and at what.

``screenshots.py`` takes them.
"""

from dataclasses import dataclass, field

DESK, PHONE = (1280, 800), (390, 844)
SCROLL = "document.querySelector('.o_notebook').scrollIntoView(), 1"


@dataclass
class Picture:
    """One picture: who looks, at what, and what must be there before it is taken.

    ``path`` may hold ``{action:xml_id}`` and ``{id:xml_id}`` of ours, and
    ``{url:xml_id}`` for the website's page of a record; ``{signed:drivers}`` is the
    link that a member finds in a mail.
    """

    name: str
    login: str
    path: str
    wait: str
    size: tuple = DESK
    clicks: list = field(default_factory=list)  # pairs: what to click, what comes
    script: str = ""


PICTURES = [
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
    Picture("reports", "", "/verslagen", "main"),
    Picture(
        "report-page", "", "{url:cafe.session.report:report_2018}", "main", (1280, 1000)
    ),
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
    Picture(
        "network-form",
        "secretary",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
    ),
    Picture(
        "members",
        "coordinator",
        "{action:cafe_network_member_action}",
        ".o_data_row, .o_group_header, .o_kanban_record:not(.o_kanban_ghost)",
    ),
    Picture(
        "member-report",
        "admin",
        "{action:cafe_member_report_action}",
        ".o_pivot td",
        clicks=[("button.o_graph", ".o_graph_renderer canvas")],
    ),
    Picture(
        "engagement-form",
        "coordinator",
        "{action:cafe_engagement_action}/{id:engagement_omslag_fietsgilde}",
        ".o_form_view .o_notebook",
    ),
    Picture(
        "engagement-report",
        "secretary",
        "{action:cafe_engagement_report_action}",
        ".o_pivot td",
    ),
    Picture(
        "network-funding",
        "coordinator",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
        clicks=[("[name='funding'].nav-link", "[name='funding_ids'] .o_data_row")],
    ),
    Picture(
        "means",
        "secretary",
        "{action:cafe_funding_report_action}",
        ".o_graph_renderer canvas",
    ),
    Picture(
        "means-at-risk",
        "secretary",
        "{action:cafe_funding_report_action_risk}",
        ".o_pivot td",
    ),
    Picture(
        "drivers", "coordinator", "{action:cafe_member_driver_action}", ".o_data_row"
    ),
    Picture(
        "conversation-round",
        "coordinator",
        "{action:cafe_conversation_round_action}/{id:round_omslag_2026}",
        ".o_form_view .o_progress",
    ),
    Picture(
        "driver-conversation",
        "coordinator",
        "{action:cafe_conversation_action}/{id:conversation_omslag_fietsgilde}",
        "[name='driver_ids'] .o_tag",
    ),
    Picture(
        "network-timeline",
        "secretary",
        "{action:cafe_network_action}/{id:network_podium}",
        ".o_form_view .o_notebook",
        clicks=[("[name='phases'].nav-link", ".o_cafe_bar")],
        script=SCROLL,
    ),
    Picture(
        "family-tree",
        "secretary",
        "{action:cafe_network_action}/{id:network_schakel}",
        ".o_form_view .o_notebook",
        clicks=[("[name='lineage'].nav-link", ".o_cafe_family")],
        script=SCROLL,
    ),
    Picture(
        "statement-changes",
        "secretary",
        "{action:cafe_network_statement_action}/{id:statement_omslag_mission_3}",
        ".o_form_view .o_notebook",
        clicks=[("[name='difference'].nav-link", ".o_cafe_difference")],
    ),
    Picture("network-map", "secretary", "/odoo/network-map", ".o_cafe_bubble"),
    Picture(
        "support-base",
        "coordinator",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
        (1280, 1100),
        clicks=[("[name='support'].nav-link", ".o_cafe_support_calls")],
        script=SCROLL,
    ),
    Picture(
        "suggested-moves",
        "secretary",
        "{action:cafe_network_member_action_suggested}",
        ".o_data_row",
    ),
    Picture(
        "service-matches",
        "coordinator",
        "{action:cafe_service_match_action}",
        ".o_kanban_record:not(.o_kanban_ghost)",
    ),
    Picture(
        "service-match",
        "coordinator",
        "{action:cafe_service_match_action}",
        ".o_kanban_record:not(.o_kanban_ghost)",
        clicks=[
            (
                ".o_kanban_group:nth-child(2) .o_kanban_record",
                ".o_form_view .o_form_sheet",
            )
        ],
    ),
    Picture(
        "collaboration",
        "coordinator",
        "{action:cafe_collaboration_action}/{id:collaboration_fair}",
        ".o_cafe_advice td",
        (1280, 1000),
    ),
    Picture(
        "decision-guides",
        "admin",
        "{action:cafe_collaboration_guide_action}",
        ".o_data_row",
    ),
    Picture(
        "circles",
        "secretary",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
        clicks=[
            ("button[name='action_view_members']", ".o_list_view, .o_kanban_view"),
            (".o_switch_view.o_kanban", ".o_kanban_record:not(.o_kanban_ghost)"),
        ],
    ),
    Picture("my-networks-phone", "member", "/my/networks", "main", PHONE),
    Picture(
        "join-phone",
        "member",
        "/my/networks/join/{id:network_schakel}",
        "main form",
        PHONE,
    ),
    Picture(
        "decide-application",
        "coordinator",
        "{action:cafe_network_member_action}/{id:member_omslag_makers}",
        ".o_form_view .o_notebook",
        clicks=[("button[name='action_decide']", ".modal .o_form_view")],
    ),
    Picture(
        "confirm-drivers-phone", "", "{signed:drivers}", ".o_cafe_still_true", PHONE
    ),
    Picture(
        "session-people",
        "secretary",
        "{action:cafe_session_action}/{id:session_open}",
        "[name='host_id']",
    ),
    Picture(
        "waiting-list",
        "secretary",
        "{action:event_registration_action_waiting}",
        ".o_list_view .o_data_row, .o_list_view .o_group_header",
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
    Picture("my-sessions", "member", "/my/sessions", ".o_cafe_coming"),
    Picture("my-cafe-phone", "member", "/my/cafe", ".o_cafe_my_cafe", PHONE),
    Picture(
        "my-registration-phone", "", "{signed:registration}", ".o_cafe_state", PHONE
    ),
]
