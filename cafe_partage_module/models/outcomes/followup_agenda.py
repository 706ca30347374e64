from odoo import fields, models


class CafeFollowupAgenda(models.AbstractModel):
    """A topic comes back on the agenda of a later session."""

    _name = "cafe.followup.agenda.mixin"
    _description = "Follow-up: on the agenda"

    agenda_item_ids = fields.One2many(
        "cafe.session.item",
        "followup_id",
        string="Back on the agenda",
        copy=False,
        readonly=True,
    )
