from odoo import models

SEATED = ("open", "done")


class CafeEventMailingMixin(models.AbstractModel):
    """A mailing to the people of a session is for who has a seat."""

    _name = "cafe.event.mailing.mixin"
    _description = "Mailing to a Session"

    def action_mass_mailing_attendees(self):
        """As stock; who waits for a seat or did not come is not among them."""
        action = super().action_mass_mailing_attendees()
        if self.series_id:
            action["context"]["default_mailing_domain"] = repr(
                [("event_id", "in", self.ids), ("state", "in", list(SEATED))]
            )
        return action
