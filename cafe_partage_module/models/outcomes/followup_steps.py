from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import form_action

OPEN_STATES = ("proposed", "planned", "in_progress")
# any open state goes to any other; what is closed is taken up again first
NEXT_STATES = {
    **{state: {*OPEN_STATES, "done", "dropped"} for state in OPEN_STATES},
    "done": {*OPEN_STATES, "done"},
    "dropped": {*OPEN_STATES, "dropped"},
}
# the day on which a state was reached first
DATES = {
    "planned": "date_planned",
    "in_progress": "date_started",
    "done": "date_done",
    "dropped": "date_dropped",
}


class CafeFollowupSteps(models.AbstractModel):
    """The states of a follow-up, the same whoever writes them and how.

    The day of planning and of starting is kept when a follow-up goes back; that of
    closing, and why it was dropped, go when it is reopened (the discussion keeps them).
    """

    _name = "cafe.followup.steps.mixin"
    _description = "Follow-up: its steps"

    date_planned = fields.Date(string="Planned on", copy=False, readonly=True)
    date_started = fields.Date(string="Started on", copy=False, readonly=True)
    date_done = fields.Date(string="Done on", copy=False, readonly=True)
    date_dropped = fields.Date(string="Dropped on", copy=False, readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        followups = super().create(vals_list)
        for state, same in followups.grouped("state").items():
            same._note_date(state)
        return followups

    def write(self, vals):
        if "state" not in vals:
            return super().write(vals)
        self._check_step(vals["state"])
        reopened = self.browse()
        if vals["state"] in OPEN_STATES:
            reopened = self.filtered(lambda followup: not followup.is_open)
        result = super().write(vals)
        if reopened:
            reopened.write(
                {"date_done": False, "date_dropped": False, "drop_reason": False}
            )
        self._note_date(vals["state"])
        return result

    def _check_step(self, state):
        # who may not write learns nothing of where it stands
        self.check_access("write")
        for followup in self:
            if state not in NEXT_STATES.get(followup.state, {state}):
                raise UserError(
                    self.env._(
                        "“%(topic)s” is closed: reopen it first.", topic=followup.name
                    )
                )

    def _note_date(self, state):
        """Note today as the day of a state, where none is known."""
        name = DATES.get(state)
        if not name:
            return
        missing = self.filtered(lambda followup: not followup[name])
        for company, followups in missing.grouped("company_id").items():
            followups.write({name: (company or self.env.company)._cafe_today()})

    def action_plan(self):
        """Somebody will take it on."""
        self.write({"state": "planned"})

    def action_start(self):
        """Work on it began."""
        self.write({"state": "in_progress"})

    def action_done(self):
        """It is finished."""
        self.write({"state": "done"})

    def action_reopen(self):
        """Take closed follow-ups up again."""
        self.write({"state": "proposed"})

    def action_drop(self):
        """Drop it; ``drop_reason`` must be filled in.

        :raises UserError: without a reason
        """
        if any(not (followup.drop_reason or "").strip() for followup in self):
            raise UserError(self.env._("Say why this topic is dropped."))
        self.write({"state": "dropped"})
        return {"type": "ir.actions.act_window_close"}

    def action_ask_drop(self):
        """Open the dialog that asks why.

        :return: an action on this record
        """
        view = self.env.ref("cafe_partage_module.cafe_followup_view_form_drop")
        return form_action(
            self,
            name=self.env._("Drop this topic"),
            views=[(view.id, "form")],
            target="new",
        )

    def action_ask_done(self):
        """Open the dialog that asks what it changed; the answer may wait.

        :return: an action on a new ``cafe.followup.done``
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Done: what did it change?"),
            "res_model": "cafe.followup.done",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_followup_id": self.id},
        }
