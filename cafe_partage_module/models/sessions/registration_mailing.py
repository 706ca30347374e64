from odoo import models
from odoo.fields import Domain

NOT_COMING = ("waiting", "no_show")


class CafeRegistrationMailingMixin(models.AbstractModel):
    """Whom a mailing to registered people reaches when nobody narrows it down."""

    _name = "cafe.registration.mailing.mixin"
    _description = "Mailing to Registered People"

    def _mailing_get_default_domain(self, mailing):
        """As stock; without who waits for a seat in a session, or did not come."""
        domain = super()._mailing_get_default_domain(mailing)
        if self.env.context.get("default_mailing_domain"):
            return domain
        return list(
            Domain(domain)
            & (
                Domain("event_id.series_id", "=", False)
                | Domain("state", "not in", NOT_COMING)
            )
        )
