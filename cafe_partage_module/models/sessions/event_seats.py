from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

# Roles of people whom the session needs: they come, and take no seat.
SEATLESS_ROLES = ("moderator", "reporter", "host")
SEAT_STATES = ("open", "done")
# How often a visitor's request looks again when others were first.
PATIENCE = 200
# Under this name a transaction keeps for which sessions it has waited.
TURNS = "cafe_partage_module.turns"


class CafeSeatCountMixin(models.AbstractModel):
    """Counts the seats of a session as Odoo does, but for whom the session needs."""

    _name = "cafe.seat.count.mixin"
    _description = "Seats of a Session"

    def _count_session_seats(self, link, seats_max):
        """Fill in the four figures of stock Odoo.

        :param link: name of the field of ``event.registration`` that leads here
        :param seats_max: function of a record to its seats, 0 = no limit
        """
        # sudo: whoever may see the session may see how many seats are taken
        counts = {
            (record.id, state): count
            for record, state, count in self.env["event.registration"]
            .sudo()
            ._read_group(
                [
                    (link, "in", self._origin.ids),
                    ("active", "=", True),
                    ("state", "in", SEAT_STATES),
                    ("role", "not in", SEATLESS_ROLES),
                ],
                [link, "state"],
                ["__count"],
            )
        }
        for record in self:
            reserved = counts.get((record._origin.id, "open"), 0)
            used = counts.get((record._origin.id, "done"), 0)
            most = seats_max(record)
            record.seats_reserved = reserved
            record.seats_used = used
            record.seats_taken = reserved + used
            record.seats_available = most - reserved - used if most > 0 else 0


class CafeEventSeatsMixin(models.AbstractModel):
    """One at a time decides about the seats of a session.

    Who decides updates the session's row first (``_take_turn``): another transaction
    that looked at the seats before waits, and PostgreSQL then refuses it with a
    serialization failure, after which Odoo starts it anew with a fresh look.
    """

    _name = "cafe.event.seats.mixin"
    _description = "Seats of a Session, One Decision at a Time"
    _inherit = ["cafe.seat.count.mixin"]

    # counts decisions; written in SQL only, so that it tracks and notifies nothing
    seat_turn = fields.Integer(
        copy=False, readonly=True, export_string_translation=False
    )

    @api.depends("series_id", "registration_ids.role")
    def _compute_seats(self):
        sessions = self.filtered("series_id")
        if sessions:
            sessions._count_session_seats(
                "event_id",
                lambda event: event.seats_max
                * (event.event_slot_count if event.is_multi_slots else 1),
            )
        return super(CafeEventSeatsMixin, self - sessions)._compute_seats()

    @api.constrains("seats_max", "seats_limited", "series_id")
    def _check_seats_max(self):
        for session in self.filtered(lambda event: event.series_id):
            if not (session.seats_limited and session.seats_max):
                continue
            places = session.event_slot_ids if session.is_multi_slots else session
            taken = max(places.mapped("seats_taken"), default=0)
            if taken > session.seats_max:
                raise ValidationError(
                    self.env._(
                        "%(taken)s people have a seat in “%(session)s” already, so it "
                        "cannot go down to %(most)s seats.",
                        taken=taken,
                        session=session.name,
                        most=session.seats_max,
                    )
                )
            session._check_offered_seats()

    def _take_turn(self):
        """Be the only one who decides about these seats, until the transaction ends.

        :return: ``event.event``, those of ``self`` that are sessions
        :raise SerializationFailure: when somebody decided since this transaction
            began to look; Odoo tries again
        """
        sessions = self.filtered("series_id")
        waited_for = self.env.cr.precommit.data.get(TURNS, ())
        for session in sessions.sorted("id"):
            # lowest first, so that two that need several never wait for each other
            if session.id not in waited_for:
                session._mark_turn()
        return sessions

    def _mark_turn(self):
        """Lock the row of this session, and let older looks at it fail."""
        self.env.cr.execute(
            SQL(
                "UPDATE event_event SET seat_turn = COALESCE(seat_turn, 0) + 1"
                " WHERE id = %s",
                self.id,
            ),
            # that somebody was first is no error: Odoo tries again
            log_exceptions=False,
        )

    def _wait_for_turn(self):
        """Wait, before anything is written, until nobody else decides; look afresh.

        Odoo's own new attempt sleeps for seconds; in a rush that is too long. What
        this transaction read so far is forgotten, what it wrote is undone: call it
        at the start of a request, outside any savepoint.

        :raise SerializationFailure: when the rush does not end
        """
        self.ensure_one()
        for attempt in range(PATIENCE):
            try:
                self._mark_turn()
            except SerializationFailure:
                if attempt == PATIENCE - 1:
                    raise
                self.env.cr.rollback()
            else:
                # the turn is ours for the whole transaction, whatever is undone in it
                self.env.cr.precommit.data.setdefault(TURNS, set()).add(self.id)
                return
