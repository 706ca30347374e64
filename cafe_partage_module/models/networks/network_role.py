from odoo import fields, models


class CafeNetworkRole(models.Model):
    """What a network is to its members: memory, gatekeeper, voice, matchmaker …"""

    _name = "cafe.network.role"
    _description = "Network Role"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Char(
        translate=True, help="One sentence that helps to choose the role."
    )

    _name_uniq = models.Constraint(
        "unique(name)", "A role with this name exists already."
    )
