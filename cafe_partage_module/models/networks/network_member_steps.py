from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.records import form_action

# A place that counts: the partner takes part, or took a break.
CURRENT_STATES = ("active", "paused")
CLOSED_STATES = ("left", "refused")


class CafeNetworkMemberStepsMixin(models.AbstractModel):
    """What people do with a membership: pause, resume, leave, return."""

    _name = "cafe.network.member.steps.mixin"
    _description = "Steps of a Membership"

    def action_pause(self):
        """Put active members on hold; they keep their place."""
        self.filtered(lambda m: m.state == "active").write({"state": "paused"})
        return {"type": "ir.actions.act_window_close"}

    def action_resume(self):
        """End the pause."""
        self.filtered(lambda m: m.state == "paused").write({"state": "active"})

    def action_ask_pause(self):
        """Open the dialog that asks why, and until when.

        :return: an action on this record
        """
        return self._ask("pause", self.env._("Pause the membership"))

    def action_ask_leave(self):
        """Open the dialog that asks until when and why.

        :return: an action on this record
        """
        return self._ask("leave", self.env._("End the membership"))

    def _ask(self, dialog, name):
        self.ensure_one()
        view = self.env.ref(
            f"cafe_partage_module.cafe_network_member_view_form_{dialog}"
        )
        return form_action(self, name=name, views=[(view.id, "form")], target="new")

    def action_leave(self):
        """End current places, on ``date_end`` where it is set, else today.

        With a last day that is still to come, the place stays until then.
        """
        today = self._get_today()
        for day, members in (
            self.filtered(lambda m: m.state in CURRENT_STATES)
            .grouped(lambda member: member.date_end or today)
            .items()
        ):
            values = {"date_end": day, "follows_attendance": False}
            if day <= today:
                values["state"] = "left"
            members.write(values)
        return {"type": "ir.actions.act_window_close"}

    def action_stay(self):
        """Take back a leave that was planned: the membership has no last day."""
        self.filtered(lambda m: m.state in CURRENT_STATES).write(
            {"date_end": False, "reason_left": False}
        )

    def action_return(self):
        """Come back: a new row, next to the closed one.

        :return: an action on the new membership
        """
        self.ensure_one()
        if self.state != "left":
            raise UserError(
                self.env._(
                    "Only a membership that has ended can return. Who was refused "
                    "applies again."
                )
            )
        start = today = self._get_today()
        if self.date_end:
            start = max(today, fields.Date.add(self.date_end, days=1))
        member = self.copy({"date_start": start, "state": "active"})
        return form_action(member)
