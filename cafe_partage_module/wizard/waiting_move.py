from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeWaitingMove(models.TransientModel):
    """Asks where in the line somebody should stand, and why."""

    _name = "cafe.waiting.move"
    _description = "Move on the Waiting List"

    registration_id = fields.Many2one(
        "event.registration", required=True, readonly=True, ondelete="cascade"
    )
    event_id = fields.Many2one(related="registration_id.event_id")
    line_length = fields.Integer(compute="_compute_line_length")
    position = fields.Integer(
        string="New place in line",
        compute="_compute_position",
        precompute=True,
        store=True,
        readonly=False,
        required=True,
    )
    reason = fields.Char(
        required=True, help="Everybody on the staff reads it beside the place in line."
    )

    @api.depends("registration_id")
    def _compute_line_length(self):
        for wizard in self:
            registration = wizard.registration_id
            wizard.line_length = len(
                registration.event_id._get_line(registration.event_slot_id)
            )

    @api.depends("registration_id")
    def _compute_position(self):
        for wizard in self:
            wizard.position = wizard.registration_id.waiting_position

    @api.constrains("position")
    def _check_position(self):
        for wizard in self:
            if wizard.position < 1:
                raise ValidationError(
                    self.env._("The first place in line is 1: choose 1 or more.")
                )

    def action_move(self):
        """Move, and keep the reason."""
        self.ensure_one()
        self.registration_id._move_in_line(self.position, self.reason)
        return {"type": "ir.actions.act_window_close"}
