from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

STAFF = "cafe_partage_module.group_cafe_user"
# Whose question counts: who has a seat, or came.
STANDING_STATES = ("open", "done")


class EventRegistration(models.Model):
    """The question that a person brings becomes a contribution, when staff say so.

    The contribution keeps the question as it was then (``question_asked``): from that
    follow whether the person changed it since, and whether staff reworded it.
    """

    _name = "event.registration"
    _inherit = ["cafe.registration.consent.mixin", "event.registration"]

    question_contribution_ids = fields.One2many(
        "cafe.contribution",
        "registration_id",
        string="On the agenda as",
        domain=[("question_asked", "!=", False)],
        groups=STAFF,
    )
    question_taken = fields.Boolean(
        string="Question taken over",
        compute="_compute_question_state",
        search="_search_question_taken",
        groups=STAFF,
    )
    question_state = fields.Selection(
        [
            ("new", "Not taken over yet"),
            ("taken", "On the agenda"),
            ("changed", "Changed since"),
            ("reworded", "Changed since, you reworded it"),
            ("withdrawn", "Taken back by the person"),
        ],
        string="Agenda",
        compute="_compute_question_state",
        groups=STAFF,
    )
    question_item_id = fields.Many2one(
        related="question_contribution_ids.item_id",
        string="Agenda item",
        groups=STAFF,
    )

    @api.depends(
        "question_brought",
        "question_contribution_ids.question_asked",
        "question_contribution_ids.text",
    )
    def _compute_question_state(self):
        for registration in self:
            # at most one, by the index; a slice would be read by itself
            contribution = registration.question_contribution_ids
            question = registration._get_question()
            registration.question_taken = bool(contribution)
            if not contribution:
                registration.question_state = "new" if question else False
            elif not question:
                registration.question_state = "withdrawn"
            elif question == contribution.question_asked:
                registration.question_state = "taken"
            elif contribution._is_as_asked():
                registration.question_state = "changed"
            else:
                registration.question_state = "reworded"

    def _search_question_taken(self, operator, value):
        if operator != "in":
            return NotImplemented
        taken = Domain("question_contribution_ids", "!=", False)
        return Domain.OR([taken if wanted else ~taken for wanted in value])

    def action_take_question(self):
        """Put these questions on the agenda; what is there already stays as it is.

        :return: an action that says how many
        """
        self.event_id._take_turn()
        todo = self.filtered(
            lambda registration: registration.state in STANDING_STATES
            and registration.series_id
            and registration.question_state == "new"
        ).sorted(lambda registration: (registration.create_date, registration.id))
        items = {event: event._get_question_item() for event in todo.event_id}
        contributions = self.env["cafe.contribution"].create(
            [
                {
                    "event_id": registration.event_id.id,
                    "item_id": items[registration.event_id].id,
                    "kind": "question",
                    "text": registration._get_question(),
                    "question_asked": registration._get_question(),
                    "registration_id": registration.id,
                    "organisation_id": registration.organisation_id.id,
                    "network_id": registration.network_id.id,
                }
                for registration in todo
            ]
        )
        return self._say_taken(contributions)

    def action_update_question(self):
        """Follow what people changed in their question since it was taken over.

        What staff reworded keeps their words: they have seen the new question.
        """
        for registration in self:
            contribution = registration.question_contribution_ids
            values = {"question_asked": registration._get_question()}
            if registration.question_state == "changed":
                contribution.write({**values, "text": values["question_asked"]})
            elif registration.question_state == "reworded":
                contribution.write(values)

    def action_take_back_question(self):
        """Take these questions off the agenda again; the registrations keep them.

        :raises UserError: where staff worked on one of them since: nothing is lost
        """
        contributions = self.question_contribution_ids
        if worked_on := contributions.filtered(lambda c: c._is_worked_on()):
            raise UserError(
                self.env._(
                    "These questions stay on the agenda: they were reworded, "
                    "discussed or linked since. Delete them there if you mean it.\n"
                    "%(questions)s",
                    questions="\n".join(f"- {c.display_name}" for c in worked_on),
                )
            )
        contributions.unlink()

    def action_open_question(self):
        """Open the contribution that this question became.

        :return: an action on ``cafe.contribution``
        """
        return {
            "type": "ir.actions.act_window",
            "res_model": "cafe.contribution",
            "res_id": self.question_contribution_ids.ensure_one().id,
            "view_mode": "form",
        }

    @api.model
    def _get_new_question_domain(self):
        """:return: Domain of the questions that could come on the agenda"""
        return (
            Domain("question_brought", "!=", False)
            & Domain("state", "in", STANDING_STATES)
            & Domain("question_taken", "=", False)
        )

    def _get_question(self):
        """:return: str, the question without the space around it; empty for none"""
        self.ensure_one()
        return (self.question_brought or "").strip()

    def _say_taken(self, contributions):
        """:return: an action that says how many questions came on the agenda"""
        if not contributions:
            message = self.env._(
                "There is nothing to take over: no question of somebody who has a "
                "seat is missing on the agenda."
            )
        elif len(contributions) == 1:
            message = self.env._(
                "1 question is on the agenda now, under “%(item)s”.",
                item=contributions.item_id.name,
            )
        else:
            message = self.env._(
                "%(count)s questions are on the agenda now, under “%(item)s”.",
                count=len(contributions),
                item="”, “".join(contributions.item_id.mapped("name")),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if contributions else "info",
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
