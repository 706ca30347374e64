from odoo import api, models
from odoo.tools import email_normalize

from ...tools.attendee_form import clean_line
from ...tools.redaction import normalise_name

LONGEST = {"colleague_name": 120, "colleague_email": 254}


class CafeMyRegistrationHandoverMixin(models.AbstractModel):
    """A person hands her place over to a colleague."""

    _name = "cafe.my.registration.handover.mixin"
    _description = "Handing Over My Registration"

    @api.model
    def _read_colleague(self, posted):
        """:return: dict ``colleague_name`` and ``colleague_email`` (str), clean"""
        return {name: clean_line(posted.get(name)) for name in LONGEST}

    @api.model
    def _hand_over(self, registration, typed):
        """The colleague holds the place from now on, and gets a link of her own.

        Question, organisation and choices stay; consents and answers about the person
        go. Whoever registered several people keeps seeing this one; who registered
        herself has nothing to do with it any more.

        :param registration: as ``_open_in_turn`` gives it
        :param typed: dict, result of ``_read_colleague``
        :return: list of dicts ``field`` and ``message``, of what has to be mended;
            empty when it is done
        """
        problems = [
            {"field": field, "message": message}
            for field, message in self._find_colleague_problems(registration, typed)
        ]
        if problems:
            return problems
        values = {
            "name": typed["colleague_name"],
            "email": email_normalize(typed["colleague_email"]),
            "phone": False,
            "company_name": False,
            "consent_report": False,
            "consent_match": False,
            "visitor_id": False,
            "link_serial": registration.link_serial + 1,
            # what was printed for the one before opens no door
            "barcode": registration._get_random_barcode(),
            **self._get_new_partners(registration, typed),
        }
        registration.registration_answer_ids.unlink()
        registration.write(values)
        registration._tell("handed_over")
        return []

    @api.model
    def _was_handed_over(self, token, typed):
        """Whether this very thing was done a moment ago, by a first click.

        :param token: str, a link that stopped working
        :param typed: dict, result of ``_read_colleague``
        :return: bool
        """
        registration, serial = self._read_token(token)
        return bool(
            registration
            and registration.link_serial == serial + 1
            and registration.email == email_normalize(typed["colleague_email"])
            and registration.name == typed["colleague_name"]
        )

    def _get_new_partners(self, registration, typed):
        """:return: dict of values: the contact of the colleague, looked up as for a new
        registration, and who booked"""
        event = registration.event_id
        values = {
            "event_id": event.id,
            "name": typed["colleague_name"],
            "email": email_normalize(typed["colleague_email"]),
        }
        registration._with_attendees(event, [values])
        found = {"attendee_partner_id": values.get("attendee_partner_id", False)}
        booker = registration.partner_id
        if booker == registration.attendee_partner_id or (
            booker
            and registration.email
            and booker.email_normalized == email_normalize(registration.email)
        ):
            found["partner_id"] = False
        return found

    def _find_colleague_problems(self, registration, typed):
        """Yield ``(field, message)`` of what stands in the way."""
        name, email = typed["colleague_name"], typed["colleague_email"]
        for field, most in LONGEST.items():
            if len(typed[field]) > most:
                yield (
                    field,
                    self.env._("This is too long: %(most)s is the most.", most=most),
                )
                return
        if not name:
            yield "colleague_name", self.env._("Please fill in your colleague's name.")
        if not email_normalize(email):
            yield (
                "colleague_email",
                self.env._(
                    "“%(value)s” is not a complete e-mail address.", value=email
                ),
            )
        elif name:
            yield from self._find_place_problems(registration, name, email)

    def _find_place_problems(self, registration, name, email):
        """Yield ``(field, message)`` where the colleague cannot have this place."""
        email = email_normalize(email)
        same = email == email_normalize(registration.email or "") and (
            normalise_name(name) == normalise_name(registration.name)
        )
        if same:
            yield "colleague_email", self.env._("This place is yours already.")
        elif self._find_place_of(registration, name, email):
            yield (
                "colleague_email",
                self.env._(
                    "%(name)s has a place in this session already. You can cancel "
                    "yours instead.",
                    name=name,
                ),
            )
        else:
            person = {
                "email": email,
                "organisation_id": registration.organisation_id.id,
            }
            refused = registration.event_id._find_not_invited([person])
            if 0 in refused:
                yield "colleague_email", refused[0]
