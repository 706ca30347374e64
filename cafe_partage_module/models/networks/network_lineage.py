from odoo import api, fields, models
from odoo.exceptions import ValidationError

STAFF = "cafe_partage_module.group_cafe_user"


class CafeNetworkLineageMixin(models.AbstractModel):
    """Where a network comes from, what came out of it, and into what it went up.

    A link names another network, which a coordinator may not be allowed to read. So
    the links are for the secretariat; others see the family tree, which leaves out
    what is not theirs.
    """

    _name = "cafe.network.lineage.mixin"
    _description = "Network Lineage"
    _inherit = ["cafe.network.family.mixin"]

    origin_network_id = fields.Many2one(
        "cafe.network",
        string="Born out of",
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        groups=STAFF,
    )
    origin_kind = fields.Selection(
        [("born", "Born out of"), ("split", "Split off from")],
        string="How it began",
        default="born",
    )
    descendant_ids = fields.One2many(
        "cafe.network", "origin_network_id", string="Descendants", groups=STAFF
    )
    merged_into_id = fields.Many2one(
        "cafe.network",
        string="Merged into",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        copy=False,
        groups=STAFF,
    )
    date_merged = fields.Date(string="Merged on", copy=False)
    merged_ids = fields.One2many(
        "cafe.network",
        "merged_into_id",
        string="Networks merged into this one",
        groups=STAFF,
    )

    @api.constrains("origin_network_id")
    def _check_origin_network_id(self):
        if self._has_cycle("origin_network_id"):
            raise ValidationError(
                self.env._("A network cannot be born out of itself or a descendant.")
            )

    @api.constrains("merged_into_id")
    def _check_merged_into_id(self):
        if self._has_cycle("merged_into_id"):
            raise ValidationError(
                self.env._(
                    "A network cannot merge into itself, or into one that merged into "
                    "it before."
                )
            )

    @api.constrains("merged_into_id", "date_merged", "date_founded")
    def _check_date_merged(self):
        for network in self:
            target, day = network.merged_into_id, network.date_merged
            if bool(target) != bool(day):
                raise ValidationError(
                    self.env._(
                        "Say both into which network %(network)s merged and when.",
                        network=network.name,
                    )
                )
            if day and network.date_founded and day < network.date_founded:
                raise ValidationError(
                    self.env._(
                        "%(network)s cannot merge before it was founded.",
                        network=network.name,
                    )
                )

    def action_ask_merge(self):
        """Open the dialog that asks into which network this one merges, and when.

        :return: an action on a dialog
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Merge into another network"),
            "res_model": "cafe.network.merge",
            "view_mode": "form",
            "target": "new",
            "context": {"default_network_id": self.id},
        }

    def action_unmerge(self):
        """It lives on after all: take back that it merged, and unarchive it."""
        self.write({"merged_into_id": False, "date_merged": False, "active": True})
