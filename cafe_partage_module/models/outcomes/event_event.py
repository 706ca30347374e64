from odoo import api, fields, models

from ...tools.records import count_by

STAFF = "cafe_partage_module.group_cafe_user"


class EventEvent(models.Model):
    """The questions that people bring come on the agenda of the session."""

    _name = "event.event"
    _inherit = [
        "cafe.event.agenda.mixin",
        "cafe.event.agenda.offer.mixin",
        "cafe.event.report.reminder.mixin",
        "cafe.event.report.due.mixin",
        "event.event",
    ]

    question_item_id = fields.Many2one(
        "cafe.session.item",
        string="Questions go under",
        domain="[('event_id', '=', id)]",
        ondelete="set null",
        copy=False,
        groups=STAFF,
        help="The point of the agenda under which the questions come that people "
        "brought. Empty: the first discussion.",
    )
    question_new_count = fields.Integer(
        string="Questions not taken over yet",
        compute="_compute_question_new_count",
        groups=STAFF,
    )

    @api.depends(
        "registration_ids.question_brought",
        "registration_ids.state",
        "contribution_ids.question_asked",
    )
    def _compute_question_new_count(self):
        sessions = self.filtered("series_id")
        (self - sessions).question_new_count = 0
        if not sessions:
            return
        count = count_by(
            sessions,
            "event.registration",
            "event_id",
            self.env["event.registration"]._get_new_question_domain(),
        )
        for session in sessions:
            session.question_new_count = count(session)

    def action_view_questions(self):
        """Open the questions that people bring, and what became of them."""
        action = self._get_lines_action("cafe_partage_module.event_question_action")
        action["domain"] += [
            "|",
            ("question_brought", "!=", False),
            ("question_taken", "=", True),
        ]
        return action

    def action_take_questions(self):
        """Put on the agenda all questions that are not there yet.

        :return: an action that says how many
        """
        self.ensure_one()
        self._take_turn()
        registrations = self.env["event.registration"].search(
            [
                ("event_id", "=", self.id),
                *self.env["event.registration"]._get_new_question_domain(),
            ]
        )
        return registrations.action_take_question()

    def _get_question_item(self):
        """The point of the agenda for questions; made where there is none.

        :return: one ``cafe.session.item``
        """
        self.ensure_one()
        items = self.item_ids
        chosen = self.question_item_id & items
        return (
            chosen
            or items.filtered(lambda item: item.kind == "discussion")[:1]
            or self.env["cafe.session.item"].create(
                {
                    "event_id": self.id,
                    "name": self.env._("Questions that you bring"),
                    "kind": "discussion",
                    "sequence": self._get_question_sequence(),
                }
            )
        )

    def _get_question_sequence(self):
        """:return: int, after the introductions and before what follows them"""
        introductions = self.item_ids.filtered(lambda item: item.kind == "introduction")
        return max(introductions.mapped("sequence"), default=0) + 1
