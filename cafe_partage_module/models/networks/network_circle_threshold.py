from odoo import fields, models


class CafeNetworkCircleThresholdMixin(models.AbstractModel):
    """What a member does in twelve months when a circle fits it.

    It feeds a suggestion to people, who decide: nobody is moved by it.
    """

    _name = "cafe.network.circle.threshold.mixin"
    _description = "What Fits a Circle"

    suggest_attendance = fields.Integer(
        string="Sessions a year",
        help="Sessions attended in twelve months from which this circle fits a "
        "member; 0 = no demand.",
    )
    suggest_engagement = fields.Integer(
        string="Engagements a year",
        help="Engagements delivered in twelve months from which this circle fits a "
        "member; 0 = no demand.",
    )

    _suggest_positive = models.Constraint(
        "CHECK(suggest_attendance >= 0 AND suggest_engagement >= 0)",
        "What a circle asks for in a year cannot be negative.",
    )

    def _get_demand_text(self):
        """:return: str, what this circle asks for in a year; empty without demands"""
        self.ensure_one()
        names = {
            "circle": self.name,
            "sessions": self.suggest_attendance,
            "engagements": self.suggest_engagement,
        }
        if self.suggest_attendance and self.suggest_engagement:
            return self.env._(
                "%(circle)s asks for sessions: %(sessions)s, engagements: "
                "%(engagements)s.",
                **names,
            )
        if self.suggest_attendance:
            return self.env._("%(circle)s asks for sessions: %(sessions)s.", **names)
        if self.suggest_engagement:
            return self.env._(
                "%(circle)s asks for engagements: %(engagements)s.", **names
            )
        return ""
