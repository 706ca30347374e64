from odoo import fields, models

from ...tools.agenda import KINDS


class CafeSeriesItem(models.Model):
    """A point with which the agenda of each new session of a series begins."""

    _name = "cafe.series.item"
    _description = "Agenda Template Item"
    _order = "series_id, sequence, id"

    series_id = fields.Many2one(
        "cafe.series", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="series_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default="discussion")
    minutes = fields.Integer(
        help="How long this should take. 0: no time is kept for it."
    )

    _minutes_positive = models.Constraint(
        "CHECK(minutes >= 0)", "The minutes of an agenda item start from 0."
    )

    def _get_session_item_values(self):
        """:return: list of values for ``cafe.session.item``, without the session"""
        return [
            {
                "sequence": 10 * place,
                "name": item.name,
                "kind": item.kind,
                "minutes_planned": item.minutes,
            }
            for place, item in enumerate(self.sorted(lambda i: (i.sequence, i.id)), 1)
        ]
