from odoo import fields, models


class CafeSessionItem(models.Model):
    """A point on the agenda of a session."""

    _name = "cafe.session.item"
    _description = "Agenda Item"
    _inherit = [
        "cafe.session.item.clock.mixin",
        "cafe.session.item.times.mixin",
    ]
    _order = "event_id, sequence, id"

    event_id = fields.Many2one(
        "event.event",
        string="Session",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("series_id", "!=", False)],
    )
    company_id = fields.Many2one(related="event_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("introduction", "Introduction"),
            ("discussion", "Discussion"),
            ("lessons", "Lessons"),
            ("follow_up", "Follow-up"),
        ],
        required=True,
        default="discussion",
    )
    description = fields.Text(help="Introduces the point in the report.")
    contribution_ids = fields.One2many(
        "cafe.contribution", "item_id", string="Contributions"
    )

    _one_clock = models.UniqueIndex(
        "(event_id) WHERE date_started IS NOT NULL",
        "Another point of this agenda is under way already.",
    )
