from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_datetime

from ...tools.waiting import places_of
from .event_seats import SEAT_STATES, SEATLESS_ROLES

# What decides over seats and places in line.
SEAT_FIELDS = {
    "state",
    "active",
    "event_id",
    "event_slot_id",
    "event_ticket_id",
    "role",
}


class CafeRegistrationWaitingMixin(models.AbstractModel):
    """A place on the waiting list: joining, moving, being offered a seat, leaving."""

    _name = "cafe.registration.waiting.mixin"
    _description = "Place on the Waiting List"
    _inherit = ["cafe.registration.line.mixin"]

    waiting_rank = fields.Integer(
        copy=False,
        readonly=True,
        aggregator=None,
        export_string_translation=False,
        help="Lowest first; technical.",
    )
    waiting_since = fields.Datetime(copy=False, readonly=True)
    waiting_note = fields.Char(
        string="Why moved",
        copy=False,
        readonly=True,
        help="The reason that staff gave when they moved this person in the line.",
    )
    waiting_position = fields.Integer(
        string="Place in line", compute="_compute_waiting_position", compute_sudo=True
    )
    waiting_why = fields.Char(string="Why here", compute="_compute_waiting_why")
    offer_expires_at = fields.Datetime(
        string="Offer until",
        copy=False,
        readonly=True,
        help="Until then a seat is kept for this person.",
    )
    offers_missed = fields.Integer(
        copy=False, readonly=True, help="Offers to which no answer came in time."
    )
    promoted_on = fields.Datetime(
        string="Came off the waiting list", copy=False, readonly=True
    )

    @api.depends("state", "waiting_rank", "event_id", "event_slot_id")
    def _compute_waiting_position(self):
        waiting = self.filtered(lambda registration: registration.state == "waiting")
        (self - waiting).waiting_position = 0
        if not waiting:
            return
        lines = {}
        # the two fields that tell lines apart, and no more of all who wait
        for registration in self.env["event.registration"].search_fetch(
            waiting.event_id._get_line_domain(),
            ["event_id", "event_slot_id"],
            order="waiting_rank, id",
        ):
            key = (registration.event_id, registration.event_slot_id)
            lines.setdefault(key, []).append(registration.id)
        places = {}
        for line in lines.values():
            places.update(places_of(line))
        for registration in waiting:
            registration.waiting_position = places.get(registration._origin.id, 0)

    @api.depends_context("lang", "tz")
    @api.depends(
        "waiting_position",
        "waiting_since",
        "waiting_note",
        "offers_missed",
        "offer_expires_at",
    )
    def _compute_waiting_why(self):
        for registration in self:
            registration.waiting_why = (
                registration._explain_place()
                if registration.state == "waiting"
                else False
            )

    def _explain_place(self):
        """:return: str, why this person stands where she stands"""
        self.ensure_one()
        moment = format_datetime(
            self.env,
            self.waiting_since or self.create_date or fields.Datetime.now(),
            tz=self.event_id.date_tz or self.env.user.tz,
            dt_format="medium",
        )
        parts = [self.env._("Joined on %(moment)s.", moment=moment)]
        if self.offers_missed:
            parts = [
                self.env._(
                    "Did not answer an offer in time, and went to the end on "
                    "%(moment)s.",
                    moment=moment,
                )
            ]
        if self.waiting_note:
            parts.append(self.env._("Moved: %(reason)s.", reason=self.waiting_note))
        if self._has_offer():
            parts.append(self.env._("A seat is offered."))
        return " ".join(parts)

    # steps by staff

    def action_wait(self):
        """Put people on the waiting list, at the end.

        :raise UserError: where a seat is free, as waiting for it makes no sense
        """
        self.check_access("write")
        joining = self.filtered(lambda registration: registration.state != "waiting")
        for event, registrations in joining.grouped("event_id").items():
            if not event.series_id:
                continue  # the check of the state says why not
            event._take_turn()
            registrations._check_worth_waiting()
        joining.write({"state": "waiting"})

    def _check_worth_waiting(self):
        event = self.event_id
        for slot, registrations in self.grouped("event_slot_id").items():
            frees = any(reg._takes_seat() for reg in registrations)
            ticket = registrations.event_ticket_id[:1]
            if not event._get_line(slot) and (
                frees or event._get_ledger().has_room(slot, ticket)
            ):
                raise UserError(
                    self.env._(
                        "Nobody waits for “%(session)s” and a seat would be free, so "
                        "%(name)s would get it at once. Register, or cancel instead.",
                        session=event.name,
                        name=registrations[0].name or "",
                    )
                )

    def _takes_seat(self):
        """:return: bool, whether this registration counts among the seats"""
        self.ensure_one()
        return bool(
            self.active
            and self.state in SEAT_STATES
            and self.role not in SEATLESS_ROLES
        )

    def action_promote(self):
        """Give these people a seat, whatever their place in line.

        :raise ValidationError: where there is no seat; then nobody gets one
        """
        self.check_access("write")
        waiting = self.filtered(lambda registration: registration.state == "waiting")
        for event, registrations in waiting.grouped("event_id").items():
            event._take_turn()
            registrations._check_room(
                self.env._(
                    "No seat is free in “%(session)s”. Add seats, or cancel a "
                    "registration first.",
                    session=event.name,
                )
            )
            registrations._promote()

    def action_offer(self):
        """Offer a free seat by mail, for as many hours as the series says.

        :raise UserError: where there is no time left for an answer
        :raise ValidationError: where there is no seat to offer
        """
        self.check_access("write")
        waiting = self.filtered(
            lambda other: other.state == "waiting" and not other._has_offer()
        )
        for event, registrations in waiting.grouped("event_id").items():
            event._take_turn()
            if not all(registration._is_ahead() for registration in registrations):
                raise UserError(
                    self.env._(
                        "“%(session)s” has begun or was called off: nothing is left "
                        "to offer.",
                        session=event.name,
                    )
                )
            registrations._check_room(
                self.env._(
                    "No seat is free in “%(session)s” to offer.", session=event.name
                )
            )
            # sudo: the desk may not open series; how long an offer lasts is no secret
            hours = event.sudo().series_id.offer_hours
            registrations._offer(
                fields.Datetime.add(fields.Datetime.now(), hours=hours)
            )
            event._fill_free_seats()

    def _check_room(self, message):
        """A seat for each of these people, who wait for one session.

        :raise ValidationError: with ``message``; as stock does, where a seat is missing
        """
        ledger = self.event_id._get_ledger()
        for registration in self:
            if registration._has_offer() or registration.role in SEATLESS_ROLES:
                continue
            place = (registration.event_slot_id, registration.event_ticket_id)
            if not ledger.has_room(*place):
                raise ValidationError(message)
            ledger.take(*place)

    def action_withdraw_offer(self):
        """Take back an offer; the seat is for whoever is next."""
        self.check_access("write")
        events = self.event_id._take_turn()
        offered = self.filtered("offer_expires_at")
        # sudo: LINE_FIELDS
        offered.sudo().write({"offer_expires_at": False, "news": False})
        events._fill_free_seats(skip=offered)

    def action_leave_line(self):
        """Leave the waiting list; the registration is cancelled, its mail follows."""
        self.check_access("write")
        self.filtered(lambda other: other.state == "waiting").with_context(
            bypass_reason=True
        ).action_cancel()

    def action_move_in_line(self):
        """Ask where in the line this person should stand, and why.

        :return: action on ``cafe.waiting.move``
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Move on the waiting list"),
            "res_model": "cafe.waiting.move",
            "view_mode": "form",
            "target": "new",
            "context": {"default_registration_id": self.id},
        }
