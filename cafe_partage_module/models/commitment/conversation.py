from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.access import is_readable_by
from ...tools.records import form_action
from ..networks.network_member import LIVING_STATES


class CafeConversation(models.Model):
    """A conversation with one member about why it takes part.

    Its notes stay here: they are for those who may read the member's conversations.
    """

    _name = "cafe.conversation"
    _description = "Conversation"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.conversation.answer.mixin",
        "cafe.conversation.activity.mixin",
    ]
    _bound_to = "member_id"
    _order = "date_planned, id"
    _rec_names_search = ["member_id.partner_id.name", "round_id.name"]

    round_id = fields.Many2one(
        "cafe.conversation.round",
        domain="[('network_id', '=', network_id)]",
        ondelete="cascade",
        index="btree_not_null",
        copy=False,
    )
    member_id = fields.Many2one(
        "cafe.network.member",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("state", "in", LIVING_STATES)],
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    circle_id = fields.Many2one(related="member_id.circle_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        related="member_id.partner_id", store=True, index=True, string="Member name"
    )
    member_state = fields.Selection(related="member_id.state", string="Membership")
    user_id = fields.Many2one(
        "res.users",
        string="Held by",
        index=True,
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
    )
    state = fields.Selection(
        [("planned", "Planned"), ("held", "Held"), ("skipped", "Skipped")],
        required=True,
        default="planned",
        index=True,
        tracking=True,
        copy=False,
        group_expand=True,
    )
    date_planned = fields.Date(
        string="Planned on",
        default=lambda self: self.env.company._cafe_today(),
        index=True,
    )
    date_held = fields.Date(string="Held on", copy=False, index=True)
    skip_reason = fields.Char(string="Why it was skipped", copy=False, tracking=True)
    is_closed_with_round = fields.Boolean(
        copy=False, export_string_translation=False
    )  # skipped because its round closed: comes back when that reopens

    round_progress = fields.Char(compute="_compute_round_progress")

    _round_member_uniq = models.UniqueIndex(
        "(round_id, member_id) WHERE round_id IS NOT NULL",
        "This member has a conversation in this round already.",
    )

    @api.depends("partner_id.name", "network_id.name")
    def _compute_display_name(self):
        for conversation in self:
            conversation.display_name = (
                f"{conversation.partner_id.name} ({conversation.network_id.name})"
                if conversation.member_id
                else self.env._("New conversation")
            )

    @api.depends("round_id.held_count", "round_id.conversation_count")
    def _compute_round_progress(self):
        """As in ``12 / 30``: held, of all."""
        for conversation in self:
            rounds = conversation.round_id
            conversation.round_progress = (
                rounds and f"{rounds.held_count} / {rounds.conversation_count}"
            )

    @api.constrains("round_id", "member_id")
    def _check_round_id(self):
        for conversation in self:
            network = conversation.round_id.network_id
            if network and network != conversation.network_id:
                raise ValidationError(
                    self.env._(
                        "%(member)s is no member of %(network)s, the network of this "
                        "round.",
                        member=conversation.partner_id.display_name,
                        network=network.name,
                    )
                )

    @api.constrains("user_id", "member_id")
    def _check_user_id(self):
        """Who holds it must be able to open it."""
        for network, conversations in self.grouped("network_id").items():
            for user in conversations.user_id:
                if not is_readable_by(network, user):
                    raise ValidationError(
                        self.env._(
                            "%(user)s cannot see %(network)s, so cannot hold its "
                            "conversations. Make this person a coordinator of the "
                            "network first.",
                            user=user.name,
                            network=network.name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        conversations = super().create(vals_list)
        conversations._plan_activities()
        return conversations

    def write(self, vals):
        """With whom it is stays as it was; its activity moves with holder and day.

        :raises UserError: when the member would change
        """
        if "member_id" in vals and any(
            c.member_id.id != vals["member_id"] for c in self
        ):
            raise UserError(
                self.env._(
                    "A conversation is with one member. Plan another one for another "
                    "member."
                )
            )
        result = super().write(vals)
        if {"user_id", "date_planned"} & vals.keys():
            self._move_activities()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        if kept := self.filtered(lambda conversation: conversation.state == "held"):
            raise UserError(
                self.env._(
                    "The conversation with %(member)s was held: it is history and "
                    "cannot be deleted.",
                    member=kept[0].display_name,
                )
            )

    def action_ask_skip(self):
        """Open the dialog that asks why.

        :return: an action on this record
        """
        self.ensure_one()
        view = self.env.ref("cafe_partage_module.cafe_conversation_view_form_skip")
        return form_action(
            self,
            name=self.env._("Skip this conversation"),
            views=[(view.id, "form")],
            target="new",
        )

    def action_skip(self):
        """It will not be held; ``skip_reason`` must be filled in.

        :raises UserError: without a reason, or when it is not planned
        """
        self._check_planned()
        if any(not (c.skip_reason or "").strip() for c in self):
            raise UserError(self.env._("Say why this conversation is skipped."))
        self._skip()
        return {"type": "ir.actions.act_window_close"}

    def action_reopen(self):
        """Plan these again. What was confirmed or ended stays as it is.

        :raises UserError: when the round is closed
        """
        if closed := self.round_id.filtered(lambda r: r.state == "done"):
            raise UserError(
                self.env._(
                    "The round “%(round)s” is closed. Reopen it first.",
                    round=closed[0].name,
                )
            )
        held = self.filtered(lambda conversation: conversation.state == "held")
        self._replan()
        held._message_log_batch(
            bodies=dict.fromkeys(
                held.ids,
                self.env._(
                    "Back to planned. The drivers that were noted stay as they are."
                ),
            )
        )

    def action_view_round(self):
        """:return: an action on the round of this conversation"""
        self.ensure_one()
        return form_action(self.round_id)

    def _check_planned(self):
        for conversation in self:
            if conversation.state != "planned":
                raise UserError(
                    self.env._(
                        "The conversation with %(member)s is no longer planned. Put it "
                        "back to planned first.",
                        member=conversation.display_name,
                    )
                )

    def _skip(self, **values):
        self.write({"state": "skipped", **values})
        self._drop_activities()

    def _replan(self):
        held = self.filtered(lambda conversation: conversation.state == "held")
        # what was noted is the member's own by now: start from there
        held.is_answered = False
        self.write(
            {
                "state": "planned",
                "date_held": False,
                "skip_reason": False,
                "is_closed_with_round": False,
            }
        )
        self._plan_activities()

    def _get_next(self):
        """:return: the next conversation of this round that the user has to hold"""
        return self.search(
            [
                ("round_id", "in", self.round_id.ids),
                ("user_id", "=", self.env.uid),
                ("state", "=", "planned"),
            ],
            limit=1,
        )

    @api.model
    def _skip_with_membership(self):
        """What is planned with members that left meanwhile will not be held."""
        gone = self.search(
            [
                ("state", "=", "planned"),
                ("member_id.state", "not in", LIVING_STATES),
            ]
        )
        gone._skip(skip_reason=self.env._("The membership has ended."))
