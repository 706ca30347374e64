from odoo import models
from odoo.exceptions import UserError

from ...tools.records import form_action
from ...tools.spans import next_span


class CafeEngagementStepsMixin(models.AbstractModel):
    """What people do with an engagement: accept, deliver, waive and renew it."""

    _name = "cafe.engagement.steps.mixin"
    _description = "Steps of an Engagement"

    def action_accept(self):
        """Make pledges of what members proposed."""
        proposed = self.filtered(lambda e: e.state == "proposed")
        proposed.write({"state": "pledged"})
        for engagement in proposed:
            engagement.message_post(
                body=self.env._(
                    "“%(what)s” is accepted. Thank you!", what=engagement.name
                ),
                subtype_xmlid="mail.mt_comment",
            )

    def action_ask_reason(self):
        """Open the dialog that asks why this is waived or declined.

        :return: an action on this record
        """
        view = self.env.ref("cafe_partage_module.cafe_engagement_view_form_reason")
        names = {"proposed": self.env._("Decline this engagement")}
        return form_action(
            self,
            name=names.get(self.state, self.env._("Waive this engagement")),
            views=[(view.id, "form")],
            target="new",
        )

    def action_decline(self):
        """Say no to what was proposed; ``reason`` must be filled in.

        :raises UserError: without a reason
        """
        self._check_has_reason()
        proposed = self.filtered(lambda e: e.state == "proposed")
        proposed.write({"state": "declined"})
        for engagement in proposed:
            engagement.message_post(
                body=self.env._(
                    "“%(what)s” is declined: %(reason)s",
                    what=engagement.name,
                    reason=engagement.reason,
                ),
                subtype_xmlid="mail.mt_comment",
            )
        return {"type": "ir.actions.act_window_close"}

    def action_waive(self):
        """Let members off what is left to deliver; ``reason`` must be filled in.

        :raises UserError: without a reason
        """
        self._check_has_reason()
        self.filtered(lambda e: e.state in ("pledged", "partial")).write(
            {"state": "waived"}
        )
        return {"type": "ir.actions.act_window_close"}

    def action_take_up(self):
        """What was waived holds again; what was declined is proposed again."""
        for closed, state in (("waived", "pledged"), ("declined", "proposed")):
            self.filtered(lambda e, closed=closed: e.state == closed).write(
                {"state": state, "reason": False}
            )

    def action_deliver_whole(self):
        """Note that all that was left is delivered, today.

        :raises UserError: when nothing is left to deliver
        """
        todo = self.filtered(
            lambda e: e.state in ("pledged", "partial") and e.remaining_quantity
        )
        if not todo:
            raise UserError(self.env._("There is nothing left to deliver here."))
        today = self.env.company._cafe_today()
        self.env["cafe.engagement.line"].create(
            [
                {
                    "engagement_id": engagement.id,
                    "date": today,
                    "quantity": engagement.remaining_quantity,
                }
                for engagement in todo
            ]
        )

    def action_renew(self):
        """Pledge the same again for the period of the same length that follows.

        What has no last day, was renewed already, never was a pledge, or is of a
        member that has left, is passed over.

        :return: an action on the new engagements
        :raises UserError: when there is none to renew
        """
        todo = self._filter_renewable()
        if not todo:
            raise UserError(
                self.env._(
                    "There is nothing to renew: an engagement is renewed once, when "
                    "it has a last day and its member still takes part."
                )
            )
        vals_list = []
        for engagement in todo:
            start, end = next_span(engagement.date_start, engagement.date_end)
            vals_list += engagement.copy_data({"date_start": start, "date_end": end})
        return self.create(vals_list)._get_renewed_action(len(self) - len(todo))

    def _get_renewed_action(self, passed_over):
        if len(self) == 1 and not passed_over:
            return form_action(self)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_engagement_action"
        )
        action.update(domain=[("id", "in", self.ids)], context={})
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Renewed: %(renewed)s. Passed over: %(passed_over)s.",
                    renewed=len(self),
                    passed_over=passed_over,
                ),
                "next": action,
            },
        }

    def _filter_renewable(self):
        """:return: those of these engagements that can be renewed, once each"""
        dated = self.filtered(
            lambda e: e.date_end
            and e.state not in ("proposed", "declined")
            and e.member_id.state in ("active", "paused")
        )
        if not dated:
            return dated
        following = self.search_fetch(
            [
                ("member_id", "in", dated.member_id.ids),
                ("state", "!=", "declined"),
                ("date_start", ">", min(dated.mapped("date_end"))),
            ],
            ["member_id", "name", "uom_id", "date_start"],
        )
        taken = {
            (other.member_id, other.name, other.uom_id, other.date_start)
            for other in following
        }
        return dated.filtered(
            lambda e: (
                (e.member_id, e.name, e.uom_id, next_span(e.date_start, e.date_end)[0])
                not in taken
            )
        )

    def _check_has_reason(self):
        if any(not (engagement.reason or "").strip() for engagement in self):
            raise UserError(self.env._("Say why: the member will want to know."))
