from odoo import api, models
from odoo.tools import email_normalize

from ...tools.attendee_form import LIMITS, clean_line, split_by_person


class CafeAttendeeForm(models.AbstractModel):
    """The registration form of a session, as it comes in from the website."""

    _name = "cafe.attendee.form"
    _description = "Registration Form of a Session"

    @api.model
    def _get_limits(self):
        """:return: dict of field name to the most characters it takes"""
        return LIMITS

    @api.model
    def _get_people(self, posted):
        """:return: list of dicts, as ``split_by_person`` gives them"""
        return split_by_person(posted)

    @api.model
    def _get_stock_answers(self, event, person):
        """What the stock form knows of a person: questions, ticket and slot.

        Nothing else is set by id: a visitor does not choose whose registration it is.

        :param event: the session
        :param person: one of ``_get_people``
        :return: dict of stock form keys to str
        """
        answers = {f"1-{name}": text for name, text in person.items() if "-" in name}
        for name, choices in (
            ("event_ticket_id", event.event_ticket_ids),
            ("event_slot_id", event.event_slot_ids),
        ):
            if person.get(name) in map(str, choices.ids):
                answers[f"1-{name}"] = person[name]
        return answers

    @api.model
    def _get_values(self, person):
        """What only the registration for a session knows of a person.

        :param person: one of ``_get_people``
        :return: dict of values for ``event.registration``
        """
        typed = clean_line(person.get("organisation_name"))
        organisation = self.env["cafe.organisation.finder"]._match(typed)
        return {
            "organisation_id": organisation.id,
            "organisation_name": False if organisation else typed,
            "question_brought": person.get("question_brought") or False,
            "consent_report": bool(person.get("consent_report")),
            "lang": self.env.lang,
        }

    @api.model
    def _find_problems(self, event, people):
        """What people have to mend before they can register.

        :param event: the session
        :param people: result of ``_get_people``
        :return: list of dicts ``person`` (int, from 1), ``field`` (what follows the
            number in the form's key) and ``message`` (str); empty when all is well
        """
        if not people:
            message = self.env._("Nobody was filled in on the form.")
            return [{"person": 1, "field": "", "message": message}]
        if len(people) > event.EVENT_MAX_TICKETS:
            message = self.env._(
                "Please register at most %(most)s people at once.",
                most=event.EVENT_MAX_TICKETS,
            )
            return [{"person": 1, "field": "", "message": message}]
        return [
            {"person": number, "field": field, "message": message}
            for number, person in enumerate(people, start=1)
            for field, message in [
                *self._find_ticket_problems(event, person),
                *self._find_question_problems(event, person),
                *self._find_length_problems(person),
            ]
        ]

    def _find_ticket_problems(self, event, person):
        """Yield ``(field, message)`` where a ticket has to be chosen and was not."""
        tickets = event.event_ticket_ids
        if tickets and person.get("event_ticket_id") not in map(str, tickets.ids):
            yield "event_ticket_id", self.env._("Please choose a ticket.")

    def _find_question_problems(self, event, person):
        """Yield ``(field, message)`` for the event's own questions."""
        for question in event.question_ids:
            field = f"{question.question_type}-{question.id}"
            answer = person.get(field)
            if not answer and question.is_mandatory_answer:
                yield (
                    field,
                    self.env._("%(field)s: please fill this in.", field=question.title),
                )
            elif answer and question.question_type == "simple_choice":
                if answer not in map(str, question.answer_ids.ids):
                    yield (
                        field,
                        self.env._(
                            "%(field)s: please choose one of the answers.",
                            field=question.title,
                        ),
                    )
            elif answer and question.question_type == "email":
                if not email_normalize(answer):
                    yield (
                        field,
                        self.env._(
                            "%(field)s: “%(value)s” is not a complete e-mail address.",
                            field=question.title,
                            value=answer,
                        ),
                    )

    def _find_length_problems(self, person):
        """Yield ``(field, message)`` for what is too long."""
        labels = {
            "organisation_name": self.env._("Organisation"),
            "question_brought": self.env._("Your question"),
        }
        for field, most in LIMITS.items():
            length = len(person.get(field, ""))
            if length > most:
                yield (
                    field,
                    self.env._(
                        "%(field)s: this has %(length)s characters, and %(most)s is "
                        "the most.",
                        field=labels[field],
                        length=length,
                        most=most,
                    ),
                )
