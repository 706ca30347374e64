from odoo import fields, models


class CafeFollowupEffect(models.Model):
    """What a follow-up changed, as somebody noted on a day."""

    _name = "cafe.followup.effect"
    _description = "Follow-up Effect"
    _order = "date desc, id desc"
    _rec_name = "text"

    followup_id = fields.Many2one(
        "cafe.followup", required=True, ondelete="cascade", index=True
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    text = fields.Text(string="What did it change?", required=True)
    user_id = fields.Many2one(
        "res.users",
        string="Noted by",
        default=lambda self: self.env.user,
        readonly=True,
    )
