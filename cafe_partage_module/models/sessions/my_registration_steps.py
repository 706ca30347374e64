from odoo import api, models
from odoo.tools import escape_psql

from ...tools.redaction import normalise_name
from .event_seats import SEATLESS_ROLES

REASON = "cafe_partage_module.cancel_reason_participant"
# A step that is done already, by a first click, is well done.
SETTLED = {
    "cancel": (("cancel",), "cancelled"),
    "leave": (("cancel",), "left"),
    "decline": (("cancel",), "left"),
    "accept": (("open", "done"), "accepted"),
}
LIVING = ("draft", "waiting", "open", "done")


class CafeMyRegistrationStepsMixin(models.AbstractModel):
    """What a person does with her place: cancel, leave the line, answer an offer.

    Each may come twice: a second click finds done what the first one did.
    """

    _name = "cafe.my.registration.steps.mixin"
    _description = "Steps with My Registration"

    @api.model
    def _take_step(self, registration, step):
        """Do what a button says, with the turn waited for.

        :param registration: as ``_open_in_turn`` gives it
        :param step: str: ``cancel``, ``leave``, ``accept``, ``decline``, ``rejoin`` or
            ``withdraw``
        :return: str, a key of ``NOTICES``; None when it may not be done (any more)
        """
        if step == "withdraw":
            return self._withdraw_consent(registration)
        state = registration.state
        if step == "rejoin" and state in ("open", "waiting"):
            return "joined" if state == "open" else "waiting"
        done, notice = SETTLED.get(step, ((), ""))
        if state in done:
            return notice
        if step == "accept" and state == "waiting" and registration._is_ahead():
            return "accepted" if registration._accept_offer() else "offer_over"
        if step not in self._get_steps(registration):
            return None
        if step == "rejoin":
            return self._join_again(registration)
        return self._cancel(registration) and notice

    @api.model
    def _cancel(self, registration):
        """Free the place; who waits longest is helped, and the mails follow."""
        # as the button does once it knows why, in one go
        registration.write(
            {"state": "cancel", "cancel_reason_id": self._get_cancel_reason().id}
        )
        return True

    @api.model
    def _get_cancel_reason(self):
        # sudo: a visitor may not read the list of reasons
        return (
            self.env.ref(REASON, raise_if_not_found=False)
            or self.env["event.registration.cancel.reason"]
        ).sudo()

    @api.model
    def _join_again(self, registration):
        """A seat when one is free, else the end of the line.

        :return: str, a key of ``NOTICES``
        """
        event = registration.event_id
        if self._find_place_of(registration, registration.name, registration.email):
            return "twice"
        slot, ticket = registration.event_slot_id, registration.event_ticket_id
        values = {"event_slot_id": slot.id, "event_ticket_id": ticket.id}
        if registration.role in SEATLESS_ROLES:
            values["state"] = "open"
        else:
            event._assign_places([values])
            room = event._get_room(slot, ticket)
            if values["state"] == "open" and room is not None and room <= 0:
                # no waiting list: Odoo would refuse her
                return "full"
        untold = registration.news == "cancelled"
        registration.write({"state": values["state"], "cancel_reason_id": False})
        if values["state"] == "waiting":
            return "waiting"
        if untold:
            # no mail went out that she does not come
            registration.news = False
        else:
            registration._tell("link")
        return "joined"

    @api.model
    def _withdraw_consent(self, registration):
        """From now on she is not named, also where she was until now."""
        if registration.consent_report or registration.consent_match:
            registration.write({"consent_report": False, "consent_match": False})
        return "consent"

    @api.model
    def _find_place_of(self, registration, name, email):
        """Other places in the same session of the same person: one name, one mailbox.

        :param name: str
        :param email: str; without it nobody is recognised
        :return: ``event.registration``
        """
        if not email:
            return registration.browse()
        return registration.search(
            [
                ("id", "!=", registration.id),
                ("event_id", "=", registration.event_id.id),
                ("event_slot_id", "=", registration.event_slot_id.id),
                ("state", "in", LIVING),
                ("email", "=ilike", escape_psql(email)),
            ]
        ).filtered(lambda other: normalise_name(other.name) == normalise_name(name))
