"""The follow-ups: their board, and their timeline."""

from .picture import Picture

FOLLOWUPS = [
    Picture(
        "followup-board",
        "secretary",
        "{action:cafe_followup_action}",
        ".o_kanban_record:not(.o_kanban_ghost)",
        clicks=[(".o_searchview .o_facet_remove", ".o_kanban_record")],
    ),
    Picture(
        "followup-timeline",
        "secretary",
        "{action:cafe_followup_action}",
        ".o_kanban_record:not(.o_kanban_ghost)",
        clicks=[(".o_switch_view.o_cafe_timeline", ".o_cafe_bar")],
    ),
]
