from odoo import Command, api, fields, models


class CafeFollowupReader(models.Model):
    """Somebody follows a topic, and hears each time that its state changes.

    Members join in one click; a visitor's row waits until she confirms it. Those whom
    staff call interested are not mailed: they did not ask for it.
    """

    _name = "cafe.followup.reader"
    _description = "Reader of a Follow-up"
    _inherit = [
        "cafe.followup.reader.confirm.mixin",
        "cafe.followup.reader.news.mixin",
    ]
    _order = "id desc"
    _rec_name = "partner_id"

    followup_id = fields.Many2one(
        "cafe.followup", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="followup_id.company_id", store=True, index=True
    )
    state = fields.Selection(
        [("waiting", "To be confirmed"), ("confirmed", "Confirmed")],
        required=True,
        default="confirmed",
        readonly=True,
        index=True,
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Who",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )

    _partner_uniq = models.UniqueIndex(
        "(followup_id, partner_id) WHERE partner_id IS NOT NULL",
        "This person follows it already.",
    )
    _email_uniq = models.UniqueIndex(
        "(followup_id, email) WHERE email IS NOT NULL",
        "This address was asked to confirm already.",
    )

    @api.model
    def _join(self, followup, partner):
        """A person follows a topic from now on; once.

        :param followup: one ``cafe.followup``
        :param partner: one ``res.partner``
        :return: bool, whether she is new
        """
        followup._wait_for_readers()
        reader = self._find(followup, partner)
        is_new = not reader.wants_mail
        if not reader:
            self.create(
                {
                    "followup_id": followup.id,
                    "partner_id": partner.id,
                    "told_state": followup.state,
                }
            )
        elif is_new:
            reader.write({"wants_mail": True, "told_state": followup.state})
        followup.interested_partner_ids = [Command.link(partner.id)]
        return is_new

    @api.model
    def _leave(self, followup, partner):
        """A person follows a topic no longer.

        :return: bool, whether she did
        """
        followup._wait_for_readers()
        reader = self._find(followup, partner)
        was_there = bool(reader or partner in followup.interested_partner_ids)
        reader.unlink()
        followup.interested_partner_ids = [Command.unlink(partner.id)]
        return was_there

    @api.model
    def _find(self, followup, partner):
        return self.search(
            [("followup_id", "=", followup.id), ("partner_id", "=", partner.id)]
        )
