"""The living map: for staff, as a table, and on the website."""

from .picture import PHONE, Picture

ACTION, DRAWN = "/odoo/living-map", ".o_cafe_graph_map[data-drawn='1']"

LIVING_MAP = [
    Picture("living-map", "secretary", ACTION, DRAWN),
    Picture(
        "living-map-focus",
        "secretary",
        "{action:cafe_network_action}/{id:network_omslag}",
        ".o_form_view .o_notebook",
        clicks=[
            (
                ".o-form-buttonbox .o_button_more",
                ".o-dropdown--menu .oe_stat_button:has(.fa-share-alt)",
            ),
            (
                ".o-dropdown--menu .oe_stat_button:has(.fa-share-alt)",
                ".o_cafe_graph_focus",
            ),
        ],
    ),
    Picture(
        "living-map-table",
        "secretary",
        ACTION,
        DRAWN,
        clicks=[(".o_cafe_graph_to_table", ".o_cafe_graph_table tbody tr")],
    ),
    Picture("living-map-phone", "", "/netwerken/kaart", DRAWN, PHONE),
]
