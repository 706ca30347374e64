from odoo import Command, api, fields, models


class CafeAgendaOffer(models.TransientModel):
    """Staff tick what comes on the agenda of a session."""

    _name = "cafe.agenda.offer"
    _description = "Put on the Agenda"

    event_id = fields.Many2one("event.event", string="Session", required=True)
    question_ids = fields.One2many(
        "cafe.agenda.offer.line",
        "offer_id",
        string="Questions brought",
        domain=[("registration_id", "!=", False)],
    )
    topic_ids = fields.One2many(
        "cafe.agenda.offer.line",
        "offer_id",
        string="Open follow-ups of earlier sessions",
        domain=[("followup_id", "!=", False)],
    )

    @api.model
    def default_get(self, fields):
        """Offer what the session has open now."""
        values = super().default_get(fields)
        session = self.env["event.event"].browse(values.get("event_id"))
        if session:
            values["question_ids"] = [
                Command.create({"registration_id": registration.id})
                for registration in session._get_offered_questions()
            ]
            values["topic_ids"] = [
                Command.create({"followup_id": followup.id})
                for followup in session._get_offered_followups()
            ]
        return values

    def action_put(self):
        """Put what is ticked on the agenda.

        :return: an action that says how much that was
        """
        self.ensure_one()
        chosen = (self.question_ids | self.topic_ids).filtered("is_chosen")
        return self.event_id._put_on_agenda(chosen.registration_id, chosen.followup_id)


class CafeAgendaOfferLine(models.TransientModel):
    """A question or a topic that could come on the agenda."""

    _name = "cafe.agenda.offer.line"
    _description = "Put on the Agenda: Line"

    offer_id = fields.Many2one("cafe.agenda.offer", required=True, ondelete="cascade")
    is_chosen = fields.Boolean(string="Put on the agenda")
    registration_id = fields.Many2one("event.registration", ondelete="cascade")
    followup_id = fields.Many2one("cafe.followup", ondelete="cascade")
    question = fields.Text(related="registration_id.question_brought")
    organisation = fields.Char(related="registration_id.organisation_label")
    topic = fields.Char(related="followup_id.name")
    session_id = fields.Many2one(related="followup_id.event_id", string="Session")
    responsible_id = fields.Many2one(
        related="followup_id.responsible_partner_id", string="Responsible organisation"
    )
    state = fields.Selection(related="followup_id.state")
