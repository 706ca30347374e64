from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.records import count_by
from ...tools.waiting import SeatLedger
from .event_seats import SEATLESS_ROLES


class CafeEventPlacesMixin(models.AbstractModel):
    """Who sits, who waits, and who is next: the places of a session."""

    _name = "cafe.event.places.mixin"
    _description = "Places of a Session"

    waiting_count = fields.Integer(
        string="Waiting", compute="_compute_waiting_count", compute_sudo=True
    )
    waiting_open = fields.Boolean(
        string="Takes people on the waiting list", compute="_compute_waiting_open"
    )
    # the line on the session's own page, first in line first
    waiting_ids = fields.One2many(
        "event.registration",
        "event_id",
        string="Waiting list",
        domain=[("state", "=", "waiting")],
        copy=False,
        groups="event.group_event_registration_desk",
    )

    @api.depends("registration_ids.state", "registration_ids.active")
    def _compute_waiting_count(self):
        sessions = self.filtered("series_id")
        (self - sessions).waiting_count = 0
        count = (
            count_by(
                sessions,
                "event.registration",
                "event_id",
                [("state", "=", "waiting"), ("active", "=", True)],
            )
            if sessions
            else None
        )
        for session in sessions:
            session.waiting_count = count(session)

    @api.depends(
        "series_id.waiting_list",
        "waiting_count",
        "event_registrations_started",
        "event_registrations_sold_out",
        "is_finished",
        "kanban_state",
    )
    def _compute_waiting_open(self):
        for event in self:
            # sudo: series are closed to visitors; whether they may wait is not
            event.waiting_open = bool(
                event.series_id
                and event.sudo().series_id.waiting_list
                and event.event_registrations_started
                and event.kanban_state != "cancel"
                and not event.is_finished
                and (event.event_registrations_sold_out or event.waiting_count)
            )

    def write(self, vals):
        """An offer ends before the session does, and a line needs a series."""
        if "series_id" in vals and not vals["series_id"]:
            self._check_nobody_waits()
        result = super().write(vals)
        if "date_begin" in vals:
            self._shorten_offers()
        if vals.get("active"):
            self._take_turn()._fill_free_seats()
        return result

    def _check_nobody_waits(self):
        """Only a session has a waiting list.

        :raise ValidationError: where somebody has a state that stock Odoo lacks
        """
        # sudo: that somebody waits, not who
        Registration = self.env["event.registration"].sudo()
        found = Registration.with_context(active_test=False).search(
            [
                ("event_id", "in", self.filtered("series_id").ids),
                ("state", "in", ("waiting", "no_show")),
            ],
            limit=1,
        )
        if found:
            raise ValidationError(
                self.env._(
                    "“%(session)s” keeps its series for as long as somebody is on "
                    "its waiting list or is marked as absent. Change the state of "
                    "those registrations first.",
                    session=found.event_id.name,
                )
            )

    # room

    def _get_begin(self, slot):
        """:return: datetime (UTC, naive), when the session or this slot begins"""
        return slot.start_datetime or self.date_begin

    def _get_room(self, slot, ticket):
        """For how many more there is a seat that is not offered to anybody.

        :param slot: ``event.slot``, empty for a session without slots
        :param ticket: ``event.event.ticket``, may be empty
        :return: int, possibly below 0; None without a limit
        """
        return self._get_ledger().get_room(slot, ticket)

    def _get_ledger(self, may_be_offered=lambda slot: True):
        """The seats that are left and not offered to anybody.

        :param may_be_offered: function of a slot to whether its offers must be counted
        :return: ``SeatLedger`` of slots and tickets (records)
        """
        self.ensure_one()
        no_ticket = self.env["event.event.ticket"]

        def look(slot, ticket):
            ticket = ticket or no_ticket
            ((available),) = self._get_seats_availability([(slot, ticket)])
            if available is None or not may_be_offered(slot):
                return available
            return available - self._count_offers(slot, ticket)

        return SeatLedger(look)

    def _get_offer_domain(self):
        """:return: Domain on ``event.registration``, who has yet to answer"""
        return (
            Domain("event_id", "in", self.ids)
            & Domain("state", "=", "waiting")
            & Domain("active", "=", True)
            & Domain("offer_expires_at", ">", fields.Datetime.now())
        )

    def _count_offers(self, slot, ticket):
        """:return: int, seats that are kept for somebody who has yet to answer"""
        domain = self._get_offer_domain()
        if slot:
            domain &= Domain("event_slot_id", "=", slot.id)
        if ticket:
            domain &= Domain("event_ticket_id", "=", ticket.id)
        # sudo: how many, not who
        return self.env["event.registration"].sudo().search_count(domain)

    def _get_line_domain(self, slot=None):
        """:return: Domain on ``event.registration``, who waits"""
        domain = (
            Domain("event_id", "in", self.ids)
            & Domain("state", "=", "waiting")
            & Domain("active", "=", True)
        )
        return domain & Domain("event_slot_id", "=", slot.id) if slot else domain

    def _get_line(self, slot=None):
        """:return: ``event.registration`` who wait, first in line first"""
        return self.env["event.registration"].search(
            self._get_line_domain(slot), order="waiting_rank, id"
        )

    def _assign_places(self, people):
        """Decide, for people who register now, who sits and who waits.

        Where somebody waits already, newcomers join the line behind him. A series
        without a waiting list lets nobody wait: Odoo would then refuse who has no
        seat. Takes the turn, so that what was decided is still true when it is written.

        :param people: list of dicts of values for ``event.registration``, in order
            of arrival; gets their ``state``
        :return: list of dicts, those of ``people`` who find no seat and may not wait
        """
        self.ensure_one()
        self._take_turn()
        lines, refused = {}, []
        # an offer is to somebody who waits: where nobody does, there is none
        ledger = self._get_ledger(lambda slot: lines.get(slot, True))
        # sudo: series are closed to visitors; whether they may wait is not
        may_wait = self.sudo().series_id.waiting_list
        for values in people:
            values["state"] = "open"
            if values.get("role") in SEATLESS_ROLES:
                continue
            slot = self.env["event.slot"].browse(values.get("event_slot_id") or ())
            ticket = self.env["event.event.ticket"].browse(
                values.get("event_ticket_id") or ()
            )
            if may_wait and slot not in lines:
                # sudo: whether somebody waits, not who
                line = self.env["event.registration"].sudo()
                domain = self._get_line_domain(slot)
                lines[slot] = bool(line.search_count(domain, limit=1))
            room = ledger.get_room(slot, ticket)
            if may_wait and room is not None and (room <= 0 or lines[slot]):
                values["state"] = "waiting"
                lines[slot] = True
            elif room is not None and room <= 0:
                refused.append(values)
            else:
                ledger.take(slot, ticket)
        return refused

    def _check_offered_seats(self):
        """Seats that are offered are kept.

        :raise ValidationError: when somebody takes one
        """
        for session in self.filtered(lambda event: event.series_id):
            # sudo: as in _count_offers; staff are told for whom a seat is kept
            offered = self.env["event.registration"].sudo()
            offered = offered.search(session._get_offer_domain())
            ledger = session._get_ledger() if offered else None
            for registration in offered:
                room = ledger.get_room(
                    registration.event_slot_id, registration.event_ticket_id
                )
                if room is not None and room < 0:
                    raise ValidationError(
                        self.env._(
                            "The last seat of “%(session)s” is offered to "
                            "%(name)s. Withdraw that offer first, or wait for an "
                            "answer.",
                            session=session.name,
                            name=registration.name or "",
                        )
                    )

    def _shorten_offers(self):
        """An offer ends when its session begins, at the latest."""
        sessions = self.filtered("series_id")
        # sudo: who moves a session need not be able to change registrations
        for registration in (
            self.env["event.registration"].sudo().search(sessions._get_offer_domain())
            if sessions
            else ()
        ):
            begin = registration.event_id._get_begin(registration.event_slot_id)
            if registration.offer_expires_at > begin:
                registration._keep_seat_until(begin)

    def _is_late(self, slot, hours):
        """:return: bool, whether no more than so many hours are left"""
        return self._get_begin(slot) - fields.Datetime.now() <= timedelta(hours=hours)
