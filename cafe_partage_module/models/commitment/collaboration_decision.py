from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CafeCollaborationDecision(models.Model):
    """What people decided about a collaboration on a day, and why.

    A decision is kept as it was: to think again is to record another one.
    """

    _name = "cafe.collaboration.decision"
    _description = "Decision on a Collaboration"
    _order = "date desc, id desc"
    _rec_name = "outcome"

    collaboration_id = fields.Many2one(
        "cafe.collaboration", required=True, ondelete="cascade", index=True
    )
    network_id = fields.Many2one(
        related="collaboration_id.network_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="collaboration_id.company_id", store=True, index=True
    )
    outcome = fields.Selection(
        [("go", "Do it"), ("not", "Do not do it"), ("later", "Later")],
        string="Decision",
        required=True,
    )
    reason = fields.Text(string="Why", required=True)
    date = fields.Date(
        string="Decided on",
        required=True,
        default=lambda self: self.env.company._cafe_today(),
    )
    partner_ids = fields.Many2many(
        "res.partner",
        "cafe_collaboration_decision_partner_rel",
        string="Decided by",
        required=True,
        # who left since then decided all the same
        context={"active_test": False},
        default=lambda self: self.env.user.partner_id,
    )
    date_review = fields.Date(
        string="Look again on",
        help="Needed when you decide later; then the coordinators are reminded.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Noted by",
        default=lambda self: self.env.user,
        readonly=True,
    )

    @api.constrains("outcome", "date", "date_review")
    def _check_date_review(self):
        for decision in self:
            if decision.outcome == "later" and not decision.date_review:
                raise ValidationError(
                    self.env._("“Later” needs a day: say when you will look again.")
                )
            if decision.date_review and decision.date_review <= decision.date:
                raise ValidationError(
                    self.env._("The day to look again comes after the decision.")
                )

    @api.constrains("reason", "partner_ids")
    def _check_people(self):
        for decision in self:
            if not (decision.reason or "").strip():
                raise ValidationError(
                    self.env._("Say why: who reads it later will want to know.")
                )
            if not decision.partner_ids:
                raise ValidationError(
                    self.env._("Say who decided: people decide, not the guide.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        for collaboration in decisions.collaboration_id:
            collaboration._take_decision()
        return decisions

    def write(self, vals):
        """:raises UserError: always; a decision is kept as it was"""
        if vals:
            raise UserError(
                self.env._(
                    "A decision is kept as it was taken. Reopen the collaboration and "
                    "record a new one."
                )
            )
        return super().write(vals)
