from odoo import api, models
from odoo.tools import email_normalize

from ...tools.attendee_form import LIMITS, clean_line, split_by_person
from ...tools.redaction import normalise_name


class CafeAttendeeForm(models.AbstractModel):
    """The registration form of a session, as it comes in from the website."""

    _name = "cafe.attendee.form"
    _description = "Registration Form of a Session"
    _inherit = [
        "cafe.attendee.places.mixin",
        "cafe.attendee.choices.mixin",
        "cafe.attendee.booker.mixin",
        "cafe.attendee.doubles.mixin",
    ]

    @api.model
    def _get_limits(self):
        """:return: dict of field name to the most characters it takes"""
        return LIMITS

    @api.model
    def _get_people(self, posted):
        """:return: list of dicts, as ``split_by_person`` gives them"""
        return split_by_person(posted)

    @api.model
    def _get_stock_answers(self, event, people):
        """What the stock form knows of people: questions, ticket and slot.

        Nothing else is set by id: a visitor does not choose whose registration it is.

        :param event: the session
        :param people: list of dicts, as ``_get_people`` gives them
        :return: dict of stock form keys to str
        """
        questions = {
            f"{question.question_type}-{question.id}" for question in event.question_ids
        }
        answers = {}
        for number, person in enumerate(people, start=1):
            answers[f"{number}-event_ticket_id"] = "0"
            for name, choices in (
                ("event_ticket_id", event.event_ticket_ids),
                ("event_slot_id", self._get_event_slots(event)),
            ):
                if person.get(name) in map(str, choices.ids):
                    answers[f"{number}-{name}"] = person[name]
            answers.update(
                (f"{number}-{name}", text)
                for name, text in person.items()
                if name in questions
            )
        return answers

    @api.model
    def _get_values(self, event, people, booker):
        """What only the registrations for a session know of people.

        :param event: the session
        :param people: list of dicts, as ``_get_people`` gives them
        :param booker: tuple, as ``_get_booker`` gives it
        :return: list of dicts of values for ``event.registration``
        """
        typed = [clean_line(person.get("organisation_name")) for person in people]
        Finder = self.env["cafe.organisation.finder"]
        # colleagues of one organisation: looked up once
        known = {name: Finder._match(name) for name in dict.fromkeys(typed) if name}
        return [
            {
                "organisation_id": known[name].id if name else False,
                "organisation_name": False if name and known[name] else name,
                "question_brought": person.get("question_brought") or False,
                "consent_report": bool(person.get("consent_report")),
                "lang": self.env.lang,
                **self._get_choice_values(person),
                **self._get_booker_values(event, person, booker),
            }
            for person, name in zip(people, typed, strict=True)
        ]

    def _get_booker_values(self, event, person, booker):
        """Her own booker has none; her address is kept as it can be compared."""
        email = email_normalize(self._get_answer(event, person, "email"))
        name = clean_line(self._get_answer(event, person, "name"))
        values = {"email": email} if email else {}
        own = email == booker[1] and normalise_name(name) == normalise_name(booker[0])
        if any(booker) and not own:
            values.update({"booker_name": booker[0], "booker_email": booker[1]})
        return values

    @api.model
    def _find_problems(self, event, people):
        """What people have to mend before they can register.

        Who came first, and who is registered already, is looked at later, with the
        turn taken.

        :param event: the session
        :param people: result of ``_get_people``
        :return: list of dicts ``person`` (int, from 1), ``field`` (what follows the
            number in the form's key) and ``message`` (str); empty when all is well
        """
        message = self._find_closed(event)
        if not message and not people:
            message = self.env._("Nobody was filled in on the form.")
        if not message and len(people) > event.EVENT_MAX_TICKETS:
            message = self.env._(
                "Please register at most %(most)s people at once.",
                most=event.EVENT_MAX_TICKETS,
            )
        if message:
            return self._as_problems([(1, "", message)])
        problems = [
            *self._find_ticket_problems(event, people),
            *self._find_booker_problems(people),
            *self._find_choice_problems(people),
            *self._find_form_doubles(event, people),
        ]
        for number, person in enumerate(people, start=1):
            problems += [
                (number, field, message)
                for field, message in [
                    *self._find_question_problems(event, person),
                    *self._find_length_problems(person),
                ]
                # the booker is on the form once
                if number == 1 or not field.startswith("booker_")
            ]
        return self._as_problems(problems)

    @api.model
    def _as_problems(self, found):
        """:return: list of dicts as ``_find_problems`` gives them, by person"""
        return [
            {"person": number, "field": field, "message": message}
            for number, field, message in sorted(found, key=lambda each: each[0])
        ]

    @api.model
    def _find_uninvited(self, event, rows, numbers):
        """Who may not come to a session for members.

        :param rows: list of dicts of values for ``event.registration``
        :param numbers: list of int, their places on the form
        :return: list of dicts, as ``_find_problems``
        """
        refused = event._find_not_invited(
            [
                {"email": row.get("email"), "organisation_id": row["organisation_id"]}
                for row in rows
            ]
        )
        return self._as_problems(
            [(numbers[place], "", message) for place, message in refused.items()]
        )

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
            "booker_name": self.env._("Your own name"),
            "booker_email": self.env._("Your own e-mail address"),
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
