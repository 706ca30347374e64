from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import form_action


class CafeConversationRound(models.Model):
    """Conversations with a selection of a network's members, one each."""

    _name = "cafe.conversation.round"
    _description = "Conversation Round"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.dated.mixin",
        "cafe.conversation.round.plan.mixin",
    ]
    _order = "date_start desc, id desc"

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True)
    network_id = fields.Many2one(
        "cafe.network",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self._default_network_id(),
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )
    state = fields.Selection(
        [("draft", "Draft"), ("running", "Running"), ("done", "Done")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        tracking=True,
    )
    date_end = fields.Date(
        default=lambda self: self._default_date_end(),
        help="Last day: the conversations are spread over the working days until then.",
    )

    # progress
    conversation_ids = fields.One2many(
        "cafe.conversation", "round_id", string="Conversations"
    )
    conversation_count = fields.Integer(
        string="Number of conversations", compute="_compute_progress"
    )
    planned_count = fields.Integer(string="Planned", compute="_compute_progress")
    held_count = fields.Integer(string="Held", compute="_compute_progress")
    skipped_count = fields.Integer(string="Skipped", compute="_compute_progress")
    progress = fields.Float(
        compute="_compute_progress",
        aggregator=None,
        help="Percentage of the conversations that are held or skipped.",
    )

    @api.model
    def _default_network_id(self):
        """The user's only network; who has several chooses."""
        networks = self.env["cafe.network"].search([], limit=2)
        return networks if len(networks) == 1 else networks.browse()

    @api.model
    def _default_date_end(self):
        return fields.Date.add(self.env.company._cafe_today(), weeks=4)

    @api.depends("conversation_ids.state")
    def _compute_progress(self):
        counts = {
            (target.id, state): count
            for target, state, count in self.env["cafe.conversation"]._read_group(
                [("round_id", "in", self._origin.ids)],
                ["round_id", "state"],
                ["__count"],
            )
        }
        for record in self:
            planned, held, skipped = (
                counts.get((record._origin.id, state), 0)
                for state in ("planned", "held", "skipped")
            )
            total = planned + held + skipped
            record.planned_count = planned
            record.held_count = held
            record.skipped_count = skipped
            record.conversation_count = total
            record.progress = 100 * (held + skipped) / total if total else 0

    def write(self, vals):
        """A round stays with its network once it has conversations.

        :raises UserError: when a round with conversations would move
        """
        if vals.get("network_id"):
            for record in self:
                if (
                    record.network_id.id != vals["network_id"]
                    and record.conversation_count
                ):
                    raise UserError(
                        self.env._(
                            "“%(round)s” has conversations with members of "
                            "%(network)s. Make another round for another network.",
                            round=record.name,
                            network=record.network_id.name,
                        )
                    )
        return super().write(vals)

    def unlink(self):
        """With its conversations; what was held is history and stops this."""
        self.conversation_ids.unlink()
        return super().unlink()

    def action_close(self):
        """End the round: what is still planned is skipped."""
        for record in self.filtered(lambda r: r.state == "running"):
            planned = record.conversation_ids.filtered(lambda c: c.state == "planned")
            planned._skip(
                skip_reason=self.env._("The round was closed."),
                is_closed_with_round=True,
            )
            record.state = "done"

    def action_reopen(self):
        """Go on with a closed round: what closing skipped is planned again."""
        closed = self.filtered(lambda record: record.state == "done")
        closed.state = "running"
        closed.conversation_ids.filtered("is_closed_with_round")._replan()

    def action_open_next(self):
        """Open the user's next planned conversation of this round.

        :return: an action
        :raises UserError: when there is none
        """
        self.ensure_one()
        conversation = self.conversation_ids._get_next()
        if not conversation:
            raise UserError(
                self.env._("No conversation of yours is planned in this round.")
            )
        return form_action(conversation)

    def action_view_conversations(self):
        """:return: an action on the conversations of this round"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_conversation_action"
        )
        action["domain"] = [("round_id", "=", self.id)]
        action["context"] = {
            "default_round_id": self.id,
            "search_default_group_state": 1,
        }
        return action
