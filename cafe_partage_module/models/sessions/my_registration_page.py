from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date, format_datetime, format_time

from ...tools.attendee_form import LIMITS

# What may be said after a step, and in which states that is still true.
NOTICES = {
    "changed": None,
    "consent": None,
    "cancelled": ("cancel",),
    "left": ("cancel",),
    "accepted": ("open", "done"),
    "joined": ("open",),
    "waiting": ("waiting",),
    "offer_over": ("waiting",),
    "full": ("cancel",),
    "twice": ("cancel",),
}
PHONE_LIMIT = 40


class CafeMyRegistrationPageMixin(models.AbstractModel):
    """What a person sees of her own registration, and what she may do with it."""

    _name = "cafe.my.registration.page.mixin"
    _description = "Page of My Registration"

    @api.model
    def _get_page(self, registration, notice=""):
        """All that the page shows, in the language of ``registration``'s context.

        :param registration: as ``_open`` gives it
        :param notice: str, a key of ``NOTICES``; what is not true is left out
        :return: dict of plain values: ``session``, ``when``, ``place``, ``state``,
            ``position``, ``steps`` (set of what may be done), ``form`` …
        """
        event = registration.event_id
        states = NOTICES.get(notice, ())
        kept, steps = self._get_kept(registration), self._get_steps(registration)
        return {
            **self._get_facts(registration),
            **self._get_form_choices(registration, changes="change" in steps),
            "name": registration.name,
            "state": registration.state,
            "is_cancelled": event.kanban_state == "cancel",
            "has_begun": event._get_begin(registration.event_slot_id)
            <= fields.Datetime.now(),
            "position": registration.waiting_position,
            "offer_until": registration._has_offer()
            and self._format_moment(registration, registration.offer_expires_at),
            "organisation": registration.organisation_label,
            "question": registration.question_brought,
            "steps": steps,
            "deadline": self._format_moment(
                registration, self._get_deadline(registration)
            ),
            "contact": self._get_contact(registration),
            "notice": notice if states is None or registration.state in states else "",
            "kept": kept,
            "form": kept,
            "limits": {**LIMITS, "phone": PHONE_LIMIT},
        }

    @api.model
    def _get_facts(self, registration):
        """:return: dict, what the session is, when and where, and where to read on"""
        event, slot = registration.event_id, registration.event_slot_id
        report = event.report_ids.filtered(
            lambda report: report.is_published and report.published_version_id
        )[:1]
        return {
            "session": event.name,
            "series": event.series_id.name,
            "when": self._format_period(
                registration,
                event._get_begin(slot),
                slot.end_datetime or event.date_end,
            ),
            "place": event.address_inline if event.address_id else "",
            "online": event.event_url or "",
            "session_url": event.website_url
            if event.website_published and event.active
            else "",
            "report_url": report.website_url or "",
        }

    @api.model
    def _get_kept(self, registration):
        """:return: dict, the form as it stands; ids as str, as a browser sends them"""
        # what left the list since stays ticked
        chosen = registration.with_context(active_test=False)
        return {
            "organisation_name": registration.organisation_label or "",
            "question_brought": registration.question_brought or "",
            "phone": registration.phone or "",
            "consent_report": registration.consent_report,
            "consent_match": registration.consent_match,
            **{
                name: [str(record_id) for record_id in chosen[name].ids]
                for name in ("motive_ids", "brings_ids", "seeks_ids")
            },
        }

    # what may be done -----------------------------------------------------------------

    @api.model
    def _get_deadline(self, registration):
        """:return: datetime (UTC, naive), until when a person changes it herself"""
        begin = registration.event_id._get_begin(registration.event_slot_id)
        return begin - timedelta(hours=registration.series_id.cancel_hours)

    @api.model
    def _get_steps(self, registration):
        """What the holder may do now.

        :return: set of str: ``change``, ``hand_over``, ``cancel``, ``leave``,
            ``accept``, ``decline``, ``rejoin``, ``withdraw``
        """
        steps = set()
        if registration.consent_report or registration.consent_match:
            steps.add("withdraw")
        if not registration._is_ahead():
            return steps
        state = registration.state
        if state == "cancel":
            if registration.cancel_reason_id == self._get_cancel_reason():
                steps.add("rejoin")
            return steps
        if state == "waiting":
            steps.add("leave")
            if registration._has_offer():
                steps |= {"accept", "decline"}
        if state in ("draft", "open", "waiting") and (
            fields.Datetime.now() <= self._get_deadline(registration)
        ):
            steps |= {"change", "hand_over"}
            if state != "waiting":
                steps.add("cancel")
        return steps

    @api.model
    def _get_contact(self, registration):
        """Whom to call when it is too late to do it alone.

        :return: dict ``name``, ``phone`` and ``email`` (str or False): of the first
            who can be reached
        """
        event = registration.event_id
        company = event.company_id or self.env.company
        for find in (
            lambda: registration.series_id.contact_id,
            lambda: event.user_id.partner_id,
            lambda: event.organizer_id,
            # sudo: the public address of the secretariat
            lambda: company.sudo().partner_id,
        ):
            partner = find()
            partner.fetch(["name", "phone", "email"])
            if partner.phone or partner.email:
                break
        return {"name": partner.name, "phone": partner.phone, "email": partner.email}

    # moments --------------------------------------------------------------------------

    @api.model
    def _format_period(self, registration, begin, end):
        """:return: str, such as "Tuesday 24 November 2026, 14:00 – 16:00" and the time
        zone, where the session is"""
        env, tz = registration.env, registration.event_id.date_tz
        days = [
            format_date(
                env,
                fields.Datetime.context_timestamp(
                    registration.with_context(tz=tz), moment
                ).date(),
                date_format="EEEE d MMMM y",
            )
            for moment in (begin, end)
        ]
        hours = [
            format_time(env, moment, tz=tz, time_format="HH:mm")
            for moment in (begin, end)
        ]
        last = hours[1] if days[0] == days[1] else f"{days[1]}, {hours[1]}"
        return f"{days[0]}, {hours[0]} – {last} ({tz})"

    @api.model
    def _format_moment(self, registration, moment):
        """:return: str, day and hour where the session is"""
        return format_datetime(
            registration.env,
            moment,
            tz=registration.event_id.date_tz,
            dt_format="EEEE d MMMM y, HH:mm",
        )
