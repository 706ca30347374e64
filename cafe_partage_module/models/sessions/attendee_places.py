from odoo import api, fields, models


class CafeAttendeePlacesMixin(models.AbstractModel):
    """Whether a session takes people now, for a seat or for the waiting list."""

    _name = "cafe.attendee.places.mixin"
    _description = "Places on the Registration Form"

    @api.model
    def _get_signup(self, event):
        """What the session's page says about places.

        :param event: the session
        :return: dict with ``open`` (bool), ``waiting`` (bool, who registers now joins
            the waiting list), ``line`` (int, how many wait) and ``left`` (int, seats
            for who comes now; None without a limit)
        """
        open_ = event.event_registrations_open
        waits = event.waiting_open and self._has_ticket_on_sale(event)
        limited = event.seats_limited and event.seats_max
        return {
            "open": open_ or waits,
            # each slot has a line of its own: some may have seats yet
            "waiting": waits and not (open_ and event.is_multi_slots),
            "line": event.waiting_count,
            "left": max(event.seats_available, 0) if limited else None,
        }

    @api.model
    def _takes_waiting(self, event):
        """:return: bool, whether people may wait when this session is full"""
        # sudo: series are closed to visitors; whether they may wait is not
        return event.sudo().series_id.waiting_list

    def _get_event_slots(self, event):
        """:return: ``event.slot``; not looked up for a session that has one moment"""
        slots = event.event_slot_ids if event.is_multi_slots else None
        return slots or self.env["event.slot"]

    def _has_ticket_on_sale(self, event):
        tickets = event.event_ticket_ids
        return not tickets or any(map(self._is_on_sale, tickets))

    def _is_on_sale(self, ticket):
        """:return: bool, by its dates alone: who finds no seat may wait"""
        return ticket.is_launched and not ticket.is_expired

    @api.model
    def _get_most(self, event, slot, ticket):
        """How many people one may register in one go.

        :param slot: ``event.slot``, may be false
        :param ticket: ``event.event.ticket``, may be empty
        :return: int, 0 where none may
        """
        most = event.EVENT_MAX_TICKETS
        if ticket:
            if not self._is_on_sale(ticket):
                return 0
            most = min(ticket.limit_max_per_order or most, most)
        if self._takes_waiting(event):
            return most
        room = event._get_room(slot or event.event_slot_ids.browse(), ticket)
        return most if room is None else max(min(most, room), 0)

    @api.model
    def _get_slots(self, event):
        """:return: ``event.slot`` that a visitor can choose, full ones for the line"""
        slots = event.event_slot_ids
        if not self._takes_waiting(event):
            return slots._filter_open_slots()
        now = fields.Datetime.now()
        return slots.filtered(lambda slot: slot.start_datetime > now)

    @api.model
    def _get_order(self, event, posted):
        """The answer to "how many people?".

        :param posted: dict of ``nb_register-<ticket>`` to a number, and perhaps
            ``event_slot_id``
        :return: list of dicts ``id``, ``name`` and ``quantity``, as the stock form
            takes them; ``event.slot``; bool, whether so many may register
        """
        slot = event.event_slot_ids.filtered(
            lambda each: str(each.id) == str(posted.get("event_slot_id"))
        )
        fits = bool(slot) == bool(event.is_multi_slots)
        lines = []
        for ticket in event.event_ticket_ids or [event.event_ticket_ids]:
            lines += self._get_order_line(ticket, posted)
        for line in lines:
            ticket = event.event_ticket_ids.browse(line["id"] or ())
            fits = fits and line["quantity"] <= self._get_most(event, slot, ticket)
        total = sum(line["quantity"] for line in lines)
        return lines, slot, fits and total <= event.EVENT_MAX_TICKETS

    def _get_order_line(self, ticket, posted):
        answer = str(posted.get(f"nb_register-{ticket.id or 0}", ""))
        quantity = int(answer) if answer.isascii() and answer.isdigit() else 0
        if not quantity:
            return []
        return [
            {
                "id": ticket.id or 0,
                "name": ticket.name or self.env._("Registration"),
                "quantity": quantity,
            }
        ]

    def _find_closed(self, event):
        """:return: str, why nobody can register now; False when one can"""
        if event.kanban_state == "cancel":
            return self.env._("This session was cancelled.")
        if event.is_finished:
            return self.env._("This session is over.")
        if not event.event_registrations_started:
            return self.env._("Registration for this session has not begun yet.")
        if not self._has_ticket_on_sale(event):
            return self.env._("Registration for this session is closed.")
        return False

    def _find_ticket_problems(self, event, people):
        """Yield ``(person, field, message)`` where slot or ticket cannot be kept."""
        tickets = {str(ticket.id): ticket for ticket in event.event_ticket_ids}
        slots = {str(slot.id): slot for slot in self._get_event_slots(event)}
        now = fields.Datetime.now()
        counts = {}
        for number, person in enumerate(people, start=1):
            slot = slots.get(person.get("event_slot_id"))
            if event.is_multi_slots and not (slot and slot.start_datetime > now):
                message = self.env._("Please choose a moment that is still to come.")
                yield number, "event_slot_id", message
            ticket = tickets.get(person.get("event_ticket_id"))
            if tickets and not ticket:
                yield number, "event_ticket_id", self.env._("Please choose a ticket.")
            elif ticket and not self._is_on_sale(ticket):
                message = self.env._(
                    "The ticket “%(ticket)s” cannot be had now.", ticket=ticket.name
                )
                yield number, "event_ticket_id", message
            elif ticket:
                counts[ticket] = counts.get(ticket, 0) + 1
                if counts[ticket] == (ticket.limit_max_per_order or 0) + 1 > 1:
                    message = self.env._(
                        "At most %(most)s people at once have the ticket “%(ticket)s”.",
                        most=ticket.limit_max_per_order,
                        ticket=ticket.name,
                    )
                    yield number, "event_ticket_id", message

    @api.model
    def _place(self, event, rows):
        """Give each newcomer a seat or a place in line.

        :param rows: list of dicts of values, in the form's order; gets ``state``
        :return: str, why not, where some find no seat and nobody may wait; or False
        """
        refused = event._assign_places(rows)
        if not refused:
            return False
        seated = len(rows) - len(refused)
        if not seated:
            return self.env._(
                "The last seat was taken while you filled in this form, and this "
                "session has no waiting list. Nothing was registered."
            )
        return self.env._(
            "Seats left: %(seats)s, for %(people)s people on this form, "
            "and this session has no waiting list. Nothing was registered yet.",
            seats=seated,
            people=len(rows),
        )
