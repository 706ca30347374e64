"""Members over time, and the call list."""

from .picture import Picture

MEMBERS = [
    Picture(
        "members-by-month",
        "secretary",
        "{action:cafe_member_month_report_action}",
        ".o_pivot td",
    ),
    Picture(
        "drifting-away",
        "secretary",
        "{action:cafe_member_drift_action}",
        ".o_data_row",
    ),
]
