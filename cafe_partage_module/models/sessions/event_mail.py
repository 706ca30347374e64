from odoo import models
from odoo.fields import Domain
from odoo.tools import split_every

# Who has no seat gets no mail meant for people who come.
SEATED = ("open", "done")
# They get a mail of their own before the session.
PEOPLE_ROLES = ("moderator", "reporter", "host")
CHUNK = 500


class EventMail(models.Model):
    """Mails of a session's schedule are for people with a seat."""

    _inherit = "event.mail"

    def _create_missing_mail_registrations(self, registrations):
        """Who waits gets none yet; who came off the waiting list had one at once.

        By 500, as stock makes lines twice when it gets more.
        """
        if not self.event_id.series_id:
            return super()._create_missing_mail_registrations(registrations)
        at_once = set(self.mapped("interval_unit")) == {"now"}
        wanted = registrations.filtered(
            lambda registration: registration.state in SEATED
            and not (at_once and registration.promoted_on)
        )
        lines = self.env["event.mail.registration"]
        for ids in split_every(CHUNK, wanted.ids):
            lines += super()._create_missing_mail_registrations(wanted.browse(ids))
        return lines

    def _send_mail(self, registrations):
        """Only to who has a seat, and call the job that empties the outbox."""
        if not self.event_id.series_id:
            return super()._send_mail(registrations)
        wanted = registrations.filtered(self._is_wanted)
        if not wanted:
            return None
        result = super()._send_mail(wanted)
        # sudo: the schedule may be run by who may not touch jobs
        self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()
        return result

    def _is_wanted(self, registration):
        """:return: bool, whether this mail is for this ``event.registration``"""
        if registration.state not in SEATED:
            return False
        return not (
            self.interval_type == "before_event" and registration.role in PEOPLE_ROLES
        )

    def _refresh_mail_count_done(self, mail_slot=False):
        """Count who has a seat; done when none of them is left.

        Stock counts everybody who did not cancel and compares with the seats taken: a
        long waiting list would end a schedule before everybody had his mail.
        """
        ours = self.filtered(
            lambda scheduler: scheduler.event_id.series_id
            and scheduler.interval_type != "after_sub"
        )
        others = self - ours
        for scheduler in ours:
            scheduler._refresh_session_count(mail_slot)
        if not others:
            return None
        return super(EventMail, others)._refresh_mail_count_done(mail_slot=mail_slot)

    def _refresh_session_count(self, mail_slot):
        """As :meth:`_refresh_mail_count_done`, for one schedule by date.

        :param mail_slot: ``event.mail.slot`` or False
        """
        record = mail_slot or self
        wanted = Domain("event_id", "=", self.event_id.id) & Domain(
            "state", "in", SEATED
        )
        if self.interval_type == "before_event":
            wanted &= Domain("role", "not in", PEOPLE_ROLES)
        if mail_slot:
            wanted &= Domain("event_slot_id", "=", mail_slot.event_slot_id.id)
        Registration = self.env["event.registration"]
        last = record.last_registration_id.id or 0
        record.mail_count_done = Registration.search_count(
            wanted & Domain("id", "<=", last)
        )
        record.mail_done = not Registration.search_count(
            wanted & Domain("id", ">", last), limit=1
        )
        if mail_slot:
            slots = self.mail_slot_ids
            self.mail_count_done = sum(slots.mapped("mail_count_done"))
            self.mail_done = all(slots.mapped("mail_done"))
