from odoo import api, models
from odoo.fields import Domain

from ...tools.agenda import place_before


class CafeEventAgendaOffer(models.AbstractModel):
    """What could come on the agenda: questions brought, and topics still open.

    Nothing comes by itself: staff choose. What is on the agenda is not offered, and
    what is taken off it is offered again.
    """

    _name = "cafe.event.agenda.offer.mixin"
    _description = "Event: offers for the agenda"

    def _get_offered_questions(self):
        """:return: the ``event.registration`` records that bring a new question"""
        self.ensure_one()
        Registration = self.env["event.registration"]
        return Registration.search(
            Domain("event_id", "=", self.id) & Registration._get_new_question_domain(),
            order="create_date, id",
        )

    def _get_offered_followups(self):
        """:return: open ``cafe.followup`` records of earlier sessions of the series"""
        self.ensure_one()
        return self.env["cafe.followup"].search(
            self._get_offered_followup_domain(), order="date_deadline, id"
        )

    def _get_offered_followup_domain(self):
        return (
            Domain("is_open", "=", True)
            & Domain("series_id", "=", self.series_id.id)
            & Domain("event_id", "!=", self.id)
            & Domain("event_id.date_begin", "<", self.date_begin)
            & ~Domain("agenda_item_ids.event_id", "in", self.ids)
        )

    def _put_on_agenda(self, registrations, followups):
        """Put questions and follow-ups on the agenda, each once.

        :param registrations: ``event.registration``; their question becomes a
            contribution
        :param followups: ``cafe.followup``; each becomes a point of the agenda
        :return: an action that says what happened
        """
        self.ensure_one()
        # who chose at the same moment is waited for: what is there is not put twice
        self._take_turn()
        questions = registrations & self._get_offered_questions()
        topics = followups & self._get_offered_followups()
        questions.action_take_question()
        self._put_followups(topics)
        return self._say_on_agenda(len(questions), len(topics))

    def _put_followups(self, followups):
        """Make a point of the agenda for each, before the new topics are collected."""
        before = list(self.item_ids)
        added = self.env["cafe.session.item"].create(
            [
                {
                    "event_id": self.id,
                    "name": followup.name,
                    "kind": "follow_up",
                    "followup_id": followup.id,
                }
                for followup in followups
            ]
        )
        if not added:
            return
        order = place_before(
            before,
            list(added),
            lambda item: item.kind == "follow_up" and not item.followup_id,
        )
        for place, item in enumerate(order, 1):
            if item.sequence != 10 * place:
                item.sequence = 10 * place

    @api.model
    def _say_on_agenda(self, questions, topics):
        if not questions and not topics:
            message = self.env._("Nothing was chosen that is not on the agenda yet.")
        else:
            message = self.env._(
                "On the agenda now: questions %(questions)s, follow-ups %(topics)s.",
                questions=questions,
                topics=topics,
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if questions or topics else "info",
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
