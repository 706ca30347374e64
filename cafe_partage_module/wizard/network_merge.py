from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CafeNetworkMerge(models.TransientModel):
    """A network goes up in another one. Its members and their history stay with it."""

    _name = "cafe.network.merge"
    _description = "Merger of a Network"

    network_id = fields.Many2one("cafe.network", required=True, ondelete="cascade")
    member_count = fields.Integer(related="network_id.member_count")
    target_id = fields.Many2one(
        "cafe.network",
        string="Into",
        required=True,
        ondelete="cascade",
        domain="[('id', '!=', network_id), ('date_merged', '=', False)]",
    )
    date = fields.Date(
        string="On", required=True, default=lambda self: self.env.company._cafe_today()
    )
    archive = fields.Boolean(
        string="Archive it",
        compute="_compute_archive",
        store=True,
        readonly=False,
        help="It leaves the lists and the map, and stays in the family tree.",
    )

    @api.depends("network_id", "date")
    def _compute_archive(self):
        """Nobody is lost from sight: not while it has members, nor before the day."""
        today = self.env.company._cafe_today()
        for merge in self:
            merge.archive = (
                not merge.network_id.member_count
                and bool(merge.date)
                and merge.date <= today
            )

    def action_merge(self):
        """Write down the merger, and say so in the chatter of both networks.

        :return: an action that closes the dialog
        :raises UserError: when one of the two merged into another network before
        """
        self.ensure_one()
        network, target = self.network_id, self.target_id
        for other in (network, target):
            if other.merged_into_id:
                raise UserError(
                    self.env._(
                        "%(network)s merged into %(target)s on %(day)s already.",
                        network=other.name,
                        target=other.merged_into_id.name,
                        day=format_date(self.env, other.date_merged),
                    )
                )
        network.write({"merged_into_id": target.id, "date_merged": self.date})
        day = format_date(self.env, self.date)
        target.message_post(
            body=self.env._(
                "%(network)s merged into this network on %(day)s.",
                network=network.name,
                day=day,
            )
        )
        if self.archive:
            network.action_archive()
        return {"type": "ir.actions.act_window_close"}
