from odoo import api, fields, models


class CafeFollowupReaderConfirmMixin(models.AbstractModel):
    """A visitor wants to follow a topic: it counts once she confirms it by mail."""

    _name = "cafe.followup.reader.confirm.mixin"
    _description = "Reader of a Follow-up: to Confirm"
    _inherit = ["cafe.mail.confirmation.mixin"]

    _confirm_name = "followup_reader"
    _confirm_path = "/opvolging/bevestigen"

    @api.model
    def _ask(self, followup, values):
        """Keep what a visitor asks; an old link is mailed anew.

        :param values: dict of ``name``, ``email`` (normalised) and ``lang``
        """
        same = self.search(
            [
                ("state", "=", "waiting"),
                ("followup_id", "=", followup.id),
                ("email", "=", values["email"]),
            ]
        )
        if not same:
            self._keep_asked({**values, "followup_id": followup.id})
        elif same.mailed_on and same.mailed_on < fields.Datetime.subtract(
            fields.Datetime.now(), days=1
        ):
            same.mailed_on = False
            self._trigger_confirmation()

    def _is_open_to_confirm(self):
        return self.followup_id._is_on_website()

    def _confirm(self):
        """She follows it from now on; forget the address that was typed.

        :return: bool, whether it changed anything
        """
        self.ensure_one()
        followup = self.followup_id
        # who clicks twice waits for the first click, and Odoo starts the second anew
        followup._wait_for_readers()
        if self.state != "waiting":
            return False
        partner = self._find_partners()[:1] or self._make_partner()
        # she may have joined with her account: this row takes its place
        self._find(followup, partner).unlink()
        self.write(
            {
                "state": "confirmed",
                "partner_id": partner.id,
                "told_state": followup.state,
                "name": False,
                "email": False,
            }
        )
        self._join(followup, partner)
        return True
