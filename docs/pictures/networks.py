"""Networks, their members and their means."""

from .picture import PHONE, SCROLL, Picture

NETWORKS = [
    Picture(
        "overlap",
        "secretary",
        "{action:cafe_overlap_report_action}",
        ".o_data_row .o_cafe_heat",
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
        "circles",
        "secretary",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
        clicks=[
            ("button[name='action_view_members']", ".o_list_view, .o_kanban_view"),
            (".o_switch_view.o_kanban", ".o_kanban_record:not(.o_kanban_ghost)"),
        ],
    ),
    Picture(
        "member-report",
        "admin",
        "{action:cafe_member_report_action}",
        ".o_pivot td",
        clicks=[("button.o_graph", ".o_graph_renderer canvas")],
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
]
