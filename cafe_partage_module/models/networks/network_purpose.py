from odoo import fields, models


class CafeNetworkPurpose(models.Model):
    """What a network is for: consult, learn, act together, share means."""

    _name = "cafe.network.purpose"
    _description = "Network Purpose"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _name_uniq = models.Constraint(
        "unique(name)", "A purpose with this name exists already."
    )
