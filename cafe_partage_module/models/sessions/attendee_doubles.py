from odoo import api, models
from odoo.tools import SQL, email_normalize

from ...tools.redaction import normalise_name

# A registration in one of these keeps its place.
LIVING_STATES = ("draft", "waiting", "open", "done")


class CafeAttendeeDoublesMixin(models.AbstractModel):
    """One person, one place: the same mailbox and the same name is the same person."""

    _name = "cafe.attendee.doubles.mixin"
    _description = "Doubles on the Registration Form"

    def _get_answer(self, event, person, kind):
        """:return: str, the answer to the first question of this type"""
        for question in event.question_ids:
            if question.question_type == kind:
                return person.get(f"{kind}-{question.id}", "")
        return ""

    def _get_identity(self, event, person):
        """:return: tuple of mail address and name that tell people apart"""
        email = email_normalize(self._get_answer(event, person, "email"))
        name = normalise_name(self._get_answer(event, person, "name"))
        return email or "", name

    def _find_form_doubles(self, event, people):
        """Yield ``(person, field, message)`` for who is on the form twice."""
        seen = {}
        for number, person in enumerate(people, start=1):
            identity = self._get_identity(event, person)
            if not identity[0]:
                continue
            first = seen.setdefault(identity, number)
            if first != number:
                message = self.env._(
                    "This is the same person as person %(number)s. Please fill in "
                    "somebody else, or register one person less.",
                    number=first,
                )
                yield number, "name", message

    @api.model
    def _find_doubles(self, event, people):
        """Who has a place in this session already, and who has to be asked.

        One query, by the index on the session and the mail address.

        :param event: the session
        :param people: list of dicts, as ``_get_people`` gives them
        :return: dict of the person's number on the form to a registration (sudo) of
            the same person; list of dicts to ask about, as ``_find_problems``
        """
        identities = [self._get_identity(event, person) for person in people]
        found = self._find_living(
            event, {email for email, _name in identities if email}
        )
        standing, questions = {}, []
        for number, (email, name) in enumerate(identities, start=1):
            same_mail = found.get(email, {})
            same = same_mail.get(name) if name else next(iter(same_mail.values()), None)
            if same:
                # sudo: a visitor registers again; nothing of it is shown to him
                standing[number] = self.env["event.registration"].sudo().browse(same)
            elif same_mail and not people[number - 1].get("another_person"):
                message = self.env._(
                    "Somebody with the address “%(email)s” is registered already, "
                    "under another name. Is %(name)s another person with the same "
                    "mailbox? Then tick the box at the name.",
                    email=email,
                    name=self._get_answer(event, people[number - 1], "name"),
                )
                questions.append((number, "another_person", message))
        return standing, self._as_problems(questions)

    def _find_living(self, event, emails):
        """:return: dict of address to a dict of name to the id of a registration"""
        found = {}
        if not emails:
            return found
        rows = self.env.execute_query(
            SQL(
                "SELECT id, lower(email), name FROM event_registration"
                " WHERE event_id = %s AND lower(email) IN %s"
                " AND active AND state IN %s ORDER BY id",
                event.id,
                tuple(emails),
                LIVING_STATES,
            )
        )
        for registration_id, email, name in rows:
            names = found.setdefault(email, {})
            names.setdefault(normalise_name(name), registration_id)
        return found

    @api.model
    def _remind(self, standing):
        """Mail the link to who has a place already; news on its way has it too.

        :param standing: ``event.registration`` (sudo)
        """
        standing.filtered(lambda registration: not registration.news)._tell("link")

    @api.model
    def _filter_own(self, registrations):
        """:return: those of the signed-in user, as attendee or as who booked"""
        if self.env.user._is_public():
            return registrations.browse()
        me = self.env.user.partner_id
        return registrations.filtered(
            lambda registration: me
            in (registration.attendee_partner_id, registration.partner_id)
        )
