from odoo import fields, models


class CafeEventPeopleMixin(models.AbstractModel):
    """Moderator, reporter and host: people of the session, who take no seat."""

    _name = "cafe.event.people.mixin"
    _description = "People of a Session"

    # closed to visitors, who may only read _get_public_name()
    host_id = fields.Many2one(
        "res.partner",
        string="Host",
        groups="event.group_event_registration_desk",
        tracking=True,
        help="Who receives people. The organisation is the organiser.",
    )
    people_mailed_on = fields.Datetime(
        string="Moderator, reporter and host mailed",
        copy=False,
        readonly=True,
        groups="event.group_event_registration_desk",
    )
