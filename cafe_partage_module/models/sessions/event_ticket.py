from odoo import api, models


class EventEventTicket(models.Model):
    """A ticket of a session counts its seats as the session does."""

    _name = "event.event.ticket"
    _inherit = ["cafe.seat.count.mixin", "event.event.ticket"]

    @api.depends("event_id.series_id", "registration_ids.role")
    def _compute_seats(self):
        ours = self.filtered("event_id.series_id")
        if ours:
            ours._count_session_seats(
                "event_ticket_id", lambda ticket: ticket.seats_max
            )
        return super(EventEventTicket, self - ours)._compute_seats()

    def write(self, vals):
        """More seats for a ticket are for who waits for one."""
        if not {"seats_max", "seats_limited"} & vals.keys():
            return super().write(vals)
        sessions = self.event_id._take_turn()
        result = super().write(vals)
        sessions._fill_free_seats()
        return result
