"""What members are in it for, what they ask and what they share."""

from .picture import PHONE, SCROLL, Picture

COMMITMENT = [
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
        "confirm-drivers-phone", "", "{signed:drivers}", ".o_cafe_still_true", PHONE
    ),
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
]
