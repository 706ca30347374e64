from odoo import api, fields, models

from ..models.networks.network_member import LIVING_STATES


class CafeDriverAsk(models.TransientModel):
    """Ask the people of some members, by mail and now, what drives them.

    Shows who gets a mail before anything leaves.
    """

    _name = "cafe.driver.ask"
    _description = "Ask to Confirm Drivers"

    member_ids = fields.Many2many(
        "cafe.network.member",
        "cafe_driver_ask_member_rel",
        string="Members",
        required=True,
        domain=[("state", "in", LIVING_STATES)],
    )
    partner_ids = fields.Many2many(
        "res.partner", string="They get a mail", compute="_compute_partner_ids"
    )
    unreachable_ids = fields.Many2many(
        "cafe.network.member",
        string="Nobody to mail to",
        compute="_compute_partner_ids",
        help="No representative with an address, no general address, or they do not "
        "want mail.",
    )

    @api.depends("member_ids")
    def _compute_partner_ids(self):
        for ask in self:
            addressees = self.env["cafe.driver.request"]._get_addressees(
                ask.member_ids._origin
            )
            ask.partner_ids = self.env["res.partner"].union(*addressees.values())
            ask.unreachable_ids = ask.member_ids._origin.filtered(
                lambda member, addressees=addressees: not addressees[member]
            )

    def action_send(self):
        """Put the mails in the outbox.

        :return: an action that tells how many
        """
        self.ensure_one()
        requests = self.env["cafe.driver.request"]._ask(self.member_ids)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._(
                    "Mails on their way: %(count)s", count=len(requests)
                ),
                "type": "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
