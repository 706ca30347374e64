from datetime import datetime, timedelta

from odoo import api, models

SCOPE = "cafe.my.registration"
DAYS_AFTER = 30  # a link works until so many days after the session


class CafeMyRegistration(models.AbstractModel):
    """A person looks after her own registration, through a signed link in a mail.

    The link opens one registration, for who holds it now: it carries two numbers (the
    registration's and how often it was handed over), a last moment and a signature.
    """

    _name = "cafe.my.registration"
    _description = "My Registration"
    _inherit = [
        "cafe.my.registration.page.mixin",
        "cafe.my.registration.form.mixin",
        "cafe.my.registration.steps.mixin",
        "cafe.my.registration.handover.mixin",
    ]

    @api.model
    def _get_url(self, registration):
        """:return: str, the full address of the page"""
        ends = registration.event_end_date or datetime.now()
        token = self.env["cafe.signed.link"]._sign(
            SCOPE,
            [registration.id, registration.link_serial],
            max(ends, datetime.now()) + timedelta(days=DAYS_AFTER),
        )
        return f"{registration.get_base_url()}/inschrijving/{token}"

    @api.model
    def _open(self, token):
        """What a link opens.

        :param token: str, as it came in
        :return: one ``event.registration`` as superuser, or none: for an altered,
            foreign or expired link alike
        """
        registration, serial = self._read_token(token)
        if registration.link_serial != serial:
            return registration.browse()
        return registration

    @api.model
    def _open_in_turn(self, token):
        """As :meth:`_open`, once nobody else decides about the seats; what is decided
        next is still true when it is written. Call it at the start of a request."""
        registration = self._open(token)
        if registration:
            registration.event_id._wait_for_turn()
            registration = self._open(token)
        return registration

    @api.model
    def _read_token(self, token):
        """:return: ``event.registration`` as superuser and the number of times that it
        had been handed over (int), whoever holds it now; none and None without"""
        registration, others = self.env["cafe.signed.link"]._find(
            "event.registration", SCOPE, token
        )
        if not registration.series_id or not registration.active:
            return registration.browse(), None
        return registration, others[0]
