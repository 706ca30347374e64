from odoo import api, models

WHEN_FIELDS = {"date", "start_hour", "end_hour"}


class EventSlot(models.Model):
    """A slot of a session counts its seats as the session does."""

    _name = "event.slot"
    _inherit = ["cafe.seat.count.mixin", "event.slot"]

    @api.depends("event_id.series_id", "registration_ids.role")
    def _compute_seats(self):
        ours = self.filtered("event_id.series_id")
        if ours:
            ours._count_session_seats(
                "event_slot_id", lambda slot: slot.event_id.seats_max
            )
        return super(EventSlot, self - ours)._compute_seats()

    def write(self, vals):
        """When a slot moves, what is free in it is given by its new hour."""
        if not WHEN_FIELDS & vals.keys():
            return super().write(vals)
        sessions = self.event_id._take_turn()
        result = super().write(vals)
        sessions._shorten_offers()
        sessions._fill_free_seats()
        return result
