from odoo import fields, models


class CafeNetworkPublicationMixin(models.AbstractModel):
    """What of a network is for everybody, once it is on the website."""

    _name = "cafe.network.publication.mixin"
    _description = "Network: What Is Public"

    members_published = fields.Boolean(
        string="Show members in public",
        copy=False,
        tracking=True,
        help="The public map then shows the organisations that are or were members, "
        "with their circle and since when. Never persons. Otherwise it shows only how "
        "many members the network has, and how many it shares with other networks.",
    )
