"""The agenda of a session, and the chain from a question to what it changed."""

from .picture import SCROLL, Picture

AGENDA = [
    Picture(
        "agenda",
        "secretary",
        "{action:cafe_session_action}/{id:session_2026}",
        ".o_form_view .o_notebook",
        clicks=[("[name='cafe_agenda'].nav-link", "[name='item_ids'] .o_data_row")],
        script=SCROLL,
    ),
    Picture(
        "chain",
        "secretary",
        "{action:cafe_followup_action}/{id:followup_2018_3}",
        ".o_form_view .o_notebook",
        clicks=[("[name='chain'].nav-link", ".o_cafe_chain_node")],
    ),
]
