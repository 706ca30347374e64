from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# For how long “not now” keeps a suggestion quiet.
QUIET_MONTHS = 6


class CafeNetworkMemberSuggestionMixin(models.AbstractModel):
    """The suggestion to move a member to another circle.

    It follows from what the member did (``cafe.member.activity``) and from what the
    circles of its network ask for. It never moves anyone: people do.
    """

    _name = "cafe.network.member.suggestion.mixin"
    _description = "Suggestion of a Circle"

    suggested_circle_id = fields.Many2one(
        "cafe.network.circle",
        string="Suggested circle",
        compute="_compute_suggestion",
        search="_search_suggested_circle_id",
        help="The circle that fits what this member did in twelve months.",
    )
    suggestion_reason = fields.Text(
        string="Why this circle", compute="_compute_suggestion"
    )
    suggestion_declined_circle_id = fields.Many2one(
        "cafe.network.circle",
        string="Not now to this circle",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )
    suggestion_declined_until = fields.Date(
        string="No suggestion until",
        copy=False,
        help="Until then nobody is asked again to move this member to the same circle.",
    )

    @api.depends(
        "state",
        "circle_id",
        "date_start",
        "suggestion_declined_circle_id",
        "suggestion_declined_until",
    )
    @api.depends_context("lang")
    def _compute_suggestion(self):
        found = {}
        Activity = self.env["cafe.member.activity"]
        placed = self.filtered(lambda m: m.state == "active" and m.circle_id)
        # networks without demands ask no figures
        networks = placed.network_id._filter_with_demands()
        members = placed.filtered(lambda m: m.network_id in networks)._origin
        if members:
            # figures that were read before may be older than what was written since
            Activity.invalidate_model()
            found = {
                activity.id: activity
                for activity in Activity.search_fetch(
                    Domain("network_id", "in", networks.ids)
                    & Domain("id", "in", members.ids)
                    & self._get_suggestion_domain()
                )
            }
        for member in self:
            activity = found.get(member._origin.id)
            member.suggested_circle_id = activity and activity.suggested_circle_id
            member.suggestion_reason = activity and member._get_suggestion_reason(
                activity
            )

    def _search_suggested_circle_id(self, operator, value):
        if operator not in ("in", "any"):
            return NotImplemented
        suggested = self._get_suggestion_domain()
        if operator == "in" and False in value:
            nothing = ~Domain("activity_report_ids", "any", suggested)
            value = [circle_id for circle_id in value if circle_id]
        else:
            nothing = Domain.FALSE
        return nothing | Domain(
            "activity_report_ids",
            "any",
            suggested & Domain("suggested_circle_id", operator, value),
        )

    def action_move_to_suggested(self):
        """Move members to the circle that is suggested; the others stay.

        :raises UserError: when no other circle is suggested for any of them
        """
        moving = self.filtered("suggested_circle_id")
        if not moving:
            raise UserError(
                self.env._("No other circle is suggested: nobody was moved.")
            )
        for circle, members in moving.grouped("suggested_circle_id").items():
            members.circle_id = circle

    def action_decline_suggestion(self):
        """Not now: keep quiet about this circle for six months.

        Another circle is suggested all the same, once it fits.
        """
        until = self.env.company._cafe_today() + relativedelta(months=QUIET_MONTHS)
        for circle, members in self.grouped("suggested_circle_id").items():
            if circle:
                members.write(
                    {
                        "suggestion_declined_circle_id": circle.id,
                        "suggestion_declined_until": until,
                    }
                )

    @api.model
    def _get_suggestion_domain(self):
        """:return: Domain on ``cafe.member.activity``"""
        return Domain("suggested_circle_id", "!=", False) & Domain(
            "suggestion_declined", "=", False
        )

    def _get_suggestion_reason(self, activity):
        """:return: str, what happened, and what was asked: inward by the suggested
        circle, outward by the member's own"""
        reason = self.env._(
            "In twelve months: attended %(attended)s of %(held)s sessions; engagements "
            "delivered: %(delivered)s.",
            attended=activity.attended_count,
            held=activity.session_count,
            delivered=activity.engagement_delivered_count,
        )
        circle, own = activity.suggested_circle_id, self.circle_id
        inward = (circle.sequence, circle.id) < (own.sequence, own.id)
        return f"{reason} {(circle if inward else own)._get_demand_text()}"
