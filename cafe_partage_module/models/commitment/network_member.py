from odoo import api, fields, models
from odoo.fields import Domain

# How a fee and an engagement stand, as one contribution; the first that holds counts.
ORDER = ("met", "waiting", "lapsed")
BY_FEE = {"paid": "met", "waiting": "waiting", "lapsed": "lapsed"}
BY_ENGAGEMENT = {
    "delivered": "met",
    "partial": "met",
    "waived": "met",
    "pledged": "waiting",
    "overdue": "lapsed",
}


class CafeNetworkMember(models.Model):
    """What a member contributes: a fee, an engagement beside it, or one instead."""

    _inherit = "cafe.network.member"

    engagement_state = fields.Selection(
        [
            ("delivered", "Delivered"),
            ("partial", "Delivered in part"),
            ("pledged", "Pledged"),
            ("waived", "Waived"),
            ("overdue", "Overdue"),
        ],
        string="Engagement",
        compute="_compute_contribution_state",
    )
    contribution_state = fields.Selection(
        [("met", "Met"), ("waiting", "Waiting"), ("lapsed", "Lapsed")],
        string="Contribution",
        compute="_compute_contribution_state",
        search="_search_contribution_state",
        help="Met: a fee is paid, or an engagement is waived or delivered, at least in "
        "part. Waiting: invoiced or pledged. Lapsed: the time for it is over.",
    )

    @api.depends(
        "fee_state",
        "engagement_ids.state",
        "engagement_ids.date_start",
        "engagement_ids.date_end",
        "engagement_ids.active",
    )
    def _compute_contribution_state(self):
        states = self.env["cafe.engagement"]._get_contribution_states(
            self._origin, self._get_today()
        )
        for member in self:
            engagement = states.get(member._origin.id, "none")
            member.engagement_state = engagement != "none" and engagement
            found = {BY_FEE.get(member.fee_state), BY_ENGAGEMENT.get(engagement)}
            member.contribution_state = next(
                (state for state in ORDER if state in found), False
            )

    def _search_contribution_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        contributing = self.search(
            Domain("fee_state", "!=", False) | Domain("engagement_ids", "!=", False)
        )
        found = contributing.filtered(lambda member: member.contribution_state in value)
        domain = Domain("id", "in", found.ids)
        if False in value:
            domain |= Domain("id", "not in", contributing.ids)
        return domain
