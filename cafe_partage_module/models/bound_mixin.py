from odoo import models


class CafeBoundMixin(models.AbstractModel):
    """A record that belongs to another, and with it to a network.

    Record rules check a record where it was. Who moves it must also be allowed to
    change where it goes.
    """

    _name = "cafe.bound.mixin"
    _description = "Record of a Network"

    # the Many2one to what the record belongs to
    _bound_to = "network_id"

    def write(self, vals):
        """:raises AccessError: when a record would go to somebody else's"""
        if target := vals.get(self._bound_to):
            field = self._fields[self._bound_to]
            self.env[field.comodel_name].browse(target).check_access("write")
        return super().write(vals)
