from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import count_by


class CafeMotive(models.Model):
    """A reason to come to a session, in a short list that staff edit."""

    _name = "cafe.motive"
    _description = "Motive"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    registration_count = fields.Integer(
        string="Given",
        compute="_compute_registration_count",
        help="Registrations that give this motive, but for those that were cancelled.",
    )

    def _compute_registration_count(self):
        count = count_by(
            self, "event.registration", "motive_ids", [("state", "!=", "cancel")]
        )
        for motive in self:
            motive.registration_count = count(motive)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        """What people said stays: a motive that was given is archived instead."""
        # sudo: also by people of another company
        Registration = self.env["event.registration"].sudo()
        given = Registration.with_context(active_test=False).search(
            [("motive_ids", "in", self.ids)], limit=1
        )
        if given:
            raise UserError(
                self.env._(
                    "“%(name)s” was given by people who registered. Archive it: nobody "
                    "can choose it any more, and they keep it.",
                    name=(given.motive_ids & self)[:1].name,
                )
            )

    def action_view_registrations(self):
        """Open the registrations that give this motive.

        :return: an action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.event_registration_action_motives"
        )
        action["domain"] = [
            ("motive_ids", "in", self.ids),
            ("state", "!=", "cancel"),
        ]
        return action
