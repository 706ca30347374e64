"""The reports on participation and on follow-ups."""

from .picture import Picture

PARTICIPATION = [
    Picture(
        "participation",
        "secretary",
        "{action:cafe_participation_report_action}",
        ".o_pivot tbody tr:nth-child(3)",
    ),
    Picture(
        "followup-figures",
        "secretary",
        "{action:cafe_followup_report_action}",
        ".o_pivot tbody tr",
        clicks=[(".o_switch_view.o_graph", ".o_graph_view canvas")],
    ),
]
