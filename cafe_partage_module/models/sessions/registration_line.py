from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

# What only the line itself writes: nobody moves unseen or keeps a seat for himself.
LINE_FIELDS = {
    "waiting_rank",
    "waiting_since",
    "waiting_note",
    "offer_expires_at",
    "offers_missed",
    "promoted_on",
}
# States that stock Odoo lacks.
SESSION_STATES = ("waiting", "no_show")


class CafeRegistrationLineMixin(models.AbstractModel):
    """The line itself: who joins, moves, gets a seat or an offer, and leaves.

    Ranks are numbers within a session, lowest first; gaps mean nothing. Each slot has
    its own line.
    """

    _name = "cafe.registration.line.mixin"
    _description = "Line of a Session"

    @api.constrains("state", "event_id")
    def _check_state_needs_session(self):
        """An event without a series knows the states of stock Odoo alone."""
        for registration in self:
            if (
                registration.state in SESSION_STATES
                and not registration.event_id.series_id
            ):
                raise ValidationError(
                    self.env._(
                        "“%(event)s” is not a session of a series: it has no waiting "
                        "list, and absence is not kept. %(name)s cannot be in the "
                        "state “%(state)s” there.",
                        event=registration.event_id.name,
                        name=registration.name or "",
                        state=dict(
                            registration._fields["state"]._description_selection(
                                self.env
                            )
                        )[registration.state],
                    )
                )

    def write(self, vals):
        """Places in line change through the steps of the line alone.

        :raise AccessError: when somebody writes them directly
        """
        if LINE_FIELDS & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._(
                    "A place in line is changed by the buttons of the waiting list, so "
                    "that everybody sees why."
                )
            )
        return super().write(vals)

    # standing: what a change of state did

    def _get_standing(self):
        """:return: dict of registration to its state and its line, if it waits"""
        return {
            registration: (registration.state, registration._get_own_line())
            for registration in self
        }

    def _get_own_line(self):
        """:return: tuple of event and slot where this person waits, or None"""
        if self.state == "waiting" and self.active:
            return self.event_id, self.event_slot_id
        return None

    def _follow_states(self, before):
        """Keep line and mails in step with what changed. Needs the turn.

        :param before: dict as :meth:`_get_standing`; empty for new registrations
        """
        ours = self.filtered("series_id")
        before = {reg: before.get(reg, ("", None)) for reg in ours}
        joined = ours.filtered(
            lambda reg: reg._get_own_line() and reg._get_own_line() != before[reg][1]
        )
        left = ours.filtered(lambda reg: before[reg][1] and not reg._get_own_line())
        joined._join_line()
        left._leave_line()
        joined.filtered("waiting_rank")._tell_ahead("waiting")
        promoted = left.filtered(
            lambda reg: before[reg][0] == "waiting" and reg.state == "open"
        )
        promoted.sudo().write({"promoted_on": fields.Datetime.now()})
        promoted._tell_ahead("promoted")
        ours.filtered(
            lambda reg: reg.state == "cancel" and before[reg][0] in ("open", "waiting")
        )._tell_ahead("cancelled")
        if joined and not all(before[reg][0] for reg in joined):
            # somebody new may be the only one who has yet to miss an offer
            joined._find_with_room()._fill_free_seats()

    def _find_with_room(self):
        """:return: ``event.event`` of those who could sit, were they next; for who
        joins a full session there is nothing to fill"""
        return self.filtered(
            lambda registration: registration.event_id._get_ledger(
                lambda _slot: False
            ).has_room(registration.event_slot_id, registration.event_ticket_id)
        ).event_id

    def _tell_ahead(self, kind):
        """As ``_tell``, but nobody hears of what is over or called off."""
        self.filtered(lambda registration: registration._is_ahead())._tell(kind)

    # steps of the line

    def _has_offer(self):
        """:return: bool, whether a seat is kept for this person now"""
        self.ensure_one()
        return bool(
            self.state == "waiting"
            and self.offer_expires_at
            and self.offer_expires_at > fields.Datetime.now()
        )

    def _join_line(self, missed=False):
        """Stand at the end of the line. Call it with the turn taken.

        :param missed: bool, whether an offer went by without an answer
        """
        if not self:
            return
        now = fields.Datetime.now()
        ranks = self._get_last_ranks()
        for registration in self.sorted(lambda reg: (reg.waiting_rank, reg.id)):
            event = registration.event_id
            ranks[event] = ranks.get(event, 0) + 1
            # sudo: LINE_FIELDS
            registration.sudo().write(
                {
                    "waiting_rank": ranks[event],
                    "waiting_since": now,
                    "waiting_note": False,
                    "offer_expires_at": False,
                    "offers_missed": registration.offers_missed + 1 if missed else 0,
                    "promoted_on": False,
                }
            )
        self._forget_positions()

    def _get_last_ranks(self):
        """:return: dict of ``event.event`` to the rank of who stands last"""
        # sudo: the place of somebody who joins depends on all who wait
        groups = self.sudo()._read_group(
            [("event_id", "in", self.event_id.ids), ("state", "=", "waiting")],
            ["event_id"],
            ["waiting_rank:max"],
        )
        return {event.with_env(self.env): last or 0 for event, last in groups}

    def _leave_line(self):
        """Forget the place in line, and what was still to be said about it."""
        if self:
            # sudo: LINE_FIELDS
            self.sudo().write(
                {"waiting_rank": 0, "offer_expires_at": False, "news": False}
            )
            self._forget_positions()

    def _forget_positions(self):
        """When one moves, everybody behind has another place."""
        self.invalidate_model(["waiting_position", "waiting_why"], flush=False)

    def _move_in_line(self, position, reason):
        """Stand elsewhere in the line.

        :param position: int, from 1; beyond the end means last
        :param reason: str, which everybody on the staff may read
        :raise UserError: for somebody who does not wait
        """
        self.ensure_one()
        self.check_access("write")
        self.event_id._take_turn()
        line = list(self.event_id._get_line(self.event_slot_id))
        if self not in line:
            raise UserError(
                self.env._("%(name)s is not on the waiting list.", name=self.name or "")
            )
        before = line.index(self) + 1
        line.insert(max(position, 1) - 1, line.pop(before - 1))
        for rank, registration in enumerate(line, start=1):
            if registration.waiting_rank != rank:
                # sudo: LINE_FIELDS
                registration.sudo().waiting_rank = rank
        # sudo: LINE_FIELDS
        self.sudo().waiting_note = reason
        self._forget_positions()
        self._message_log(
            body=self.env._(
                "Moved in the line from %(before)s to %(after)s: %(reason)s",
                before=before,
                after=line.index(self) + 1,
                reason=reason,
            )
        )

    def _promote(self):
        """From the line to a seat; the mail follows. Call it with the turn taken."""
        if self:
            self.write({"state": "open"})

    def _offer(self, until):
        """Keep a seat for each of them, and ask by mail. Call it with the turn taken.

        :param until: datetime (UTC, naive); the session's begin when that is earlier
        """
        for slot, registrations in self.grouped("event_slot_id").items():
            begin = registrations.event_id._get_begin(slot)
            registrations._keep_seat_until(min(until, begin))
        self._tell("offered")

    def _keep_seat_until(self, until):
        """Let the job look at the offer again at that very moment."""
        # sudo: LINE_FIELDS
        self.sudo().write({"offer_expires_at": until})
        self._call_job("cafe_partage_module.ir_cron_waiting_offers", until)

    def _accept_offer(self):
        """Take the seat that is kept.

        :return: bool, False when the time was over or the session is called off
        """
        self.ensure_one()
        self.event_id._take_turn()
        if not (self._has_offer() and self._is_ahead()):
            return False
        self._promote()
        return True

    def _expire_offers(self):
        """What nobody answered goes to who is next; these people move to the end.

        Who looks again at a session that began or was called off keeps his place.
        """
        ahead = self.filtered(lambda registration: registration._is_ahead())
        # sudo: LINE_FIELDS
        (self - ahead).sudo().write({"offer_expires_at": False})
        ahead._join_line(missed=True)
        ahead._tell("offer_expired")
        self.event_id._fill_free_seats()

    @api.model
    def _cron_expire_offers(self):
        """Let the offers go by that nobody answered, a session at a time.

        Looks afresh once it has the turn, so that an answer in the last second
        counts, and doing it twice does nothing more.
        """
        domain = [
            ("state", "=", "waiting"),
            ("offer_expires_at", "<=", fields.Datetime.now()),
        ]
        sessions = self.search(domain).event_id.sorted("id")
        self.env["ir.cron"]._commit_progress(remaining=len(sessions))
        for session in sessions:
            session._wait_for_turn()
            session._take_turn()
            expired = self.search([("event_id", "=", session.id), *domain])
            expired._expire_offers()
            self.env["ir.cron"]._commit_progress(1)
