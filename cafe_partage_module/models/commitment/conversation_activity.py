from odoo import models

ACTIVITY_TYPE = "cafe_partage_module.mail_activity_type_conversation"


class CafeConversationActivityMixin(models.AbstractModel):
    """A planned conversation is an activity of who holds it.

    So it is among that person's own activities, and in their calendar view.
    """

    _name = "cafe.conversation.activity.mixin"
    _description = "Conversation Activity"

    def _get_activities(self):
        """:return: ``mail.activity``, the open ones of these conversations"""
        activity_type = self.env.ref(ACTIVITY_TYPE)
        return self.activity_ids.filtered(
            lambda activity: activity.activity_type_id == activity_type
        )

    def _plan_activities(self):
        """An activity for each that is planned with somebody on a day."""
        activity_type = self.env.ref(ACTIVITY_TYPE)
        # an activity keeps the name of its record: read all of them in one go
        self.mapped("display_name")
        self.env["mail.activity"].create(
            [
                {
                    "activity_type_id": activity_type.id,
                    "automated": True,
                    "date_deadline": conversation.date_planned,
                    "res_id": conversation.id,
                    "res_model_id": self.env["ir.model"]._get_id(self._name),
                    "summary": activity_type.summary,
                    "user_id": conversation.user_id.id,
                }
                for conversation in self
                if conversation.state == "planned"
                and conversation.user_id
                and conversation.date_planned
            ]
        )

    def _move_activities(self):
        """The activity follows the conversation to another day or person."""
        planned = self.filtered(lambda conversation: conversation.state == "planned")
        with_activity = self.browse(planned._get_activities().mapped("res_id"))
        for (user, day), conversations in planned.grouped(
            lambda c: (c.user_id, c.date_planned)
        ).items():
            activities = conversations._get_activities()
            if not (user and day):
                activities.unlink()
                continue
            activities.write({"date_deadline": day})
            moved = activities.filtered(lambda a, user=user: a.user_id != user)
            moved.write({"user_id": user.id})
        (planned - with_activity)._plan_activities()

    def _finish_activities(self):
        self._get_activities().action_feedback()

    def _drop_activities(self):
        self._get_activities().unlink()
