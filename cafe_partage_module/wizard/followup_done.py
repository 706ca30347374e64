from odoo import fields, models


class CafeFollowupDone(models.TransientModel):
    """Asks what a follow-up changed when it is done; the answer may come later."""

    _name = "cafe.followup.done"
    _description = "Follow-up Done"

    followup_id = fields.Many2one(
        "cafe.followup", string="Topic", required=True, ondelete="cascade"
    )
    effect = fields.Text(string="What did it change?")

    def action_done(self):
        """Close the follow-up, and note the effect when there is one."""
        self.ensure_one()
        self.followup_id.action_done()
        if effect := (self.effect or "").strip():
            self.env["cafe.followup.effect"].create(
                {
                    "followup_id": self.followup_id.id,
                    "date": self.followup_id._get_today(),
                    "text": effect,
                }
            )
        return {"type": "ir.actions.act_window_close"}
