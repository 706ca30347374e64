from odoo import fields, models

from ...tools.agenda import KINDS


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
    kind = fields.Selection(KINDS, required=True, default="discussion")
    description = fields.Text(help="Introduces the point in the report.")
    contribution_ids = fields.One2many(
        "cafe.contribution", "item_id", string="Contributions"
    )
    followup_id = fields.Many2one(
        "cafe.followup",
        string="Open topic",
        ondelete="set null",
        copy=False,
        index="btree_not_null",
        help="The follow-up of an earlier session that comes back here.",
    )

    _one_clock = models.UniqueIndex(
        "(event_id) WHERE date_started IS NOT NULL",
        "Another point of this agenda is under way already.",
    )
    _followup_uniq = models.UniqueIndex(
        "(event_id, followup_id) WHERE followup_id IS NOT NULL",
        "This follow-up is on the agenda already.",
    )
