from odoo import api, fields, models


class CafeFollowupAskingMixin(models.AbstractModel):
    """Whom is asked to take a follow-up on, and what may be told of it."""

    _name = "cafe.followup.asking.mixin"
    _description = "Asking for an Owner of a Follow-up"

    request_ids = fields.One2many(
        "cafe.followup.request", "followup_id", string="Requests"
    )
    is_asked = fields.Boolean(compute="_compute_is_asked")

    @api.depends("request_ids.state")
    def _compute_is_asked(self):
        for followup in self:
            followup.is_asked = "waiting" in followup.request_ids.mapped("state")

    def action_ask_organisation(self):
        """Mail the suggested organisation the question whether it takes this on.

        :raises UserError: when it cannot be asked
        """
        for followup in self:
            self.env["cafe.followup.request"]._ask(followup)

    def _get_today(self):
        """:return: date, today where the secretariat is"""
        return (self.company_id or self.env.company)._cafe_today()
