from markupsafe import Markup

from odoo import fields, models
from odoo.fields import Domain

# In the context of who fills seats: what he writes need not fill them once more.
FILLING = "cafe_filling_seats"
WAITING_ACTIVITY = "cafe_partage_module.mail_activity_type_waiting"


class CafeEventFreeSeatsMixin(models.AbstractModel):
    """A seat that comes free goes to who waits longest, once.

    Only as many of those who wait are read as there are seats, so that a long line
    costs no more than a short one.
    """

    _name = "cafe.event.free.seats.mixin"
    _description = "Free Seats of a Session"
    _inherit = ["cafe.event.places.mixin"]

    def _fill_free_seats(self, skip=()):
        """Give each free seat to who waits longest, once.

        While more hours remain than the series asks, he has it straight away; after
        that it is offered for some hours; when there is no time left for an answer
        either, or nobody answers, staff are told. Call it with the turn taken.

        :param skip: ``event.registration``, who gets nothing this time
        """
        passed_over = Domain("id", "not in", [registration.id for registration in skip])
        # sudo: whose click freed the seat need not be able to see who waits
        for session in self.sudo().filtered(
            lambda event: event.series_id
            and event.active
            and event.kanban_state != "cancel"
        ):
            to_call = [
                registration
                for slot, offers in session._get_slots_with_line()
                if session._get_begin(slot) > fields.Datetime.now()
                for registration in session._fill_slot(slot, offers, passed_over)
            ]
            session._ask_staff_to_fill(to_call)

    def _get_slots_with_line(self):
        """:return: list of pairs: ``event.slot`` (empty: no slots) where somebody
        waits, and whether a seat is kept there for who has yet to answer (bool)"""
        now = fields.Datetime.now()
        last = dict(
            self.env["event.registration"]._read_group(
                self._get_line_domain(), ["event_slot_id"], ["offer_expires_at:max"]
            )
        )
        kept = {slot for slot, until in last.items() if until and until > now}
        return [(slot, bool({slot} & kept if slot else kept)) for slot in last]

    def _fill_slot(self, slot, offers, domain):
        """As :meth:`_fill_free_seats`, for one line.

        :param slot: ``event.slot``, empty for a session without slots
        :param offers: bool, whether a seat is kept for somebody in this line
        :param domain: Domain on ``event.registration``, who may have a seat
        :return: ``event.registration``, whom staff should call, as no mail will do
        """
        ledger = self._get_ledger(lambda _slot: offers)
        series = self.series_id
        if not self._is_late(slot, series.promote_hours):
            people = self._find_next(slot, ledger, domain)
            people.with_context(**{FILLING: True})._promote()
        elif not self._is_late(slot, series.offer_hours):
            domain &= Domain("offers_missed", "=", 0)
            self._find_next(slot, ledger, domain)._offer(
                fields.Datetime.add(fields.Datetime.now(), hours=series.offer_hours)
            )
        return self._find_next(slot, ledger, most=1)

    def _find_next(self, slot, ledger, extra=Domain.TRUE, most=None):
        """Those for whom a seat is free, first in line first; takes their seats.

        :param ledger: ``SeatLedger``
        :param extra: Domain on ``event.registration`` that they match
        :param most: int, how many to find at most; None for all
        :return: ``event.registration``
        """
        domain = self._get_line_domain(slot) & extra
        domain &= Domain("offer_expires_at", "=", False) | Domain(
            "offer_expires_at", "<=", fields.Datetime.now()
        )
        found = self.env["event.registration"]
        full = self.env["event.event.ticket"]
        while ledger.has_room(slot) and (most is None or len(found) < most):
            batch = found.search(
                domain
                & Domain("id", "not in", found.ids)
                & Domain("event_ticket_id", "not in", full.ids),
                order="waiting_rank, id",
                limit=most or ledger.get_room(slot),
            )
            if not batch:
                break
            for registration in batch:
                ticket = registration.event_ticket_id
                if ledger.has_room(slot, ticket):
                    ledger.take(slot, ticket)
                    found |= registration
                else:
                    full |= ticket
        return found

    def _ask_staff_to_fill(self, people):
        """Let somebody call who waits; the activity goes when nobody needs a call.

        :param people: list of ``event.registration``, first in line of each slot
        """
        activity = self.activity_search([WAITING_ACTIVITY])
        if not people:
            if activity:
                self.activity_feedback(
                    [WAITING_ACTIVITY],
                    feedback=self.env._("No seat is left to give, or nobody waits."),
                )
            return
        note = self._get_call_note(people)
        if activity:
            if activity[0].note != note:
                activity.note = note
            return
        contact = self.series_id.contact_id
        users = self.user_id | contact.user_ids.filtered(lambda user: not user.share)
        self.activity_schedule(
            WAITING_ACTIVITY, user_id=(users[:1] or self.create_uid).id, note=note
        )

    def _get_call_note(self, people):
        """:return: Markup, whom to call, at which number"""
        note = Markup("<p>%s</p>") % self.env._(
            "A seat is free in “%(session)s”, and a mail will not fill it in time. "
            "Call who waits, first in line first.",
            session=self.name,
        )
        for registration in people:
            reach = registration.phone or registration.email or ""
            name = " · ".join(filter(None, (registration.name, reach)))
            if slot := registration.event_slot_id:
                name = f"{slot.display_name}: {name}"
            note += Markup("<p><b>%s</b></p>") % name
        return note
