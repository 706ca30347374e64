from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.access import is_readable_by
from ...tools.spread import share, spread, working_days


class CafeConversationRoundPlanMixin(models.AbstractModel):
    """Who is in a round, and its plan: a conversation, a person and a day for each."""

    _name = "cafe.conversation.round.plan.mixin"
    _description = "Plan of a Conversation Round"

    selection = fields.Selection(
        [("circle", "By circle and freshness"), ("hand", "By hand")],
        string="Members",
        required=True,
        default="circle",
    )
    circle_ids = fields.Many2many(
        "cafe.network.circle",
        "cafe_conversation_round_circle_rel",
        string="Circles",
        domain="[('network_id', '=', network_id)]",
        help="Empty = all circles.",
    )
    freshness = fields.Selection(
        [
            ("any", "Everybody"),
            ("due", "Whose drivers are due, stale or unknown"),
            ("stale", "Whose drivers are stale or unknown"),
        ],
        string="Whom to talk to",
        required=True,
        default="any",
    )
    member_ids = fields.Many2many(
        "cafe.network.member",
        "cafe_conversation_round_member_rel",
        string="Chosen members",
        domain="[('network_id', '=', network_id), ('is_current', '=', True)]",
    )
    user_ids = fields.Many2many(
        "res.users",
        "cafe_conversation_round_user_rel",
        string="Divided over",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
    )
    to_plan_count = fields.Integer(
        string="Members to plan",
        compute="_compute_to_plan_count",
        help="Selected members that have no conversation in this round yet.",
    )

    @api.depends(
        "network_id",
        "selection",
        "circle_ids",
        "freshness",
        "member_ids",
        "conversation_ids",
    )
    def _compute_to_plan_count(self):
        for record in self:
            record.to_plan_count = self.env["cafe.network.member"].search_count(
                record._get_to_plan_domain()
            )

    @api.constrains("user_ids", "network_id")
    def _check_user_ids(self):
        for record in self:
            for user in record.user_ids:
                if not is_readable_by(record.network_id, user):
                    raise ValidationError(
                        self.env._(
                            "%(user)s cannot see %(network)s, so cannot hold its "
                            "conversations. Make this person a coordinator of the "
                            "network first.",
                            user=user.name,
                            network=record.network_id.name,
                        )
                    )

    @api.onchange("network_id")
    def _onchange_network_id(self):
        self.circle_ids = self.circle_ids.filtered(
            lambda circle: circle.network_id == self.network_id
        )
        self.member_ids = self.member_ids.filtered(
            lambda member: member.network_id == self.network_id
        )

    def action_plan(self):
        """Make a conversation for each selected member that has none here yet.

        May be done again at any time: it picks up who came since, from today on.

        :return: an action that tells how many were made
        :raises UserError: when people or days are missing
        """
        self.ensure_one()
        days = self._get_days()
        members = self.env["cafe.network.member"].search(
            self._get_to_plan_domain(), order="circle_id, partner_id, id"
        )
        holders = share(len(members), self._get_loads())
        by_holder = {}
        for member, holder in zip(members, holders, strict=True):
            by_holder.setdefault(holder, []).append(member)
        # one message to each in the end, not one for each conversation
        self.env["cafe.conversation"].with_context(
            mail_activity_quick_update=True
        ).create(
            [
                {
                    "round_id": self.id,
                    "member_id": member.id,
                    "user_id": holder.id,
                    "date_planned": day,
                }
                for holder, theirs in by_holder.items()
                for member, day in zip(theirs, spread(len(theirs), days), strict=True)
            ]
        )
        self.state = "running"
        if members:
            self._tell_holders(by_holder)
        return self._notify_planned(len(members))

    def _get_to_plan_domain(self):
        domain = Domain("network_id", "=", self.network_id._origin.id) & Domain(
            "is_current", "=", True
        )
        if self.selection == "hand":
            domain &= Domain("id", "in", self.member_ids._origin.ids)
        else:
            if self.circle_ids:
                domain &= Domain("circle_id", "in", self.circle_ids._origin.ids)
            domain &= self._get_freshness_domain()
        if self._origin:
            domain &= Domain(
                "conversation_ids", "not any", [("round_id", "in", self._origin.ids)]
            )
        return domain

    def _get_freshness_domain(self):
        """Members with one driver that should be asked about, or with none at all."""
        wanted = {"due": ["due", "stale"], "stale": ["stale"]}.get(self.freshness)
        if not wanted:
            return Domain.TRUE
        known = [("freshness", "in", ["fresh", "due", "stale"])]
        return Domain("driver_ids", "any", [("freshness", "in", wanted)]) | Domain(
            "driver_ids", "not any", known
        )

    def _get_days(self):
        """:return: list of dates, the working days that are left"""
        today = self.env.company._cafe_today()
        if self.state == "done":
            raise UserError(self.env._("This round is closed. Reopen it first."))
        if not self.user_ids:
            raise UserError(self.env._("Say over whom the conversations are divided."))
        if not self.date_end:
            raise UserError(self.env._("Say until when the round goes on."))
        if self.date_end < today:
            raise UserError(
                self.env._("The last day of this round is past. Choose a later one.")
            )
        return working_days(max(self.date_start, today), self.date_end)

    def _get_loads(self):
        """:return: dict of holder to conversations that this round gave already"""
        loads = dict.fromkeys(self.user_ids, 0)
        for user, count in self.env["cafe.conversation"]._read_group(
            [
                ("round_id", "=", self.id),
                ("user_id", "in", self.user_ids.ids),
                ("state", "!=", "skipped"),
            ],
            ["user_id"],
            ["__count"],
        ):
            loads[user] = count
        return loads

    def _tell_holders(self, by_holder):
        lines = Markup().join(
            Markup("<li>%s: %s</li>") % (holder.name, len(members))
            for holder, members in by_holder.items()
        )
        others = self.env["res.users"].union(*by_holder) - self.env.user
        self.message_post(
            body=Markup("<p>%s</p><ul>%s</ul>")
            % (self.env._("Conversations planned, for each of you:"), lines),
            partner_ids=others.partner_id.ids,
        )

    def _notify_planned(self, count):
        if count:
            message = self.env._("Conversations planned: %(count)s", count=count)
        else:
            message = self.env._(
                "Every selected member has a conversation in this round already."
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "success" if count else "info",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
