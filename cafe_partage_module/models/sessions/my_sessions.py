from odoo import api, fields, models
from odoo.fields import Domain

COMING = ("draft", "waiting", "open", "cancel")
HELD = ("draft", "open", "done", "no_show")
MOST_COMING = 100


class CafeMySessions(models.AbstractModel):
    """The sessions of a member, on her own page.

    A member has no rights on registrations: what leaves here is plain, and only of
    those that are hers, or that she made for somebody.
    """

    _name = "cafe.my.sessions"
    _description = "The sessions of a member, on her own page"

    @api.model
    def _count(self):
        """:return: int, sessions that the user, or who she registered, is still to
        come to"""
        domain = self._get_domain(True) & Domain("state", "!=", "cancel")
        return self._get_registrations().search_count(domain)

    @api.model
    def _count_past(self):
        """:return: int, for the pager"""
        return self._get_registrations().search_count(self._get_domain(False))

    @api.model
    def _get_coming(self):
        """:return: list of dicts, as ``_describe`` gives them, soonest first"""
        found = self._get_registrations().search(
            self._get_domain(True), order="event_id, id", limit=MOST_COMING
        )
        return self._describe(found.sorted("event_begin_date"))

    @api.model
    def _get_past(self, limit, offset):
        """:return: list of dicts, as ``_describe`` gives them, latest first"""
        found = self._get_registrations().search(
            self._get_domain(False),
            order="event_id desc, id desc",
            limit=limit,
            offset=offset,
        )
        return self._describe(found)

    def _get_registrations(self):
        # sudo: a member has no rights here; the domain holds what is hers
        return self.env["event.registration"].sudo()

    def _get_domain(self, coming):
        """:return: Domain of the user's registrations, ahead or behind"""
        partner = self.env.user.partner_id
        mine = Domain("attendee_partner_id", "=", partner.id) | Domain(
            "partner_id", "=", partner.id
        )
        now = fields.Datetime.now()
        return (
            mine
            & Domain("event_id.series_id", "!=", False)
            & Domain("event_end_date", ">=" if coming else "<", now)
            & Domain("state", "in", COMING if coming else HELD)
        )

    def _describe(self, registrations):
        """What the page shows of each.

        :return: list of dicts: what ``_get_facts`` gives and ``name``, ``booked`` (the
            user registered somebody else), ``state``, ``position``, ``is_cancelled``,
            ``has_offer`` and ``url``
        """
        service = self.env["cafe.my.registration"]
        partner = self.env.user.partner_id
        return [
            {
                **service._get_facts(registration),
                "name": registration.name,
                "booked": self._is_booked_for_other(registration, partner),
                "state": registration.state,
                "position": registration.waiting_position,
                "is_cancelled": registration.event_id.kanban_state == "cancel",
                "has_offer": registration._has_offer(),
                "url": registration._get_my_url(),
            }
            for registration in registrations.with_context(lang=self.env.lang)
        ]

    def _is_booked_for_other(self, registration, partner):
        """Whether ``partner`` filled in the form for somebody else."""
        if registration.attendee_partner_id:
            return registration.attendee_partner_id != partner
        return bool(
            registration.email
            and partner.email
            and registration.email.lower() != partner.email.lower()
        )
