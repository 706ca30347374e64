"""Follow-ups on the website, and a member's own."""

from .picture import PHONE, Picture

FOLLOWUPS_WEBSITE = [
    Picture(
        "followup-page",
        "",
        "{url:cafe.followup:followup_2018_3}",
        ".o_cafe_effects",
        PHONE,
    ),
    Picture(
        "followup-question",
        "member",
        "/my/opvolging",
        ".o_cafe_my_followups",
        PHONE,
    ),
]
