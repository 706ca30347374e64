from datetime import timedelta

import pytz

from odoo import api, fields, models


class CafeSessionItemTimes(models.AbstractModel):
    """When a point of the agenda is planned: after what stands before it."""

    _name = "cafe.session.item.times.mixin"
    _description = "Agenda Item: planned times"

    minutes_planned = fields.Integer(
        string="Minutes", help="How long this should take. 0: no time is kept for it."
    )
    date_planned = fields.Datetime(
        string="Planned begin", compute="_compute_date_planned"
    )
    time_planned = fields.Char(
        string="Begins at",
        compute="_compute_date_planned",
        help="In the time zone of the session.",
    )

    _minutes_positive = models.Constraint(
        "CHECK(minutes_planned >= 0)", "The minutes of an agenda item start from 0."
    )

    @api.depends(
        "sequence",
        "minutes_planned",
        "event_id.date_begin",
        "event_id.date_tz",
        "event_id.item_ids.sequence",
        "event_id.item_ids.minutes_planned",
    )
    def _compute_date_planned(self):
        self.date_planned = self.time_planned = False
        for session in self.event_id.filtered("date_begin"):
            # an agenda without any minutes has no times
            if not any(session.item_ids.mapped("minutes_planned")):
                continue
            zone = pytz.timezone(session.date_tz or "UTC")
            begin = session.date_begin
            for item in session.item_ids.sorted(lambda item: item.sequence):
                item.date_planned = begin
                local = pytz.utc.localize(begin).astimezone(zone)
                item.time_planned = local.strftime("%H:%M")
                begin += timedelta(minutes=item.minutes_planned)
